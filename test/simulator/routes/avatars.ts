import { notFound } from '../http/errors';
import { flag, list, named, oneOf, paging, sorting } from '../http/query';
import { page, route } from '../http/route';
import { isOneOf, sortBy } from '../search/filters';
import type { Avatar } from '../state/model';
import { iso } from '../views/time';

/** A user of a community as the API shows it. */
function avatarView({ uuid, name, user, status, role, createdMs, confirmed }: Avatar) {
	const at = iso(createdMs);
	return {
		uuid,
		role_uuid: role.uuid,
		name,
		user: {
			...user,
			company_name: 'Example Corp',
			picture_mode: 'gravatar',
			created_at: at,
			updated_at: at,
			confirmed,
			invitation_v2: confirmed ? null : { email: user.email },
			mfa_enabled: true,
			last_activity: confirmed ? at : null,
			auth_provider: 'local',
			sso_available: false,
		},
		created_at: at,
		updated_at: at,
		status,
		status_changed_at: at,
		roles: [role],
	};
}

/** Users of a community; no permission is documented. */
export const avatarRoutes = [
	route({
		method: 'GET',
		path: '/api/v1/communities/{community_uuid}/avatars/',
		query: {
			...paging(),
			...named('match', ['name', 'uuid', 'role_uuid', 'user_uuid'], list),
			'match[status]': oneOf('enabled', 'disabled'),
			confirmed: flag(),
			include_parent: flag(),
			...sorting('uuid', 'name', 'created_at', 'updated_at'),
		},
		run({ world, params, query }) {
			const community = world.reference.communities.find(({ uuid }) => uuid === params.community_uuid);
			if (!community) throw notFound('Community');
			const communities = [community.uuid, ...(query.include_parent ? [community.parent_community_uuid] : [])];
			const found = world.reference.avatars.filter(
				(avatar) =>
					communities.includes(avatar.community_uuid) &&
					isOneOf(query['match[name]'], avatar.name) &&
					isOneOf(query['match[uuid]'], avatar.uuid) &&
					isOneOf(query['match[role_uuid]'], avatar.role.uuid) &&
					isOneOf(query['match[user_uuid]'], avatar.user.uuid) &&
					(query['match[status]'] ?? avatar.status) === avatar.status &&
					(query.confirmed ?? avatar.confirmed) === avatar.confirmed,
			);
			const key = (avatar: Avatar) => (query.sort === 'uuid' || query.sort === 'name' ? avatar[query.sort] : avatar.createdMs);
			return page(sortBy(found, key, query.direction ?? 'asc').map(avatarView), query);
		},
	}),
];
