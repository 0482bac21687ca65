import { isWriting } from '../../../nodes/Sekoia/engine/operation';
import { resources } from '../../../nodes/Sekoia/resources';
import { maxConcurrent } from '../../harness/concurrency';
import { outputOf, runNode, type NodeRun } from '../../harness/engine';
import { useSimulator } from '../../harness/simulated';
import type { Simulator } from '../../simulator';
import { byId } from '../operations/operationCase';
import { commentAlert, getAlert, strike } from './alertRuns';

let simulator: Simulator;
let shortId: string;
useSimulator({ alerts: 5, events: 10 }, (started) => {
	simulator = started;
	shortId = simulator.world.createAlert().short_id;
});

const five = Array.from({ length: 5 }, (_, index) => ({ json: { index } }));
const comment = (requestOptions = {}): NodeRun => {
	const run = commentAlert(simulator, shortId, '={{ `Comment ${$json.index}` }}');
	return { ...run, parameters: { ...run.parameters, requestOptions: { requestsPerSecond: 90, ...requestOptions } }, items: five };
};
const update = (): NodeRun => ({
	...comment(),
	parameters: {
		resource: 'alert',
		operation: 'update',
		uuid: byId(shortId),
		updateFields: { urgency: '={{ 10 + $json.index }}' },
		requestOptions: { requestsPerSecond: 90 },
	},
});
const sent = () => simulator.requests.filter(({ method }) => method !== 'GET');

describe('an operation that changes something', () => {
	test.each([
		['a POST', comment],
		['a PATCH', update],
	])('handles items in order, one at a time: %s', async (_, run) => {
		strike(simulator, { delayMs: 30 });
		await outputOf(run());
		expect(sent()).toHaveLength(5);
		expect(maxConcurrent(sent())).toBe(1);
		const said = sent().map(({ body }) => JSON.stringify(body));
		expect(said).toEqual([...said].sort());
	});

	test.each([
		['a POST', comment],
		['a PATCH', update],
	])('sends nothing after an item that fails: %s', async (_, run) => {
		strike(simulator, { status: 400, body: { message: 'out of order' }, times: 1 });
		const { error, items } = await runNode(run());
		expect(error?.context?.itemIndex).toBe(0);
		expect(items).toEqual([]);
		expect(sent()).toHaveLength(1);
	});

	test('sends what stands before an item that cannot be read, and nothing after it', async () => {
		const run = comment();
		const { error } = await runNode({ ...run, parameters: { ...run.parameters, uuid: byId(`={{ $json.index === 2 ? 'nope' : '${shortId}' }}`) } });
		expect(error?.context?.itemIndex).toBe(2);
		expect(sent().map(({ body }) => body)).toEqual([{ content: 'Comment 0' }, { content: 'Comment 1' }]);
	});

	test('goes on in order when the node continues after errors', async () => {
		strike(simulator, { status: 400, body: { message: 'out of order' }, times: 1 });
		const { items } = await runNode({ ...comment(), onError: 'continueRegularOutput' });
		expect(items.map(({ json }) => 'error' in json)).toEqual([true, false, false, false, false]);
		expect(maxConcurrent(sent())).toBe(1);
	});

	test.each([4, '={{ 4 }}', '4'])('handles several at once when Max Concurrent Requests says so: %p', async (maxConcurrentRequests) => {
		strike(simulator, { delayMs: 300 });
		await outputOf(comment({ maxConcurrentRequests }));
		expect(maxConcurrent(sent())).toBe(4);
	});

	test.each(['', '={{ undefined }}', '={{ null }}'])('stays in order when Max Concurrent Requests comes to nothing: %p', async (maxConcurrentRequests) => {
		strike(simulator, { delayMs: 30 });
		await outputOf(comment({ maxConcurrentRequests }));
		expect(maxConcurrent(sent())).toBe(1);
	});
});

test('an operation that only reads handles items side by side', async () => {
	strike(simulator, { delayMs: 300 });
	await outputOf({ ...getAlert(simulator, shortId, { requestOptions: { requestsPerSecond: 90 } }), items: five });
	expect(maxConcurrent(simulator.requests)).toBe(5);
});

test('what reads and what writes follows from what the operation is called', () => {
	const operations = resources.flatMap(({ operations: all }) => all).filter(({ kind }) => kind !== 'batch');
	for (const operation of operations) {
		const reads = /^(Get|Search|Predict|Find|List|Read) /.test(operation.action);
		expect([operation.action, isWriting(operation)]).toEqual([operation.action, !reads]);
	}
});
