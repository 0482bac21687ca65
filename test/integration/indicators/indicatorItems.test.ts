import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { errorOf, outputOf, runNode, type NodeRun } from '../../harness/engine';
import { credentialFor, useSimulator } from '../../harness/simulated';
import type { Simulator } from '../../simulator';

let simulator: Simulator;
useSimulator({ alerts: 1, events: 1 }, (started) => (simulator = started));

const collection = () => simulator.world.intelligence.iocCollections[0]!;
const add = (parameters: IDataObject, items: INodeExecutionData[], more: Partial<NodeRun> = {}): NodeRun => ({
	parameters: {
		resource: 'iocCollection',
		operation: 'addIndicators',
		iocCollectionId: { __rl: true, mode: 'id', value: '={{ $json.collection ?? "' + collection().id + '" }}' },
		indicators: '={{ $json.ioc }}',
		...parameters,
	},
	items,
	credential: credentialFor(simulator),
	...more,
});
const rows = (count: number): INodeExecutionData[] => Array.from({ length: count }, (_, at) => ({ json: { ioc: `x${at}[.]example` } }));
const linesSent = () => simulator.requests.map(({ body }) => (body as { indicators: string }).indicators.split('\n'));

describe('indicators of several input items', () => {
	test('share a request, and each item gets its own account', async () => {
		const items = rows(300);
		items[7] = { json: { ioc: 'x1.example\nnot one\nx1.example\ny.example' } };
		const { items: output } = await runNode(add({ additionalFields: { validFor: 30, validFrom: '={{ "-1h" }}' } }, items));
		expect(linesSent().map(({ length }) => length)).toEqual([300]);
		expect(output.map(({ pairedItem }) => pairedItem)).toEqual(items.map((_, item) => ({ item })));
		expect(output.map(({ json }) => json.sent)).toEqual(items.map((_, at) => (at === 7 ? 2 : 1)));
		const [task] = output[0]!.json.task_ids as string[];
		expect(output.map(({ json }) => json.task_ids)).toEqual(items.map(() => [task]));
		expect(output[7]!.json).toMatchObject({
			rejected: [{ line: 2, value: 'not one' }],
			duplicates: [{ line: 3, value: 'x1.example', reason: 'repeats line 1' }],
		});
	});

	test('make other requests for another collection, type or setting', async () => {
		const [, other] = simulator.world.intelligence.iocCollections;
		const items = rows(6).map(({ json }, at) => ({
			json: {
				...json,
				collection: at === 1 ? other!.id : undefined,
				type: at === 2 ? 'domain' : 'detect',
				description: at === 3 ? 'C2' : 'all others',
			},
		}));
		await outputOf(add({ indicatorType: '={{ $json.type }}', additionalFields: { description: '={{ $json.description }}' } }, items));
		expect(linesSent()).toEqual([['x0.example', 'x4.example', 'x5.example'], ['x1.example'], ['x2.example'], ['x3.example']]);
	});

	test('are not sent at all when one of them is wrong and the node stops at errors', async () => {
		const items = rows(3);
		items[2] = { json: { ioc: 'not one' } };
		const error = await errorOf(add({}, items));
		expect(error).toMatchObject({ message: '"Indicators": none of the lines is an indicator that can be sent: line 1 "not one" has blanks within; give each indicator a line of its own', context: { itemIndex: 2 } });
		expect(simulator.requests).toEqual([]);
	});

	test('are sent without those of items that are wrong, where the node goes on', async () => {
		const items = rows(3);
		items[1] = { json: { ioc: 'good.example\nnot one' } };
		const output = await outputOf(add({ options: { stopOnInvalid: true } }, items, { onError: 'continueRegularOutput' }));
		expect(linesSent()).toEqual([['x0.example', 'x2.example']]);
		expect(output).toMatchObject([{ sent: 1 }, { error: expect.stringMatching(/^"Indicators": none of the indicators was sent, since not all are valid: line 2 "not one" has blanks within; give each indicator a line of its own/) as string }, { sent: 1 }]);
		expect(JSON.stringify(output)).not.toMatch(/nothing was sent/i);
	});

	test('tell what was sent when a later request fails', async () => {
		simulator.faults.add({ path: /indicators/, status: 400, skip: 1 });
		const items = [{ json: { ioc: '203.0.113.9\n2001:db8::1\n203.0.113.10' } }, { json: { ioc: '203.0.113.11' } }, { json: { ioc: '2001:db8::2' } }];
		const output = await outputOf(add({ indicatorType: 'IP address' }, items, { onError: 'continueRegularOutput' }));
		expect(output).toMatchObject([
			{ error: expect.stringMatching(/^Only 2 of the 3 indicators were sent: /) as string },
			{ sent: 1 },
			{ error: expect.not.stringContaining('Only') as string },
		]);
	});

	test('fill as many requests as they need', async () => {
		const text = Array.from({ length: 25_000 }, (_, at) => `x${at}.example`).join('\n');
		const [output] = await outputOf(add({}, [{ json: { ioc: text } }]));
		expect(linesSent().map(({ length }) => length)).toEqual([10_000, 10_000, 5000]);
		expect(output).toMatchObject({ sent: 25_000, task_ids: [expect.any(String), expect.any(String), expect.any(String)] });
		const long = Array.from({ length: 300 }, (_, at) => `https://bad.example/${at}/${'x'.repeat(8000)}`).join('\n');
		simulator.requests.length = 0;
		await outputOf(add({}, [{ json: { ioc: long } }]));
		expect(linesSent().length).toBeGreaterThan(2);
		expect(linesSent().flat()).toHaveLength(300);
	});
});

describe('observables of several input items', () => {
	const upload = (items: INodeExecutionData[], more: Partial<NodeRun> = {}, parameters: IDataObject = { observables: '={{ $json }}' }): NodeRun => ({
		parameters: { resource: 'observable', operation: 'upload', ...parameters },
		items,
		credential: credentialFor(simulator),
		...more,
	});
	const observable = (at: number) => ({ type: 'domain-name', value: `x${at}.example` });
	const bundle = { type: 'bundle', id: 'bundle--7c9e6679-7425-40de-944b-e07fc1f90ae7', objects: [observable(0), observable(1)] };
	const dataSent = () => simulator.requests.map(({ body }) => (body as { data: unknown }).data);

	test('share requests of a thousand; bundles stay as they are', async () => {
		const items = Array.from({ length: 1500 }, (_, at) => ({ json: at === 3 ? bundle : observable(at) }));
		const { items: output } = await runNode(upload(items));
		const lists = dataSent();
		expect(lists.map((data) => (Array.isArray(data) ? data.length : data))).toEqual([1000, 499, bundle]);
		expect(output.map(({ json, pairedItem }) => [json.uploaded, pairedItem])).toEqual(items.map((_, item) => [item === 3 ? 2 : 1, { item }]));
	});

	test('are sent without those of items that are wrong, where the node goes on', async () => {
		const items = [{ json: { text: 'bad.example' } }, { json: { text: 'not one' } }, { json: { text: 'worse.example' } }];
		const output = await outputOf(upload(items, { onError: 'continueRegularOutput' }, { inputMode: 'text', indicators: '={{ $json.text }}' }));
		expect(output).toMatchObject([{ uploaded: 1 }, { error: expect.stringContaining('line 1 "not one"') as string }, { uploaded: 1 }]);
		expect(dataSent()).toMatchObject([[{ value: 'bad.example' }, { value: 'worse.example' }]]);
	});

	test('tell what was sent when a later request fails', async () => {
		simulator.faults.add({ path: /observables/, status: 400, skip: 1 });
		const items = [{ json: { all: Array.from({ length: 1200 }, (_, at) => observable(at)) } }, { json: { all: [observable(0)] } }];
		const output = await outputOf(upload(items, { onError: 'continueRegularOutput' }, { observables: '={{ $json.all }}' }));
		expect(output).toMatchObject([
			{ error: expect.stringMatching(/^Only the first 1000 of the 1200 observables were sent: /) as string },
			{ error: expect.not.stringContaining('Only') as string },
		]);
	});
});
