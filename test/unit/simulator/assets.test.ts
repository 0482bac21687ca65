import { Client, startSimulator, type Simulator } from '../../simulator';

interface Page<T> {
	items: T[];
	total?: number;
}

const V1 = '/api/v1/asset-management/assets';
const V2 = '/api/v2/asset-management/assets';

let simulator: Simulator;
let client: Client;

beforeAll(async () => {
	simulator = await startSimulator({ alerts: 1, events: 1 });
	client = new Client(simulator);
});
afterAll(() => simulator.stop());

describe('assets', () => {
	it('are the same in both APIs', async () => {
		const json = {
			asset_type: { name: 'computer' },
			name: 'srv-1',
			criticity: 70,
			keys: [{ name: 'ip-v4', value: '192.0.2.7' }],
		};
		const v1 = await client.ok<{ uuid: string }>('POST', V1, { json });
		expect(v1).toMatchObject({
			criticity: { value: 70, display: 'high' },
			asset_type: { name: 'computer' },
			keys: [{ name: 'ip-v4' }],
		});
		expect(await client.ok('GET', `${V2}/${v1.uuid}`)).toMatchObject({
			type: 'host',
			criticality: 70,
			atoms: { ipv4: ['192.0.2.7'] },
		});
		const query = { name: 'owner', value: 'a & b=c' };
		const row = await client.ok('POST', `${V1}/${v1.uuid}/attr`, { query, json: {} });
		expect(row).toMatchObject(query);
		expect(row.uuid).not.toBe(v1.uuid);
		expect(await client.ok('GET', `${V1}/${v1.uuid}`)).toMatchObject({ attributes: [row] });
		const listed = await client.ok<Page<object>>('GET', V1, {
			query: { 'match[name]': 'srv-1', 'range[criticality]': '70,70' },
		});
		expect(listed.items[0]).not.toHaveProperty('keys');
		expect(await client.status('POST', `${V1}/${v1.uuid}/keys`, { query: { name: 'x' } })).toBe(400);
		expect(await client.status('DELETE', `${V1}/${v1.uuid}`)).toBe(204);
		expect(await client.status('GET', `${V1}/${v1.uuid}`)).toBe(404);
	});

	it('can be merged, updated and revoked in v2', async () => {
		const create = (name: string, atoms: Record<string, string[]>) =>
			client.ok<{ uuid: string }>('POST', V2, {
				json: { name, type: 'host', community_uuid: simulator.world.communityUuid, atoms },
			});
		const [one, two] = [await create('one', { ipv4: ['192.0.2.1'] }), await create('two', { ipv4: ['192.0.2.2'] })];
		const merged = await client.ok('POST', `${V2}/merge`, { json: { destination: one.uuid, sources: [two.uuid] } });
		expect(merged).toMatchObject({ atoms: { ipv4: ['192.0.2.1', '192.0.2.2'] } });
		expect(await client.ok('GET', `${V2}/${two.uuid}`)).toMatchObject({ revoked: true });
		await client.ok('PUT', `${V2}/${one.uuid}`, { json: { criticality: 40, reviewed: true } });
		const query = { search: '192.0.2.2', also_search_in_detection_properties: true, criticality: 40 };
		expect(await client.ok('GET', V2, { query })).toMatchObject({
			total: 1,
			items: [{ uuid: one.uuid, reviewed: true }],
		});
		expect(await client.ok('GET', V2, { query: { ...query, format: 'v1' } })).toMatchObject({
			items: [{ criticity: { value: 40 } }],
		});
		expect((await client.call('POST', `${V2}/${one.uuid}/prop/site`, { json: 'par' })).body).toBe(true);
		await client.ok('PUT', `${V2}/${one.uuid}/revoke`);
		expect(await client.ok('GET', V2, { query: { uuids: one.uuid } })).toMatchObject({ total: 0 });
		expect(await client.ok('GET', V1, { query: { 'match[uuid]': one.uuid } })).toMatchObject({ total: 0 });
	});

	it('have no first API on newer tenants', async () => {
		const newer = await startSimulator({ alerts: 1, events: 1, assetsV1: false });
		const other = new Client(newer);
		expect(await other.status('GET', V1)).toBe(404);
		expect(await other.status('GET', V2)).toBe(200);
		await newer.stop();
	});
});
