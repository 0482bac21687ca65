import { maxConcurrent } from '../../harness/concurrency';
import { expectCure, expectCureInMessage } from '../../harness/cure';
import { errorOf, outputOf, runNode, type NodeRun } from '../../harness/engine';
import { credentialFor, useSimulator } from '../../harness/simulated';
import { pause } from '../../harness/wait';
import type { Simulator } from '../../simulator';
import { commentAlert, getAlert, strike } from './alertRuns';

let simulator: Simulator;
let shortId: string;
useSimulator({ alerts: 20, events: 10 }, (started) => {
	simulator = started;
	shortId = simulator.world.createAlert().short_id;
});

test('a field with an expression is read for each item, however deep in the parameters it is', async () => {
	const short = simulator.world.alerts.slice(0, 3).map(({ short_id: id }) => id);
	const { items } = await runNode({
		parameters: {
			resource: 'alert',
			operation: 'search',
			filters: { shortId: ['={{ $json.id }}', 'ALzzzzzzzzzz'] },
			options: { sort: 'created_at' },
		},
		items: short.map((id) => ({ json: { id } })),
		credential: credentialFor(simulator),
	});
	expect(items.map(({ json }) => json.short_id)).toEqual(short);
	expect(simulator.requests.map(({ query }) => query.find(([name]) => name === 'match[short_id]')![1])).toEqual(
		expect.arrayContaining(short.map((id) => `${id},ALzzzzzzzzzz`)),
	);
});

describe('special characters arrive unchanged', () => {
	const nasty = 'a/b?c#d%e&f+g h"i\'j ünïcode 日本 ../../x';

	test('in the query', async () => {
		await outputOf({
			parameters: { resource: 'alert', operation: 'search', limit: 1, filters: { title: [nasty] } },
			credential: credentialFor(simulator),
		});
		const [request] = simulator.requests;
		expect(request!.path).toBe('/api/v1/sic/alerts');
		expect(request!.query).toContainEqual(['match[title]', nasty]);
	});

	test('in the body', async () => {
		await outputOf(commentAlert(simulator, shortId, nasty));
		expect(simulator.requests[0]!.body).toEqual({ content: nasty });
	});
});

describe('of many items', () => {
	/** Reads the alert that each item names. */
	const getEach = (ids: string[], onError?: NodeRun['onError']): NodeRun => ({
		...getAlert(simulator, '={{ $json.id }}'),
		items: ids.map((id) => ({ json: { id } })),
		onError,
	});
	/** Nothing but this text travels on, so it also says what to do. */
	const NO_ALERT =
		'"Alert" is neither a UUID nor a short ID: "nope". A short ID looks like ALq7Rk2pXw9d, a UUID like 7c9e6679-7425-40de-944b-e07fc1f90ae7.';

	test('one that fails becomes an item with the error when the node continues, and the others keep their order', async () => {
		const { items: output, error } = await runNode(getEach([shortId, 'nope', shortId], 'continueRegularOutput'));
		expect(error).toBeUndefined();
		expect(output.map(({ json }) => json.short_id ?? json.error)).toEqual([shortId, NO_ALERT, shortId]);
		expect(output.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
	});

	test('one that fails tells an agent all in one line, which gets either the message or the description', async () => {
		for (const run of [getEach(['nope']), { ...getEach([shortId]), credential: credentialFor(simulator, { apiKey: 'wrong' }) }]) {
			const error = await errorOf({ ...run, asTool: true });
			expectCureInMessage(error);
			expectCure(await errorOf(run));
		}
		const empty = { ...getEach([shortId]), credential: credentialFor(simulator, { apiKey: ' ' }), asTool: true } as const;
		expect((await errorOf(empty)).message).toBe('The API Key of the credential is empty. Enter an API key in the SEKOIA.IO API credential.');
	});

	test('one that fails goes to the error output when there is one', async () => {
		const result = await runNode(getEach([shortId, 'nope'], 'continueErrorOutput'));
		expect(result.items.map(({ json }) => json.short_id)).toEqual([shortId]);
		expect(result.errorItems.map(({ json }) => json.error)).toEqual([NO_ALERT]);
	});

	test('one that fails stops the node otherwise, with an error that says which item it was', async () => {
		expect((await errorOf(getEach([shortId, 'nope']))).context?.itemIndex).toBe(1);
	});

	test('as many are handled at once as Max Concurrent Requests allows', async () => {
		strike(simulator, { delayMs: 100 });
		const items = Array.from({ length: 12 }, () => ({ json: {} }));
		const requestOptions = { maxConcurrentRequests: 3, requestsPerSecond: 90 };
		await outputOf({ ...getAlert(simulator, shortId, { requestOptions }), items });
		expect(maxConcurrent(simulator.requests)).toBeLessThanOrEqual(3);
		expect(maxConcurrent(simulator.requests)).toBeGreaterThan(1);
	});

	test('no more are handled once the user stops the execution', async () => {
		strike(simulator, { delayMs: 300 });
		const items = Array.from({ length: 50 }, () => ({ json: {} }));
		const started = Date.now();
		await runNode({ ...getAlert(simulator, shortId), items, stopAfter: 200 });
		expect(Date.now() - started).toBeLessThan(5_000);
		const sent = simulator.requests.length;
		await pause(700);
		expect(simulator.requests.length).toBe(sent);
		expect(sent).toBeLessThan(20);
	});
});
