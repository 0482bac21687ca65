import { outputOf } from '../harness/engine';
import { startSimulator, type Simulator } from '../simulator';

/** The platform blocks an address above this many requests in one second; the nodes aim at half of it. */
const BLOCKED_AT = 100;

let simulator: Simulator;

beforeAll(async () => {
	simulator = await startSimulator({ alerts: 5, events: 0, rateLimit: BLOCKED_AT });
});
afterAll(async () => await simulator.stop());

/** The most requests that arrived within any one second. */
function peak(times: number[]): number {
	return Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + 1000).length));
}

test('1,000 items run to the end at the default pace, without a block', async () => {
	const { short_id: shortId } = simulator.world.createAlert();
	const items = Array.from({ length: 1_000 }, (_, index) => ({ json: { index } }));
	const output = await outputOf({
		parameters: { resource: 'alert', operation: 'get', uuid: { __rl: true, mode: 'id', value: shortId } },
		credential: { apiKey: simulator.apiKey, baseUrl: simulator.url },
		items,
	});
	expect(output).toHaveLength(1_000);
	expect(simulator.requests.filter(({ status }) => status !== 200)).toEqual([]);
	expect(simulator.requests).toHaveLength(1_000);
	expect(peak(simulator.requests.map(({ startedAt }) => startedAt))).toBeLessThan(BLOCKED_AT);
}, 120_000);

test('two nodes at once share the limit of the host', async () => {
	simulator.clearRequests();
	const { short_id: shortId } = simulator.world.createAlert();
	const run = () =>
		outputOf({
			parameters: {
				resource: 'alert',
				operation: 'get',
				uuid: { __rl: true, mode: 'id', value: shortId },
				requestOptions: { maxConcurrentRequests: 20 },
			},
			credential: { apiKey: simulator.apiKey, baseUrl: simulator.url },
			items: Array.from({ length: 75 }, () => ({ json: {} })),
		});
	await Promise.all([run(), run()]);
	expect(simulator.requests).toHaveLength(150);
	expect(peak(simulator.requests.map(({ startedAt }) => startedAt))).toBeLessThan(BLOCKED_AT);
}, 60_000);
