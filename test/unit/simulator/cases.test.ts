import { Client, startSimulator, type Simulator } from '../../simulator';

interface Page<T> {
	items: T[];
	total?: number;
	has_more?: boolean;
}

const CASES = '/api/v1/sic/cases';

let simulator: Simulator;
let client: Client;

beforeAll(async () => {
	simulator = await startSimulator({ alerts: 10, events: 20 });
	client = new Client(simulator);
});
afterAll(() => simulator.stop());

describe('cases', () => {
	it('are created, edited, searched, commented and deleted', async () => {
		const created = await client.ok<{ uuid: string; short_id: string }>('POST', CASES, {
			json: { title: 'Odd logons', tags: ['vip'] },
		});
		expect(created.short_id).toMatch(/^CA/);
		await client.ok('PATCH', `${CASES}/${created.short_id}`, { json: { priority: 'high' } });
		const found = await client.ok<Page<object>>('GET', CASES, {
			query: { 'match[tags]': 'vip', 'match[priority]': 'high' },
		});
		expect(found).toMatchObject({ total: 1, has_more: false, items: [{ uuid: created.uuid }] });
		await client.ok('POST', `${CASES}/${created.uuid}/comments`, { json: { content: 'Hello' } });
		expect(await client.ok('GET', `${CASES}/${created.uuid}/comments`)).toMatchObject({
			total: 1,
			items: [{ content: 'Hello' }],
		});
		expect(await client.status('PATCH', `${CASES}/${created.uuid}`, { json: { description: '' } })).toBe(400);
		expect(await client.status('DELETE', `${CASES}/${created.uuid}`)).toBe(204);
		expect(await client.status('GET', `${CASES}/${created.uuid}`)).toBe(404);
	});

	it('take alerts and events, and let go of them', async () => {
		const { uuid } = simulator.world.createCase({ title: 'Collection' });
		const [first, second] = [simulator.world.createAlert(), simulator.world.createAlert()];
		const path = `${CASES}/${uuid}`;
		expect(await client.ok('PATCH', `${path}/alerts`, { json: { alerts: [first.short_id] } })).toHaveProperty('status');
		await client.ok('PATCH', `${path}/alerts`, { json: { alerts: [second.uuid] } });
		expect(await client.ok('GET', path)).toMatchObject({
			number_of_alerts: 2,
			alerts: [{ uuid: first.uuid }, { uuid: second.uuid }],
		});
		await client.ok('POST', `${path}/alerts`, { json: { alerts: [second.uuid] } });
		expect(simulator.world.case(uuid).alerts).toEqual([second.uuid]);
		expect(await client.status('PATCH', `${path}/alerts`, { json: { alerts: ['ALunknown000'] } })).toBe(404);
		expect(await client.status('PATCH', `${path}/alerts`, { json: {} })).toBe(400);
		const query = { is_assigned_to_case: true, 'match[uuid]': second.uuid };
		expect(await client.ok('GET', '/api/v1/sic/alerts', { query })).toMatchObject({ total: 1 });

		const event = simulator.world.events.event(5);
		const ids = { add: String(event.__event_id), remove: String(event['event.id']) };
		expect(await client.status('POST', `${path}/events`, { json: { event_ids: [ids.add] } })).toBe(204);
		expect(await client.status('DELETE', `${path}/events/${ids.add}`)).toBe(404);
		expect(await client.status('DELETE', `${path}/events/${ids.remove}`)).toBe(204);
	});
});
