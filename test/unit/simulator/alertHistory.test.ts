import { Client, startSimulator, type Simulator } from '../../simulator';

interface Page {
	items: Array<{ entry_type: string; created_at: number; uuid: string }>;
	total: number;
}

let simulator: Simulator;
let client: Client;
let path: string;
let alert: ReturnType<Simulator['world']['createAlert']>;

beforeAll(async () => {
	simulator = await startSimulator({ alerts: 1, events: 1 });
	client = new Client(simulator);
	alert = simulator.world.createAlert();
	path = `/api/v1/sic/alerts/${alert.short_id}/history`;
});
afterAll(() => simulator.stop());

describe('the history of an alert', () => {
	it('grows with what happens to it, and comes in pages', async () => {
		const before = await client.ok<Page>('GET', path);
		await client.ok('PATCH', `/api/v1/sic/alerts/${alert.uuid}`, { json: { urgency: 91 } });
		const after = await client.ok<Page>('GET', path);
		expect(after.total).toBe(before.total + 1);
		expect(after.items[0]).toMatchObject({ entry_type: 'urgency', urgency: { value: 91 } });
		expect(Number.isInteger(after.items[0]?.created_at)).toBe(true);
		const page = await client.ok<Page>('GET', path, { query: { limit: 1, offset: 0 } });
		expect(page).toEqual({ items: after.items.slice(0, 1), total: after.total });
	});

	it('is that of the alert of the community asked for', async () => {
		expect(await client.status('GET', path, { query: { community_uuid: alert.community_uuid } })).toBe(200);
		expect(await client.status('GET', path, { query: { community_uuid: simulator.world.newUuid() } })).toBe(404);
		expect(await client.status('GET', '/api/v1/sic/alerts/ALunknown123/history')).toBe(404);
	});

	it('refuses unknown parameters, large pages and keys without the permission', async () => {
		expect(await client.status('GET', path, { query: { sort: 'created_at' } })).toBe(400);
		expect(await client.status('GET', path, { query: { limit: 101 } })).toBe(400);
		const key = simulator.addApiKey({ permissions: ['Manage alerts'] });
		expect(await client.status('GET', path, { key })).toBe(403);
	});
});
