import { allFields, also, byId, fromList, requiredOnly } from './operationCase';

const ASSETS = '/api/v2/asset-management/assets';
const NEW_UUID = '2f9d6b1e-58a3-4c70-9e4b-7d0c1a8f3652';

const row = (name: string, value: string) => ({ name, value });

/** Cases of Create of Asset (V2). */
export const createCases = [
	allFields(({ world }) => {
		const communityUuid = world.reference.communities[1]!.uuid;
		const entityUuid = world.reference.entities[2]!.uuid;
		return {
			parameters: {
				communityUuid: fromList(communityUuid),
				name: ' DC ',
				type: 'network',
				additionalFields: {
					atoms: {
						row: [row('ipv4', '={{ $json.ip }}'), row('fqdn', 'dc01.corp.example'), row('ipv4', '192.0.2.11')],
					},
					category: 'server',
					criticality: 80,
					description: 'Domain controller\nof the Paris office',
					entityUuid: fromList(entityUuid),
					props: { row: [row('site', 'Paris, 9e'), row('rack', 'A'), row('rack', 'B')] },
					reviewed: true,
					source: 'import',
					tags: ['paris', '={{ $json.tags }}'],
					uuid: NEW_UUID,
				},
			},
			items: [{ json: { ip: '192.0.2.10', tags: ['tier, 0', 'ad'] } }],
			requests: [
				{
					call: `POST ${ASSETS}`,
					body: {
						community_uuid: communityUuid,
						name: 'DC',
						type: 'network',
						atoms: { ipv4: ['192.0.2.10', '192.0.2.11'], fqdn: ['dc01.corp.example'] },
						category: 'server',
						criticality: 80,
						description: 'Domain controller\nof the Paris office',
						entity_uuid: entityUuid,
						props: { site: 'Paris, 9e', rack: ['A', 'B'] },
						reviewed: true,
						source: 'import',
						tags: ['paris', 'tier, 0', 'ad'],
						uuid: NEW_UUID,
					},
				},
			],
			output: [{ uuid: NEW_UUID, name: 'DC', type: 'network', criticality: 80, reviewed: true, source: 'import' }],
			afterwards: () =>
				expect(world.assets.at(-1)).toMatchObject({
					uuid: NEW_UUID,
					community_uuid: communityUuid,
					entity_uuid: entityUuid,
					atoms: { ipv4: ['192.0.2.10', '192.0.2.11'], fqdn: ['dc01.corp.example'] },
					props: { site: ['Paris, 9e'], rack: ['A', 'B'] },
					tags: ['paris', 'tier, 0', 'ad'],
				}),
		};
	}),
	requiredOnly(({ world }) => ({
		parameters: { communityUuid: byId(world.communityUuid), name: '={{ $json.name }}', type: '={{ $json.type }}' },
		items: [{ json: { name: 'Alice', type: 'account' } }],
		requests: [{ call: `POST ${ASSETS}`, body: { community_uuid: world.communityUuid, name: 'Alice', type: 'account' } }],
		output: [{ name: 'Alice', type: 'account', criticality: 0, reviewed: false, source: 'manual' }],
	})),
	also('combines the properties of another asset with further ones', ({ world }) => ({
		parameters: {
			communityUuid: byId(world.communityUuid),
			name: 'DC01',
			type: 'host',
			additionalFields: {
				atoms: { row: [row('', '={{ $json.atoms }}'), row('ipv4', '={{ $json.more }}'), row('fqdn', 'a,b')] },
				props: { row: [row(' ', ' {"teams": "AD", "site": "Paris"} '), row('', '={{ $json.props }}')] },
			},
		},
		items: [
			{
				json: {
					atoms: { ipv4: '192.0.2.1', hostname: ['dc01'] },
					more: ['192.0.2.2', 3],
					props: { teams: ['DNS', 'DHCP'], floor: ['3'] },
				},
			},
		],
		requests: [
			{
				call: `POST ${ASSETS}`,
				body: {
					community_uuid: world.communityUuid,
					name: 'DC01',
					type: 'host',
					atoms: { ipv4: ['192.0.2.1', '192.0.2.2', '3'], hostname: ['dc01'], fqdn: ['a,b'] },
					props: { teams: ['AD', 'DNS', 'DHCP'], site: 'Paris', floor: ['3'] },
				},
			},
		],
		output: [{ name: 'DC01' }],
	})),
	also('does not send optional fields that were left empty', ({ world }) => ({
		parameters: {
			communityUuid: byId(world.communityUuid),
			name: 'DC01',
			type: 'host',
			additionalFields: {
				atoms: {},
				category: '',
				description: '',
				entityUuid: { __rl: true, mode: 'list', value: '' },
				props: { row: [] },
				tags: [''],
				uuid: '',
			},
		},
		requests: [{ call: `POST ${ASSETS}`, body: { community_uuid: world.communityUuid, name: 'DC01', type: 'host' } }],
		output: [{ name: 'DC01' }],
	})),
];
