import type { INodeExecutionData } from 'n8n-workflow';

import { maxConcurrent } from '../../harness/concurrency';
import { errorOf, runNode, type NodeRun } from '../../harness/engine';
import { credentialFor, useSimulator } from '../../harness/simulated';
import type { Simulator } from '../../simulator';

let simulator: Simulator;
useSimulator({ alerts: 1, events: 1 }, (started) => (simulator = started));

const lookUp = (items: INodeExecutionData[], more: Partial<NodeRun> = {}, apiKey = simulator.apiKey): NodeRun => ({
	parameters: { resource: 'indicator', operation: 'getContext', indicators: '={{ $json.ioc }}', simplify: true },
	items,
	credential: credentialFor(simulator, { apiKey }),
	...more,
});
const rows = (count: number, distinct = count): INodeExecutionData[] => Array.from({ length: count }, (_, at) => ({ json: { ioc: `x${at % distinct}.example` } }));

describe('the context of the indicators of several input items', () => {
	test('is asked for once for each indicator, and told for each item', async () => {
		const items = rows(120, 7);
		const { items: output } = await runNode(lookUp(items));
		expect(simulator.requests).toHaveLength(7);
		expect(output.map(({ json }) => json.value)).toEqual(items.map(({ json }) => json.ioc));
		expect(output.map(({ pairedItem }) => pairedItem)).toEqual(items.map((_, item) => ({ item })));
	});

	test('is asked for side by side, as many as Max Concurrent Requests says', async () => {
		const mostAtOnce = async (requestOptions: object) => {
			simulator.clearRequests();
			simulator.faults.add({ path: /indicators/, delayMs: 250, times: 12 });
			const { parameters, ...rest } = lookUp(rows(12));
			await runNode({ ...rest, parameters: { ...parameters, requestOptions } });
			expect(simulator.requests).toHaveLength(12);
			return maxConcurrent(simulator.requests);
		};
		expect(await mostAtOnce({ maxConcurrentRequests: 1 })).toBe(1);
		expect(await mostAtOnce({})).toBe(5);
		expect(await mostAtOnce({ maxConcurrentRequests: 10 })).toBe(10);
	});

	test('fails for its own items only, when one cannot be found out', async () => {
		simulator.faults.add({ path: /indicators/, status: 400, body: { message: 'no such value' }, times: 1 });
		const { items } = await runNode(lookUp(rows(3), { onError: 'continueRegularOutput' }));
		expect(items.filter(({ json }) => 'error' in json)).toHaveLength(1);
		expect(items.filter(({ json }) => json.known === false)).toHaveLength(2);
	});

	test('is not asked for again once the key was refused', async () => {
		const error = await errorOf(lookUp(rows(200), {}, simulator.addApiKey({ permissions: ['View alerts'] })));
		expect(error.message).toContain('"View intelligence"');
		expect(simulator.requests.length).toBeLessThanOrEqual(5);
	});
});
