import { field, path, query } from '../../../shared/fields/field';
import { locatorField } from '../../../shared/fields/locators';
import { oneOf, uuidList } from '../../../shared/fields/parsers';
import { booleanField } from '../../../shared/fields/simple';
import { valuesFilter } from '../../../shared/fields/valuesFilter';
import { list } from '../../engine/define';
import { moment, type Simplified } from '../../../shared/simplify';
import { communityLocator } from '../tenant';

const EXAMPLE_UUID = 'e.g. 2b7f4c9a-5e18-4d36-b0a7-9f3c6e8d1a52';

/** Alerts know a user by `user_uuid`, cases by `avatar_uuid`, which stands for the user in one community. */
const simplifiedUser: Simplified = {
	name: 'name',
	first_name: 'user.firstname',
	last_name: 'user.lastname',
	email: 'user.email',
	company_name: 'user.company_name',
	status: 'status',
	last_activity: moment('user.last_activity'),
	user_uuid: 'user.uuid',
	avatar_uuid: 'uuid',
	role_uuid: 'role_uuid',
};

export const getAll = list({
	documented: 'List all avatars of a community',
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many users',
	description: 'Find the users of a community, by name, role or status (List all avatars of a community)',
	call: 'GET /api/v1/communities/{community_uuid}/avatars/',
	pageSize: 100,
	simplified: simplifiedUser,
	sort: {
		description: 'What the users are sorted by',
		by: [
			{ name: 'Created At', value: 'created_at' },
			{ name: 'Name', value: 'name' },
			{ name: 'Updated At', value: 'updated_at' },
			{ name: 'UUID', value: 'uuid' },
		],
	},
	fields: [
		locatorField({ displayName: 'Community', name: 'communityUuid', description: 'The community whose users are listed' }, path('community_uuid'), communityLocator),
	],
	filters: [
		valuesFilter(
			{ displayName: 'User UUID in Cases', name: 'avatarUuid', description: 'Users by the UUID that stands for them in this community, as cases have it', placeholder: EXAMPLE_UUID },
			query('match[uuid]'),
			{ parser: uuidList },
		),
		booleanField(
			{ displayName: 'Invitation Accepted', name: 'confirmed', description: 'Whether the users must have accepted their invitation (on) or not yet (off)' },
			query('confirmed'),
			{ default: true },
		),
		valuesFilter({ displayName: 'User Name', name: 'name', description: 'Users with any of these names in this community', placeholder: 'e.g. Jane Doe' }, query('match[name]')),
		valuesFilter({ displayName: 'Role UUID', name: 'roleUuid', description: 'Users with any of these roles', placeholder: EXAMPLE_UUID }, query('match[role_uuid]'), { parser: uuidList }),
		field(
			{
				displayName: 'User Status',
				name: 'status',
				type: 'options',
				options: [
					{ name: 'Disabled', value: 'disabled' },
					{ name: 'Enabled', value: 'enabled' },
				],
				default: 'enabled',
				description: 'Whether the users may log in',
			},
			query('match[status]'),
			oneOf('disabled', 'enabled'),
		),
		valuesFilter(
			{ displayName: 'User UUID in Alerts', name: 'userUuid', description: 'Users by their own UUID, as alerts have it', placeholder: EXAMPLE_UUID },
			query('match[user_uuid]'),
			{ parser: uuidList },
		),
	],
	options: [
		booleanField(
			{ displayName: 'Include Parent Community', name: 'includeParent', description: 'Whether to add the users of the parent community' },
			query('include_parent'),
			{ default: true },
		),
	],
});
