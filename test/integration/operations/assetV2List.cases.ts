import { allFields, also, byId, fromList, requiredOnly } from './operationCase';

const ASSETS = '/api/v2/asset-management/assets';
const RULE = '2f9d6b1e-58a3-4c70-9e4b-7d0c1a8f3652';
const FORMAT = '9281438c-f7c3-4001-9bcc-45fd108ba1be';

/** Cases of Get Many of Asset (V2). */
export const getAllCases = [
	allFields(({ world }) => {
		const [first, second, third] = world.assets.filter(({ type }) => type === 'host');
		const three = [first!, second!, third!];
		for (const asset of three) {
			Object.assign(asset, { category: 'server', criticality: 60, source: 'import', tags: ['tier0'] });
			asset.atoms = { ipv4: ['192.0.2.1'] };
			asset.revoked = asset.reviewed = { atMs: world.nowMs(), by: world.analyst };
		}
		third!.criticality = 49;
		return {
			parameters: {
				returnAll: false,
				limit: 7,
				filters: {
					alsoSearchInDetectionProperties: true,
					alsoSearchInTags: false,
					category: ['server', '={{ $json.category }}'],
					communityUuids: [fromList(world.communityUuid)],
					connectors: ['connector-1', 'connector-2'],
					connectorsConfiguration: ['configuration'],
					criticality: 50,
					includeRevoked: true,
					intakeFormatUuids: [FORMAT],
					reviewed: true,
					ruleVersion: ['1', '2'],
					search: ' 192.0.2 ',
					source: ['import', 'manual'],
					tags: ['tier0', 'tier1'],
					type: ['host', 'network'],
					uuids: [fromList(first!.uuid), byId('={{ $json.others }}')],
				},
				outputAsOneItem: true,
				options: {
					direction: 'asc',
					incorporateAtoms: true,
					includeIntakeFormats: false,
					offset: 1,
					sort: 'name',
					ignoreEmptyFilters: true,
					withTelemetry: true,
				},
			},
			items: [{ json: { category: 'user', others: [second!.uuid, third!.uuid] } }],
			requests: [
				{
					call: `GET ${ASSETS}`,
					query: {
						also_search_in_detection_properties: 'true',
						also_search_in_tags: 'false',
						category: 'server,user',
						community_uuids: world.communityUuid,
						connectors: 'connector-1,connector-2',
						connectors_configuration: 'configuration',
						criticality: '50',
						include_revoked: 'true',
						intake_format_uuids: FORMAT,
						reviewed: 'true',
						rule_version: '1,2',
						search: '192.0.2',
						source: 'import,manual',
						tags: 'tier0,tier1',
						type: 'host,network',
						uuids: [first, second, third].map((asset) => asset!.uuid).join(','),
						direction: 'asc',
						incorporate_atoms: 'true',
						include_intake_formats: 'false',
						sort: 'name',
						with_telemetry: 'true',
						limit: '7',
						offset: '1',
					},
				},
			],
			output: (output) => {
				const last = [first!, second!].sort((one, other) => (one.name < other.name ? -1 : 1))[1]!;
				expect(output).toEqual([{ items: [expect.objectContaining({ uuid: last.uuid })], total: 2 }]);
			},
		};
	}),
	allFields(
		() => ({
			parameters: { filters: { ruleUuid: [RULE, FORMAT] } },
			requests: [{ call: `GET ${ASSETS}`, query: { rule_uuid: `${RULE},${FORMAT}`, limit: '50', offset: '0' } }],
			output: [],
		}),
		'a rule without assets',
	),
	allFields(
		() => ({
			parameters: { limit: 3, options: { format: 'v1' } },
			requests: [{ call: `GET ${ASSETS}`, query: { format: 'v1', limit: '3', offset: '0' } }],
			output: Array.from({ length: 3 }, () => ({ asset_type: { name: expect.any(String) as string }, criticity: { value: expect.any(Number) as number } })),
		}),
		'assets in the format of the first asset API',
	),
	requiredOnly(({ world }) => ({
		parameters: {},
		requests: [{ call: `GET ${ASSETS}`, query: { limit: '50', offset: '0' } }],
		output: (output) => {
			expect(output).toHaveLength(Math.min(50, world.assets.length));
			expect(output[0]).toMatchObject({ uuid: expect.any(String) as string, type: expect.any(String) as string });
		},
	})),
	also('a criticality of 0 and both switches off', () => ({
		parameters: { limit: 1, filters: { criticality: 0, includeRevoked: false, reviewed: false }, options: { format: '' } },
		requests: [
			{
				call: `GET ${ASSETS}`,
				query: { criticality: '0', include_revoked: 'false', reviewed: 'false', limit: '1', offset: '0' },
			},
		],
		output: [{ reviewed: false, revoked: false }],
	})),
	also('reads all pages', ({ world }) => {
		for (let i = 0; i < 250; i++) world.assets.push(world.draw.asset(world.nowMs(), world.analyst, `more-${i}`, 'host'));
		const { length } = world.assets;
		return {
			parameters: { returnAll: true },
			requests: [0, 99, 198, 297].map((offset) => ({
				call: `GET ${ASSETS}`,
				query: { limit: '100', offset: String(offset) },
			})),
			output: (output) => expect(new Set(output.map(({ uuid }) => uuid)).size).toBe(length),
		};
	}),
];
