import type { IDataObject } from 'n8n-workflow';

import { errorOf, outputOf, runNode, type NodeRun } from '../../harness/engine';
import { useSimulator } from '../../harness/simulated';
import type { Simulator } from '../../simulator';
import { writeInput } from '../operations/inputFile';
import { batchesTo, eventItems, eventsSentTo, pushRun } from './eventRuns';

let simulator: Simulator;
useSimulator({ alerts: 5, events: 10 }, (started) => (simulator = started));

const push = (parameters: IDataObject, more?: Partial<NodeRun>) => pushRun(simulator, parameters, more);
/** The warnings that n8n shows at the node. */
const warningsOf = async (run: NodeRun) => {
	const { run: { data }, error } = await runNode(run);
	if (error) throw error;
	return data.resultData.runData['SEKOIA.IO']![0]!.hints?.map(({ message }) => message);
};

const large = 'x'.repeat(250_001);
const events = ['small', large, 'also small', `${large}x`];
const parameters = { events: '={{ $json.events }}' };
const items = [{ json: { events } }];

describe('an event above 250,000 bytes', () => {
	test('is reported by its index, and the others are sent', async () => {
		const [output] = await outputOf(push(parameters, { items }));
		expect(eventsSentTo(simulator)).toEqual(['small', 'also small']);
		const tooLarge = [{ index: 1, bytes: 250_001 }, { index: 3, bytes: 250_002 }];
		expect(output).toEqual({ event_ids: [expect.any(String), expect.any(String)], too_large: tooLarge });
	});

	test('is counted in one warning at the node', async () => {
		const [warning, ...more] = (await warningsOf(push(parameters, { items: [...items, { json: { events: ['x'] } }, ...items] })))!;
		expect(warning).toContain('Events larger than 250,000 bytes were not sent: 4, of 2 items.');
		expect(more).toEqual([]);
	});

	test('is the only reason for a warning', async () => {
		expect(await warningsOf(push({ events: 'small' }))).toEqual([]);
	});

	test('is an error when it is the only one', async () => {
		const error = await errorOf(push({ events: large }));
		expect(error.message).toBe('No event was sent: each is larger than 250,000 bytes (event 0 has 250001)');
		expect(batchesTo(simulator)).toEqual([]);
	});
});

describe('with Stop Before Sending', () => {
	const options = { onTooLarge: 'stop' };

	test('nothing is sent, and the error names each of them', async () => {
		const error = await errorOf(push({ ...parameters, options }, { items: [{ json: { events: ['x'] } }, ...items] }));
		expect(error.message).toBe(
			'2 events are larger than 250,000 bytes, so none of this item was sent: event 1 has 250001, event 3 has 250002',
		);
		expect(error.context?.itemIndex).toBe(1);
		expect(batchesTo(simulator)).toEqual([]);
	});

	test('the events of a file are all sent when none is too large', async () => {
		const path = writeInput('a.log', 'one\ntwo\n');
		await outputOf(push({ inputMode: 'path', eventsPath: path, options: { ...options, keepFileAfterPush: false } }));
		expect(eventsSentTo(simulator)).toEqual(['one', 'two']);
	});

	test('none of a file is sent when one is too large, or the file is broken', async () => {
		const path = writeInput('a.log', `${'one\n'.repeat(100_000)}${large}`);
		expect((await errorOf(push({ inputMode: 'path', eventsPath: path, options }))).message).toBe(
			'One event is larger than 250,000 bytes, so none of this item was sent: event 100000 has 250001',
		);
		writeInput('a.log', '["one", two]');
		expect((await errorOf(push({ inputMode: 'path', eventsPath: path, options }))).message).toContain('Event 1 in');
		expect(batchesTo(simulator)).toEqual([]);
	});

	test('with Continue On Fail the other items are sent', async () => {
		const input = eventItems(simulator, 3, (index) => (index === 1 ? large : `${index}`));
		const output = await outputOf(push({ events: '={{ $json.text }}', options }, { items: input, onError: 'continueRegularOutput' }));
		expect(eventsSentTo(simulator)).toEqual(['0', '2']);
		expect(output[1]).toEqual({ error: expect.stringContaining('One event is larger') });
	});
});

describe('an item that fails', () => {
	const error: unknown = expect.stringMatching(/^No event reached the intake: SEKOIA.IO rejected the request: No\. .*Not accepted: 0, 2\./);

	beforeEach(() => void simulator.faults.add({ path: /\/batch$/, times: Infinity, status: 400, body: { message: 'No' } }));

	test('has its account beside the error', async () => {
		expect(await outputOf(push(parameters, { items, onError: 'continueRegularOutput' }))).toEqual([
			{
				error,
				event_ids: [],
				too_large: [{ index: 1, bytes: 250_001 }, { index: 3, bytes: 250_002 }],
				not_accepted: ['0', '2'],
			},
		]);
	});

	test('goes to the error output', async () => {
		const { items: done, errorItems } = await runNode(push(parameters, { items, onError: 'continueErrorOutput' }));
		expect(done).toEqual([]);
		expect(errorItems.map(({ json }) => json)).toEqual([{ events, error }]);
	});
});
