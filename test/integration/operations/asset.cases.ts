import type { Simulator } from '../../simulator';
import { allFields, also, byId, byName, casesOf, fromList, requiredOnly } from './operationCase';

const ASSETS = '/api/v1/asset-management/assets';
const COMPUTER = { uuid: '65f8ebba-e400-4ef7-844d-2881e2cf175c', name: 'computer' };
const NETWORK = { uuid: '4aac4b72-14cf-4159-a4e5-32fa8c1f3da6', name: 'network' };
const PERSON = { uuid: 'e47dcc10-7c1d-4922-b20f-5d16b5e3648f', name: 'person' };
/** A type that not every tenant has. */
const WEBSITE = { uuid: '8c1d5e70-2b94-4f36-a7d8-0e6b3f9c5a12', name: 'website' };
const TECHNICAL = '1c646cb3-54c3-44cb-88d3-2db24de2fcf4';

const firstAsset = ({ world }: Simulator) => world.assets[0]!;

/** Cases for adding an attribute and for adding a key, which work the same way. */
const rowCases = (path: string, part: 'atoms' | 'props', property: string) => [
	allFields((simulator) => {
		const asset = firstAsset(simulator);
		const name = part === 'atoms' ? 'ip-v4' : 'site & floor';
		return {
			parameters: { uuid: fromList(asset.uuid, asset.name), name, value: '={{ $json.value }}' },
			items: [{ json: { value: 'a+b=c / 日本' } }],
			requests: [{ call: `POST ${ASSETS}/${asset.uuid}/${path}`, query: { name, value: 'a+b=c / 日本' }, body: {} }],
			output: [{ uuid: expect.stringMatching(/^[0-9a-f-]{36}$/) as string, name, value: 'a+b=c / 日本' }],
			afterwards: () => expect(asset[part][property]).toContain('a+b=c / 日本'),
		};
	}),
	requiredOnly((simulator) => {
		const asset = firstAsset(simulator);
		return {
			parameters: { uuid: byId(asset.uuid), name: 'as', value: 64500 },
			requests: [{ call: `POST ${ASSETS}/${asset.uuid}/${path}`, query: { name: 'as', value: '64500' }, body: {} }],
			output: [{ name: 'as', value: '64500' }],
		};
	}),
];

/** Cases of the operations on assets. */
export const assetCases = casesOf('asset', {
	addAttribute: rowCases('attr', 'props', 'site & floor'),
	addKey: rowCases('keys', 'atoms', 'ipv4'),
	create: [
		allFields(({ world }) => {
			const communityUuid = world.reference.communities[1]!.uuid;
			const attributes = [
				{ name: 'site', value: 'Paris' },
				{ name: 'floor', value: '3' },
			];
			const keys = [{ name: 'ip-v4', value: '192.0.2.10' }];
			return {
				parameters: {
					name: '={{ $json.host }}',
					assetType: fromList(COMPUTER.uuid),
					criticity: 80,
					additionalFields: {
						attributes: { row: attributes },
						communityUuid: fromList(communityUuid),
						description: 'Domain controller\nof the Paris office',
						keys: { row: [{ name: 'ip-v4', value: '={{ $json.ip }}' }] },
						owners: ['alice@corp.example', '={{ $json.others }}'],
					},
				},
				items: [{ json: { host: 'DC01', ip: '192.0.2.10', others: ['bruno', 'chloe'] } }],
				requests: [
					{
						call: `POST ${ASSETS}`,
						body: {
							asset_type: COMPUTER,
							name: 'DC01',
							criticity: 80,
							description: 'Domain controller\nof the Paris office',
							attributes,
							keys,
							owners: ['alice@corp.example', 'bruno', 'chloe'],
							community_uuid: communityUuid,
						},
					},
				],
				output: [
					{
						name: 'DC01',
						asset_type: COMPUTER,
						criticity: { value: 80, display: 'high' },
						owners: ['alice@corp.example', 'bruno', 'chloe'],
						attributes: attributes.map((row) => expect.objectContaining(row) as object),
						keys: keys.map((row) => expect.objectContaining(row) as object),
					},
				],
				afterwards: () => expect(world.assets.at(-1)).toMatchObject({ name: 'DC01', community_uuid: communityUuid }),
			};
		}),
		...[fromList(WEBSITE.uuid), byId(WEBSITE.uuid.toUpperCase()), byName('Website')].map((assetType) =>
			allFields(
				() => ({
					parameters: { name: 'Shop', assetType, criticity: 0 },
					items: [{ json: {} }, { json: {} }],
					// The types are requested once, regardless of the number of items.
					requests: (requests) => {
						const body = { name: 'Shop', asset_type: WEBSITE, criticity: 0 };
						expect(requests.map((request) => [request.path, request.body])).toEqual([
							['/api/v1/asset-management/asset-types', undefined],
							[ASSETS, body],
							[ASSETS, body],
						]);
					},
					output: [{ name: 'Shop', asset_type: WEBSITE }, { name: 'Shop' }],
				}),
				`a type that only this tenant has, by ${String(assetType.mode)}`,
			),
		),
		requiredOnly(() => ({
			parameters: { name: 'Alice', assetType: byName('person'), criticity: '={{ $json.criticity }}' },
			items: [{ json: { criticity: '40' } }],
			requests: [{ call: `POST ${ASSETS}`, body: { name: 'Alice', asset_type: PERSON, criticity: 40 } }],
			output: [{ name: 'Alice', criticity: { value: 40, display: 'medium' }, keys: [], attributes: [] }],
		})),
		also('the type from an expression, by name, by UUID or as an object', () => ({
			parameters: { name: 'X', assetType: byName('={{ $json.type }}'), criticity: 0 },
			items: [{ json: { type: 'Network' } }, { json: { type: NETWORK.uuid } }, { json: { type: NETWORK } }],
			requests: (requests) => {
				const body = { name: 'X', asset_type: NETWORK, criticity: 0 };
				expect(requests.map((request) => request.body)).toEqual([body, body, body]);
			},
			output: [{ asset_type: NETWORK }, { asset_type: NETWORK }, { asset_type: NETWORK }],
		})),
	],
	delete: [
		allFields((simulator) => {
			const { uuid, name } = firstAsset(simulator);
			return {
				parameters: { uuid: fromList(uuid, name) },
				requests: [{ call: `DELETE ${ASSETS}/${uuid}` }],
				output: (output) => expect(output).toEqual([{ deleted: true, uuid, asset_uuid: uuid }]),
				afterwards: () => expect(simulator.world.assets.map((asset) => asset.uuid)).not.toContain(uuid),
			};
		}),
		requiredOnly((simulator) => {
			const [one, two] = simulator.world.assets.slice(0, 2).map(({ uuid }) => uuid);
			return {
				parameters: { uuid: byId('={{ $json.asset }}') },
				items: [{ json: { asset: one } }, { json: { asset: two } }],
				requests: (requests) =>
					expect(requests.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(
						[`DELETE ${ASSETS}/${one}`, `DELETE ${ASSETS}/${two}`].sort(),
					),
				output: [
					{ deleted: true, uuid: one },
					{ deleted: true, uuid: two },
				],
			};
		}),
	],
	get: [
		allFields((simulator) => {
			const { uuid, name } = firstAsset(simulator);
			return {
				parameters: { uuid: fromList(uuid, name) },
				requests: [{ call: `GET ${ASSETS}/${uuid}` }],
				output: [{ uuid, name, asset_type: COMPUTER, keys: expect.any(Array) as object }],
			};
		}),
		requiredOnly((simulator) => {
			const { uuid } = firstAsset(simulator);
			return {
				parameters: { uuid: byId('={{ $json.assets[0] }}') },
				items: [{ json: { assets: [uuid] } }],
				requests: [{ call: `GET ${ASSETS}/${uuid}` }],
				output: [{ uuid }],
			};
		}),
	],
	getAll: [
		allFields(({ world }) => {
			const [first, second] = world.assets.filter(({ type }) => type === 'host');
			first!.criticality = second!.criticality = 60;
			for (const asset of [first!, second!]) {
				asset.createdMs = Date.parse('2025-02-01T12:00:00Z');
				asset.updatedMs = Date.parse('2025-03-01T12:00:00Z');
			}
			return {
				parameters: {
					returnAll: false,
					limit: 7,
					filters: {
						categoryName: ['technical', 'people'],
						categoryUuid: [TECHNICAL],
						communityUuid: [fromList(world.communityUuid)],
						createdAt: { range: { from: '2025-02-01T00:00:00+01:00', to: '2025-02-02T00:00:00Z' } },
						criticality: { range: { min: 50, max: 70 } },
						name: [first!.name, '={{ $json.name }}'],
						typeName: ['computer'],
						typeUuid: [fromList(COMPUTER.uuid), byId(NETWORK.uuid)],
						updatedAt: { range: { from: '2025-03-01T00:00:00Z', to: '={{ $json.until }}' } },
						uuid: [first!.uuid, second!.uuid],
					},
					outputAsOneItem: true,
					options: { direction: 'asc', extended: true, offset: 1, ignoreEmptyFilters: true, sort: 'name' },
				},
				items: [{ json: { name: second!.name, until: '2025-03-02T00:00:00Z' } }],
				requests: [
					{
						call: `GET ${ASSETS}`,
						query: {
							'match[category_name]': 'technical,people',
							'match[category_uuid]': TECHNICAL,
							'match[community_uuid]': world.communityUuid,
							'date[created_at]': '2025-01-31T23:00:00.000Z,2025-02-02T00:00:00.000Z',
							'range[criticality]': '50,70',
							'match[name]': `${first!.name},${second!.name}`,
							'match[type_name]': 'computer',
							'match[type_uuid]': `${COMPUTER.uuid},${NETWORK.uuid}`,
							'date[updated_at]': '2025-03-01T00:00:00.000Z,2025-03-02T00:00:00.000Z',
							'match[uuid]': `${first!.uuid},${second!.uuid}`,
							direction: 'asc',
							extended: 'true',
							sort: 'name',
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
		requiredOnly(({ world }) => ({
			parameters: {},
			requests: [{ call: `GET ${ASSETS}`, query: { limit: '50', offset: '0' } }],
			output: (output) => {
				expect(output).toHaveLength(Math.min(50, world.assets.length));
				expect(output[0]).toMatchObject({ uuid: expect.any(String) as string, asset_type: expect.any(Object) as object });
			},
		})),
		also('gives each of two items its own results', ({ world }) => {
			const [one, two, three] = world.assets.map(({ name }) => name);
			return {
				parameters: { filters: { name: '={{ $json.names }}' }, options: { sort: 'name', direction: 'asc' } },
				items: [{ json: { names: [one, two] } }, { json: { names: [three] } }],
				requests: (requests) => expect(requests).toHaveLength(2),
				output: [...[one, two].sort(), three].map((name) => ({ name })),
				pairedWith: [0, 0, 1],
			};
		}),
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
	],
});
