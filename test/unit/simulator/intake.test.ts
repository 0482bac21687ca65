import { gzipSync } from 'node:zlib';
import { Client, startSimulator, type CallOptions, type Simulator } from '../../simulator';

const JSON_TYPE = { 'content-type': 'application/json' };

let simulator: Simulator;
let client: Client;

beforeAll(async () => {
	simulator = await startSimulator({ alerts: 1, events: 1 });
	client = new Client(simulator);
});
afterAll(() => simulator.stop());

describe('intake', () => {
	const push = (jsons: string[], options: CallOptions = {}) =>
		client.call('POST', '/api/v1/intake-http/batch', {
			key: null,
			json: { intake_key: simulator.intakeKey, jsons },
			...options,
		});

	it('keeps events in order, at each of its URLs, compressed or not', async () => {
		const jsons = ['{"n":1}', 'plain text', '{"n":3}'];
		const { body } = await push(jsons);
		const { event_ids } = body as { event_ids: string[] };
		const stored = simulator.world.intakeEvents.slice(-3);
		expect(stored.map(({ event_id }) => event_id)).toEqual(event_ids);
		expect(stored.map(({ raw }) => raw)).toEqual(jsons);
		const raw = gzipSync(JSON.stringify({ intake_key: simulator.intakeKey, jsons }));
		const headers = { ...JSON_TYPE, 'content-encoding': 'gzip' };
		expect(await client.status('POST', '/batch', { key: null, raw, headers })).toBe(200);
		expect(simulator.requests.at(-1)?.body).toEqual({ intake_key: simulator.intakeKey, jsons });
		expect(await client.status('POST', '/batch', { key: null, raw: Buffer.from('no gzip'), headers })).toBe(400);
	});

	it('refuses API keys, unknown intake keys, and events that are too large', async () => {
		expect((await push(['{}'], { key: simulator.apiKey })).status).toBe(400);
		expect((await push([], { json: { intake_key: 'wrong', jsons: ['{}'] } })).status).toBe(401);
		expect((await push([])).status).toBe(400);
		expect((await push(['x'.repeat(250_000)])).status).toBe(200);
		const accepted = simulator.world.intakeEvents.length;
		expect((await push(['ok', 'x'.repeat(250_001)])).status).toBe(413);
		expect((await push(Array.from({ length: 45 }, () => 'x'.repeat(240_000)))).status).toBe(413);
		expect(simulator.world.intakeEvents).toHaveLength(accepted);
	});

	it('can accept a batch in part, with one status per event', async () => {
		const other = await startSimulator({ alerts: 1, events: 1, intakePerEventStatus: true });
		const json = { intake_key: other.intakeKey, jsons: ['a', 'x'.repeat(250_001), 'b'] };
		const { event_ids, statuses } = await new Client(other).ok<{
			event_ids: string[];
			statuses: Array<{ status: number }>;
		}>('POST', '/batch', { key: null, json });
		expect(event_ids).toHaveLength(2);
		expect(statuses.map(({ status }) => status)).toEqual([200, 413, 200]);
		await other.stop();
	});
});
