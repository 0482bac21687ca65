import { gunzipSync } from 'node:zlib';

import type { IDataObject } from 'n8n-workflow';

import { maxConcurrent } from '../../harness/concurrency';
import { errorOf, outputOf, type NodeRun } from '../../harness/engine';
import { useSimulator } from '../../harness/simulated';
import type { Simulator } from '../../simulator';
import { batchesTo, pushRun } from './eventRuns';

let simulator: Simulator;
useSimulator({ alerts: 5, events: 10 }, (started) => (simulator = started));

const push = (parameters: IDataObject, more?: Partial<NodeRun>) => pushRun(simulator, parameters, more);
const batches = () => batchesTo(simulator);

/** How many indexes a text such as "0-12, 14" names. */
const countIn = (text: string) =>
	text.split(', ').reduce((sum, span) => {
		const [from, to = from] = span.split('-').map(Number);
		return sum + to! - from! + 1;
	}, 0);

describe('a push of events to an intake', () => {
	test('sends the input item by default, without the API key', async () => {
		const output = await outputOf(push({}, { items: [{ json: { 'source.ip': '203.0.113.9' } }, { json: { n: 2 } }] }));
		const one = { event_ids: [expect.any(String)], too_large: [] };
		expect(output).toEqual([one, one]);
		expect(batches()[0]!.headers.authorization).toBeUndefined();
		expect(batches()[0]!.body).toEqual({ intake_key: simulator.intakeKey, jsons: ['{"source.ip":"203.0.113.9"}', '{"n":2}'] });
	});

	test('sends no request when there are no events', async () => {
		expect(await outputOf(push({ events: '[]' }))).toEqual([{ event_ids: [], too_large: [] }]);
		expect(batches()).toEqual([]);
	});

	test('sends long lists in several requests, five at a time, and returns the IDs in input order', async () => {
		simulator.faults.add({ path: /\/batch$/, times: Infinity, delayMs: 50 });
		const events = Array.from({ length: 240 }, (_, index) => ({ index, text: 'x'.repeat(200_000) }));
		const [output] = await outputOf(push({ events: '={{ $json.events }}' }, { items: [{ json: { events } }] }));
		expect(batches()).toHaveLength(6);
		for (const { rawBody } of batches()) expect(rawBody.length).toBeLessThanOrEqual(9_437_184);
		const stored = new Map(simulator.world.intakeEvents.map(({ event_id: id, raw }) => [id, /^{"index":(\d+)/.exec(raw)?.[1]]));
		expect((output!.event_ids as string[]).map((id) => stored.get(id))).toEqual(events.map(({ index }) => String(index)));
		expect(maxConcurrent(batches())).toBeLessThanOrEqual(5);
	}, 60_000);

	test('says which events were accepted when one of its requests fails', async () => {
		const events = Array.from({ length: 100 }, () => 'x'.repeat(240_000));
		simulator.faults.add({ path: /\/batch$/, skip: 1, times: 1, status: 500, body: { message: 'disk full' } });
		const error = await errorOf(push({ events: '={{ $json.events }}' }, { items: [{ json: { events } }] }));
		expect(error.message).toBe('Not all events reached the intake: SEKOIA.IO could not answer: disk full');
		expect(error.description).toMatch(/Accepted events \(by index\): [\d, -]+\. Not accepted: [\d, -]+\./);
		const [, accepted, refused] = /index\): ([^.]*)\. Not accepted: ([^.]*)\./.exec(error.description!)!;
		expect(countIn(accepted!) + countIn(refused!)).toBe(100);
		// The second of three requests to arrive fails; that may be a full one or the last, smaller one.
		expect([39, 22]).toContain(countIn(refused!));
	});

	test('repeats a request after 503, 429 and a cut connection', async () => {
		for (const fault of [{ status: 503 }, { status: 429, headers: { 'Retry-After': '0' } }, { reset: true }]) {
			simulator.clearRequests();
			simulator.faults.add({ path: /\/batch$/, ...fault });
			await outputOf(push({ events: 'once' }));
			expect(batches()).toHaveLength(2);
		}
	});

	test('can compress its requests', async () => {
		await outputOf(push({ events: 'x'.repeat(10_000), options: { gzip: true } }));
		const [request] = batches();
		expect(request!.headers['content-encoding']).toBe('gzip');
		expect(request!.rawBody.length).toBeLessThan(1_000);
		expect(JSON.parse(gunzipSync(request!.rawBody).toString())).toEqual({ intake_key: simulator.intakeKey, jsons: ['x'.repeat(10_000)] });
	});

	test('reports a wrong intake key without showing it', async () => {
		const error = await errorOf(push({ events: 'x', intakeKey: 'wrong-intake-key' }));
		expect(error.message).toContain('The intake did not accept the intake key');
		expect(JSON.stringify([error.message, error.description, error.stack, JSON.stringify(error)])).not.toContain('wrong-intake-key');
	});
});
