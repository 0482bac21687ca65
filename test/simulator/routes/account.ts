import { PERMISSIONS, type ApiKey } from '../http/access';
import { flag } from '../http/query';
import { route } from '../http/route';
import type { World } from '../state/world';

function profile(world: World, key: ApiKey) {
	return {
		uuid: key.uuid,
		email: 'api-key@example.com',
		firstname: 'API',
		lastname: 'Key',
		type: 'apikey',
		community_uuid: world.communityUuid,
	};
}

function permissionsOf(key: ApiKey) {
	return key.permissions.map((title) => {
		const bitmask_id = PERMISSIONS.indexOf(title);
		return {
			uuid: `00000000-0000-4000-8000-${String(bitmask_id).padStart(12, '0')}`,
			bitmask_id,
			name: title.toUpperCase().replaceAll(' ', '_'),
			title,
			description: `${title} of the community`,
			feature: title.split(' ').slice(-1)[0],
		};
	});
}

/** Who the caller is; no permission is needed. */
export const accountRoutes = [
	route({
		method: 'GET',
		path: '/api/v1/me',
		query: { extended: flag() },
		run: ({ world, key, query }) => ({
			...profile(world, key),
			...(query.extended && { permissions: permissionsOf(key) }),
		}),
	}),
	route({
		method: 'GET',
		path: '/api/v1/me/permissions',
		run({ key }) {
			const items = permissionsOf(key);
			return { items, total: items.length };
		},
	}),
	route({
		method: 'GET',
		path: '/api/v1/auth/validate',
		run: ({ world, key }) => ({
			message: 'The token is valid',
			token: { identity: key.uuid, type: 'apikey', community_uuid: world.communityUuid, permissions: key.permissions },
		}),
	}),
];
