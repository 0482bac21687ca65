import type { IDataObject } from 'n8n-workflow';

import { errorOf, outputOf, runNode, type NodeRun } from '../../harness/engine';
import { useSimulator } from '../../harness/simulated';
import type { Simulator } from '../../simulator';
import { batchesTo, eventIdsIn, eventItems, eventsSentTo, pushRun, storedEvents } from './eventRuns';

let simulator: Simulator;
useSimulator({ alerts: 5, events: 10 }, (started) => (simulator = started));

const push = (parameters: IDataObject, more?: Partial<NodeRun>) => pushRun(simulator, parameters, more);
const batches = () => batchesTo(simulator);
const items = (count: number, text: (index: number) => string) => eventItems(simulator, count, text);
/** The event and the intake of each item. */
const ofItem = { events: '={{ $json.text }}', intakeKey: '={{ $json.intake }}' };

describe('events of several input items', () => {
	test('share a request, and each item gets the IDs of its own events', async () => {
		const input = items(1_000, (index) => `event ${index}`);
		const { items: output } = await runNode(push({ events: '={{ $json.text }}' }, { items: input }));
		expect(batches()).toHaveLength(1);
		expect(output.map(({ pairedItem }) => pairedItem)).toEqual(input.map((_, item) => ({ item })));
		const stored = storedEvents(simulator);
		const texts = eventIdsIn(output.map(({ json }) => json)).map((id) => stored.get(id));
		expect(texts).toEqual(input.map(({ json }) => json.text));
	});

	test('fill as many requests as they need, even when one item fills several', async () => {
		const input = items(3, (index) => String(index).repeat(200_000));
		const output = await outputOf(push({ events: '={{ Array(60).fill($json.text) }}' }, { items: input }));
		expect(batches()).toHaveLength(4);
		const stored = storedEvents(simulator);
		for (const [index, { event_ids: ids }] of output.entries()) {
			expect((ids as string[]).map((id) => stored.get(id)![0])).toEqual(Array(60).fill(String(index)));
		}
	});

	test('go to the intake of their item', async () => {
		const [, other] = simulator.world.reference.intakes;
		const input = items(4, (index) => `event ${index}`);
		for (const index of [1, 3]) input[index]!.json.intake = other!.intake_key;
		const output = await outputOf(push(ofItem, { items: input }));
		expect(batches().map(({ body }) => body)).toEqual([
			{ intake_key: simulator.intakeKey, jsons: ['event 0', 'event 2'] },
			{ intake_key: other!.intake_key, jsons: ['event 1', 'event 3'] },
		]);
		const stored = storedEvents(simulator);
		expect(eventIdsIn(output).map((id) => stored.get(id))).toEqual(['event 0', 'event 1', 'event 2', 'event 3']);
	});

	test('need one request for the key of an intake that is chosen by name', async () => {
		const [intake] = simulator.world.reference.intakes;
		const chosen = { intakeFrom: 'name', intakeUuid: { __rl: true, mode: 'id', value: intake!.uuid }, intakeKey: '' };
		await outputOf(push({ events: '={{ $json.text }}', ...chosen }, { items: items(3, String) }));
		expect(simulator.requests.map(({ method }) => method)).toEqual(['GET', 'POST']);
	});

	test('are sent even when those of other items are unreadable or too large', async () => {
		const texts = ['a', 'x'.repeat(250_001), 'c', 'd'];
		const input = items(4, (index) => texts[index]!);
		input[2]!.json.intake = '';
		expect(await outputOf(push(ofItem, { items: input, onError: 'continueRegularOutput' }))).toEqual([
			{ event_ids: [expect.any(String)], too_large: [] },
			{
				error: expect.stringContaining('No event was sent'),
				event_ids: [],
				too_large: [{ index: 0, bytes: 250_001 }],
				not_accepted: [],
			},
			{ error: '"Intake Key" is empty. Enter a value for "Intake Key".' },
			{ event_ids: [expect.any(String)], too_large: [] },
		]);
		expect(eventsSentTo(simulator)).toEqual(['a', 'd']);
	});

	test('are not sent when those of one item are unreadable and the node stops on errors', async () => {
		const input = items(2, String);
		input[1]!.json.intake = '';
		const error = await errorOf(push(ofItem, { items: input }));
		expect([error.message, error.context?.itemIndex]).toEqual(['"Intake Key" is empty', 1]);
		expect(batches()).toEqual([]);
	});

	test('fail for the items whose request failed', async () => {
		simulator.faults.add({ path: /\/batch$/, skip: 1, times: Infinity, status: 500, body: { message: 'disk full' } });
		const input = items(3, (index) => String(index).repeat(200_000));
		const run = push(
			{ events: '={{ Array(40).fill($json.text) }}' },
			{ items: input, onError: 'continueRegularOutput' },
		);
		const output = await outputOf(run);
		const failed = output.filter(({ error }) => /^(Not all events|No event) reached the intake: SEKOIA.IO could not answer: disk full\. /.test(error as string));
		// One request of three was accepted: 47 events, which belong to one or two items.
		expect(eventsSentTo(simulator).length).toBeGreaterThan(47);
		expect(failed.length).toBeGreaterThanOrEqual(2);
		expect(output.length).toBe(3);
	});

	test('fail when the answer has too few IDs, since it does not say whose are missing', async () => {
		simulator.faults.add({ path: /\/batch$/, status: 200, body: { event_ids: ['one'] } });
		const run = push({ events: '={{ $json.text }}' }, { items: items(2, String), onError: 'continueRegularOutput' });
		const error = expect.stringMatching(
			/^Not all events reached the intake: The intake accepted 1 of the 2 events of a request, and does not tell which\. .*Look for the events in SEKOIA\.IO/,
		) as string;
		const account = { event_ids: [], too_large: [], not_accepted: ['0'] };
		expect(await outputOf(run)).toEqual([{ error, ...account }, { error, ...account }]);
	});
});
