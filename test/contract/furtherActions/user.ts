import { optional, required, type DocumentedAction } from '../action';

/** Calls on users that SEKOIA.IO's OpenAPI file documents, by their summaries there. */
export const userActions: readonly DocumentedAction[] = [
	{
		name: 'List all avatars of a community',
		resource: 'user',
		operation: 'getAll',
		action: 'Get many users',
		call: 'GET /api/v1/communities/{community_uuid}/avatars/',
		arguments: [
			...required('path', 'community_uuid'),
			...optional(
				'query',
				'limit',
				'offset',
				'match[name]',
				'match[uuid]',
				'match[status]',
				'confirmed',
				'sort',
				'direction',
				'match[role_uuid]',
				'include_parent',
				'match[user_uuid]',
			),
		],
	},
];
