import { allFields, also, byId, byName, casesOf, requiredOnly } from './operationCase';

const uuid = '2b7f4c9a-5e18-4d36-b0a7-9f3c6e8d1a52';
const callTo = (community: string) => `GET /api/v1/communities/${community}/avatars/`;

/** Cases of the operation on users. */
export const userCases = casesOf('user', {
	getAll: [
		allFields((simulator) => {
			const [, community] = simulator.world.reference.communities;
			const [jane] = simulator.world.reference.avatars;
			return {
				parameters: {
					communityUuid: byId(community!.uuid),
					returnAll: false,
					limit: 5,
					simplify: true,
					outputAsOneItem: true,
					filters: {
						avatarUuid: [jane!.uuid, uuid],
						confirmed: true,
						name: ['Jane Doe', 'John Doe'],
						roleUuid: [jane!.role.uuid],
						status: 'ENABLED',
						userUuid: `${jane!.user.uuid},${uuid}`,
					},
					options: { includeParent: true, sort: 'name', direction: 'asc', offset: 0, ignoreEmptyFilters: true },
				},
				requests: [
					{
						call: callTo(community!.uuid),
						query: {
							'match[uuid]': `${jane!.uuid},${uuid}`,
							confirmed: 'true',
							'match[name]': 'Jane Doe,John Doe',
							'match[role_uuid]': jane!.role.uuid,
							'match[status]': 'enabled',
							'match[user_uuid]': `${jane!.user.uuid},${uuid}`,
							include_parent: 'true',
							sort: 'name',
							direction: 'asc',
							limit: '5',
							offset: '0',
						},
					},
				],
				output: [{ items: [{ name: 'Jane Doe', email: 'jane.doe@example.com', user_uuid: jane!.user.uuid, avatar_uuid: jane!.uuid }], total: 1 }],
			};
		}),
		requiredOnly(({ world: { communityUuid, reference } }) => ({
			parameters: { communityUuid: byName('Example Corp') },
			requests: (requests) => expect(requests.map(({ path }) => path)).toEqual(['/api/v1/communities', `/api/v1/communities/${communityUuid}/avatars/`]),
			output: reference.avatars
				.filter(({ community_uuid: community }) => community === communityUuid)
				.map(({ uuid: avatar, user }) => ({ uuid: avatar, user: { uuid: user.uuid, email: user.email } })),
			pairedWith: reference.avatars.filter(({ community_uuid: community }) => community === communityUuid).map(() => 0),
		})),
		also('those who have not answered their invitation', ({ world: { communityUuid } }) => ({
			parameters: { communityUuid: byId(communityUuid), filters: { confirmed: false } },
			requests: [{ call: callTo(communityUuid), query: { confirmed: 'false', limit: '50', offset: '0' } }],
			output: [{ user: { email: 'chloe.legoff@example.com', confirmed: false } }],
		})),
	],
});
