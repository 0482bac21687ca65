import { outputOf } from '../harness/engine';
import { credentialFor, useSimulator } from '../harness/simulated';
import type { Simulator } from '../simulator';
import { byId } from './operations/operationCase';

/** The platform blocks an address above this many requests in one second; the nodes send half as many. */
const BLOCKED_AT = 100;

let simulator: Simulator;
useSimulator({ alerts: 5, events: 0, rateLimit: BLOCKED_AT }, (started) => (simulator = started));

/** The largest number of requests that arrived within one second. */
function peak(times: number[]): number {
	return Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + 1000).length));
}

test('1,000 items at the default pace do not get the address blocked', async () => {
	const { short_id: shortId } = simulator.world.createAlert();
	const items = Array.from({ length: 1_000 }, (_, index) => ({ json: { index } }));
	const output = await outputOf({
		parameters: { resource: 'alert', operation: 'get', uuid: byId(shortId) },
		credential: credentialFor(simulator),
		items,
	});
	expect(output).toHaveLength(1_000);
	expect(simulator.requests.filter(({ status }) => status !== 200)).toEqual([]);
	expect(simulator.requests).toHaveLength(1_000);
	expect(peak(simulator.requests.map(({ startedAt }) => startedAt))).toBeLessThan(BLOCKED_AT);
}, 120_000);

test('two nodes that run at once share the limit of the host', async () => {
	const { short_id: shortId } = simulator.world.createAlert();
	const run = () =>
		outputOf({
			parameters: {
				resource: 'alert',
				operation: 'get',
				uuid: byId(shortId),
				requestOptions: { maxConcurrentRequests: 20 },
			},
			credential: credentialFor(simulator),
			items: Array.from({ length: 75 }, () => ({ json: {} })),
		});
	await Promise.all([run(), run()]);
	expect(simulator.requests).toHaveLength(150);
	expect(peak(simulator.requests.map(({ startedAt }) => startedAt))).toBeLessThan(BLOCKED_AT);
}, 60_000);
