import { mkdirSync, existsSync, writeFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { errorOf, filesFolder, outputOf, runNode, type NodeRun } from '../harness/engine';
import { startSimulator, type Simulator } from '../simulator';

let simulator: Simulator;

beforeAll(async () => {
	mkdirSync(filesFolder, { recursive: true });
	simulator = await startSimulator({ alerts: 20, events: 3_500, searchJobMs: 60 });
});
afterAll(async () => await simulator.stop());
afterEach(() => {
	simulator.faults.clear();
	simulator.clearRequests();
});

const credential = () => ({ apiKey: simulator.apiKey, baseUrl: simulator.url });
const event = (operation: string, parameters: IDataObject): NodeRun => ({
	parameters: { resource: 'event', operation, ...parameters },
	credential: credential(),
});
const search = (parameters: IDataObject) => event('search', { query: '', earliestTime: '-52w', latestTime: 'now', ...parameters });
const calls = () => simulator.requests.map(({ method, path }) => `${method} ${path.replace(/[0-9a-f-]{36}/, 'JOB')}`);
const JOBS = '/api/v1/sic/conf/events/search/jobs';

describe('searching events', () => {
	test('reads all pages of 1000, newest first, without losing or repeating one', async () => {
		const events = await outputOf(search({ returnAll: true }));
		expect(events).toHaveLength(3_500);
		expect(new Set(events.map((one) => one.__event_id)).size).toBe(3_500);
		const times = events.map((one) => Date.parse(one.timestamp as string));
		expect(times).toEqual([...times].sort((a, b) => b - a));
		const pages = simulator.requests.filter(({ path }) => path.endsWith('/events'));
		expect(pages.map(({ query }) => Object.fromEntries(query).offset)).toEqual(['0', '1000', '2000', '3000']);
	});

	test('creates the job, waits, reads no more than the limit', async () => {
		const events = await outputOf(search({ limit: 1500 }));
		expect(events).toHaveLength(1500);
		expect(simulator.requests[0]!.body).toEqual({ term: '', earliest_time: '-52w', latest_time: 'now', visible: false });
		const pages = simulator.requests.filter(({ path }) => path.endsWith('/events'));
		expect(pages.map(({ query }) => query)).toEqual([
			[['limit', '1000'], ['offset', '0']],
			[['limit', '500'], ['offset', '1000']],
		]);
		expect(calls().filter((call) => call === `GET ${JOBS}/JOB`).length).toBeGreaterThan(0);
	});

	test('gives the events of an alert', async () => {
		const { short_id: shortId } = simulator.world.createAlert();
		simulator.clearRequests();
		await outputOf(search({ query: `alert_short_ids:"${shortId}"` }));
		expect(simulator.requests[0]!.body).toMatchObject({ term: `alert_short_ids:"${shortId}"` });
	});

	test('can give one item with the whole list', async () => {
		const [one, ...more] = await outputOf(search({ limit: 3, options: { splitIntoItems: false } }));
		expect(more).toEqual([]);
		expect(one!.events).toHaveLength(3);
	});

	test.each([
		['canceled', 'The search was canceled in SEKOIA.IO before it ended'],
		['failed', 'The search failed in SEKOIA.IO'],
		['expired', 'The search results have expired: The results of the search job have expired'],
	] as const)('a job that is %s is an error', async (outcome, message) => {
		simulator.world.searchJobs.nextOutcomes(outcome);
		expect((await errorOf(search({ limit: 5 }))).message).toBe(message);
	});

	test('a job that does not end is given up, and canceled', async () => {
		simulator.world.searchJobs.nextOutcomes('never');
		const error = await errorOf(search({ limit: 5, options: { maxWait: 1 } }));
		expect(error.message).toBe('The search was not done after 1 seconds');
		expect(error.description).toContain('Max Wait');
		expect(calls().at(-1)).toBe(`POST ${JOBS}/JOB/cancel`);
	});

	test('a job is canceled when the user stops the execution', async () => {
		simulator.world.searchJobs.nextOutcomes('never');
		await runNode({ ...search({ limit: 5 }), stopAfter: 400 });
		for (let tries = 0; tries < 50 && !calls().at(-1)?.endsWith('/cancel'); tries++) await new Promise((done) => setTimeout(done, 50));
		expect(calls().at(-1)).toBe(`POST ${JOBS}/JOB/cancel`);
	});

	test('results that expire while they are read are an error', async () => {
		simulator.faults.add({ path: /\/events$/, status: 410, body: { message: 'Search job expired' } });
		expect((await errorOf(search({ limit: 5 }))).message).toBe('The search results have expired: Search job expired');
	});

	test('an answer without a job is an error', async () => {
		simulator.faults.add({ path: JOBS, status: 200, body: { status: 2 } });
		expect((await errorOf(search({}))).message).toContain('without the search job');
	});

	test.each([
		['now', '-1h'],
		['-1h', '-2h'],
		['2025-01-02', '2025-01-01'],
	])('earliest %p after latest %p is told before any request', async (earliestTime, latestTime) => {
		const error = await errorOf(search({ earliestTime, latestTime }));
		expect(error.message).toBe(
			`"Earliest Time" (${earliestTime.startsWith('2') ? `${earliestTime}T00:00:00.000Z` : earliestTime}) is after "Latest Time" (${latestTime.startsWith('2') ? `${latestTime}T00:00:00.000Z` : latestTime})`,
		);
		expect(simulator.requests).toHaveLength(0);
	});

	test.each([0, -3])('limit %p is refused', async (limit) => {
		expect((await errorOf(search({ limit }))).message).toBe(`"Limit" must be at least 1, but it is ${limit}`);
	});
});

describe('common values', () => {
	const common = (parameters: IDataObject) =>
		event('getFieldCommonValues', { query: '', earliestTime: '-52w', latestTime: 'now', ...parameters });

	test('of each field that exists, in the order asked', async () => {
		const found = await outputOf(common({ fields: 'source.ip, no.such.field,event.category' }));
		expect(found.map(({ name }) => name)).toEqual(['source.ip', 'event.category']);
		expect((found[0]!.common_values as IDataObject[])[0]).toEqual({ name: expect.any(String), value: expect.any(Number) });
	});

	test('are found beyond the first page of fields', async () => {
		simulator.world.searchJobs.extraFields = 2_500;
		try {
			const found = await outputOf(common({ fields: 'customer.field.2400' }));
			expect(found.map(({ name }) => name)).toEqual(['customer.field.2400']);
			const pages = simulator.requests.filter(({ path }) => path.endsWith('/fields'));
			expect(pages.map(({ query }) => Object.fromEntries(query).offset)).toContain('1000');
		} finally {
			simulator.world.searchJobs.extraFields = 0;
		}
	});

	test('need at least one field', async () => {
		expect((await errorOf(common({ fields: ' , ' }))).message).toBe('"Fields" is empty');
	});
});

describe('pushing events to an intake', () => {
	const push = (parameters: IDataObject, more: Partial<NodeRun> = {}): NodeRun => ({
		...event('pushToIntake', {
			intakeKey: simulator.intakeKey,
			options: { intakeServer: simulator.intakeUrl, ...(parameters.options as IDataObject) },
			...Object.fromEntries(Object.entries(parameters).filter(([name]) => name !== 'options')),
		}),
		...more,
	});
	const batches = () => simulator.requests.filter(({ path }) => path.endsWith('/batch'));
	const sent = () => batches().flatMap(({ body }) => (body as { jsons: string[] }).jsons);
	const file = (name: string, content: string) => {
		const path = join(filesFolder, name);
		writeFileSync(path, content);
		return path;
	};

	test('sends the input item by default, without the API key', async () => {
		const output = await outputOf(push({}, { items: [{ json: { 'source.ip': '203.0.113.9' } }, { json: { n: 2 } }] }));
		const one = { event_ids: [expect.any(String)], too_large: [] };
		expect(output).toEqual([one, one]);
		expect(batches()[0]!.headers.authorization).toBeUndefined();
		expect(batches()[0]!.body).toEqual({ intake_key: simulator.intakeKey, jsons: ['{"source.ip":"203.0.113.9"}', '{"n":2}'] });
	});

	test('sends Event first, then Events; text as it is, anything else as JSON', async () => {
		const [output] = await outputOf(push({ event: 'Jan 31 sshd: failed', events: '[{"a":1}, "plain", [1,2]]' }));
		expect(sent()).toEqual(['Jan 31 sshd: failed', '{"a":1}', 'plain', '[1,2]']);
		expect(output!.event_ids).toHaveLength(4);
	});

	test('sends nothing when there is nothing', async () => {
		expect(await outputOf(push({ event: '', events: '[]' }))).toEqual([{ event_ids: [], too_large: [] }]);
		expect(batches()).toEqual([]);
	});

	test('sends large lists in several requests, five at a time, ids in input order', async () => {
		simulator.faults.add({ path: /\/batch$/, times: Infinity, delayMs: 50 });
		const events = Array.from({ length: 420 }, (_, index) => ({ index, text: 'x'.repeat(200_000) }));
		const [output] = await outputOf(push({ event: '', events: '={{ $json.events }}' }, { items: [{ json: { events } }] }));
		expect(batches()).toHaveLength(9);
		for (const { rawBody } of batches()) expect(rawBody.length).toBeLessThanOrEqual(9_437_184);
		const stored = new Map(simulator.world.intakeEvents.map(({ event_id: id, raw }) => [id, /^{"index":(\d+)/.exec(raw)?.[1]]));
		expect((output!.event_ids as string[]).map((id) => stored.get(id))).toEqual(events.map(({ index }) => String(index)));
		const spans = batches().map(({ startedAt, endedAt }) => [startedAt, endedAt!] as const);
		const together = spans.map(([start]) => spans.filter(([from, to]) => from <= start && start < to).length);
		expect(Math.max(...together)).toBeLessThanOrEqual(5);
	});

	test('reports events above 250,000 bytes by index and sends the others', async () => {
		const events = ['small', 'x'.repeat(250_001), 'also small'];
		const [output] = await outputOf(push({ event: '', events: '={{ $json.events }}' }, { items: [{ json: { events } }] }));
		expect(sent()).toEqual(['small', 'also small']);
		expect(output).toEqual({ event_ids: [expect.any(String), expect.any(String)], too_large: [{ index: 1, bytes: 250_001 }] });
	});

	test('fails when every event is too large', async () => {
		const run = push({ event: '={{ "x".repeat(250001) }}' });
		expect((await errorOf(run)).message).toContain('No event was sent: each is larger than 250,000 bytes');
		expect(batches()).toEqual([]);
	});

	test('tells which events were accepted when a request fails', async () => {
		const events = Array.from({ length: 100 }, () => 'x'.repeat(240_000));
		simulator.faults.add({ path: /\/batch$/, skip: 1, times: 1, status: 500, body: { message: 'disk full' } });
		const error = await errorOf(push({ event: '', events: '={{ $json.events }}' }, { items: [{ json: { events } }] }));
		expect(error.message).toBe('Not all events reached the intake: SEKOIA.IO could not answer: disk full');
		expect(error.description).toMatch(/Accepted events \(by index\): [\d, -]+\. Not accepted: [\d, -]+\./);
		const [, accepted, refused] = /index\): ([^.]*)\. Not accepted: ([^.]*)\./.exec(error.description!)!;
		const count = (text: string) =>
			text.split(', ').reduce((sum, span) => {
				const [from, to = from] = span.split('-').map(Number);
				return sum + to! - from! + 1;
			}, 0);
		expect(count(accepted!) + count(refused!)).toBe(100);
		// One request of three, whichever arrived second.
		expect([39, 22]).toContain(count(refused!));
	});

	test('tries a request again after 503, 429 and a cut connection', async () => {
		for (const fault of [{ status: 503 }, { status: 429, headers: { 'Retry-After': '0' } }, { reset: true }]) {
			simulator.clearRequests();
			simulator.faults.add({ path: /\/batch$/, ...fault });
			await outputOf(push({ event: 'once' }));
			expect(batches()).toHaveLength(2);
		}
	});

	test('can compress', async () => {
		await outputOf(push({ event: 'x'.repeat(10_000), options: { gzip: true } }));
		const [request] = batches();
		expect(request!.headers['content-encoding']).toBe('gzip');
		expect(request!.rawBody.length).toBeLessThan(1_000);
		expect(JSON.parse(gunzipSync(request!.rawBody).toString())).toEqual({ intake_key: simulator.intakeKey, jsons: ['x'.repeat(10_000)] });
	});

	test.each(['', '/', '/batch'])('finds the intake at an address that ends with %p', async (end) => {
		await outputOf(push({ event: 'x', options: { intakeServer: `${simulator.intakeUrl}${end}` } }));
		expect(batches()[0]!.path).toBe('/api/v1/intake-http/batch');
	});

	test('a wrong key is told, and appears nowhere', async () => {
		const error = await errorOf(push({ event: 'x', intakeKey: 'wrong-intake-key' }));
		expect(error.message).toContain('The intake did not accept the intake key');
		expect(JSON.stringify([error.message, error.description, error.stack, JSON.stringify(error)])).not.toContain('wrong-intake-key');
	});

	describe('of several input items', () => {
		const eventItems = (count: number, text: (index: number) => string): INodeExecutionData[] =>
			Array.from({ length: count }, (_, index) => ({ json: { text: text(index), intake: simulator.intakeKey } }));
		const idsOf = (run: IDataObject[]) => run.flatMap(({ event_ids: ids }) => ids as string[]);
		const storedAs = () => new Map(simulator.world.intakeEvents.map(({ event_id: id, raw }) => [id, raw]));

		test('share a request; each item gets the ids of its own events', async () => {
			const items = eventItems(1_000, (index) => `event ${index}`);
			const { items: output } = await runNode(push({ event: '={{ $json.text }}' }, { items }));
			expect(batches()).toHaveLength(1);
			expect(output.map(({ pairedItem }) => pairedItem)).toEqual(items.map((_, item) => ({ item })));
			const stored = storedAs();
			expect(idsOf(output.map(({ json }) => json)).map((id) => stored.get(id))).toEqual(items.map(({ json }) => json.text));
		});

		test('fill as many requests as they need, also when one item fills several', async () => {
			const items = eventItems(3, (index) => String(index).repeat(200_000));
			const output = await outputOf(push({ event: '', events: '={{ Array(60).fill($json.text) }}' }, { items }));
			expect(batches()).toHaveLength(4);
			const stored = storedAs();
			for (const [index, { event_ids: ids }] of output.entries()) {
				expect((ids as string[]).map((id) => stored.get(id)![0])).toEqual(Array(60).fill(String(index)));
			}
		});

		test('go to the intake of each', async () => {
			const [, other] = simulator.world.reference.intakes;
			const items = eventItems(4, (index) => `event ${index}`);
			for (const index of [1, 3]) items[index]!.json.intake = other!.intake_key;
			const output = await outputOf(push({ event: '={{ $json.text }}', intakeKey: '={{ $json.intake }}' }, { items }));
			expect(batches().map(({ body }) => body)).toEqual([
				{ intake_key: simulator.intakeKey, jsons: ['event 0', 'event 2'] },
				{ intake_key: other!.intake_key, jsons: ['event 1', 'event 3'] },
			]);
			const stored = storedAs();
			expect(idsOf(output).map((id) => stored.get(id))).toEqual(['event 0', 'event 1', 'event 2', 'event 3']);
		});

		test('ask for the key of an intake chosen by name once', async () => {
			const [intake] = simulator.world.reference.intakes;
			const chosen = { intakeFrom: 'name', intakeUuid: { __rl: true, mode: 'id', value: intake!.uuid }, intakeKey: '' };
			await outputOf(push({ event: '={{ $json.text }}', ...chosen }, { items: eventItems(3, String) }));
			expect(simulator.requests.map(({ method }) => method)).toEqual(['GET', 'POST']);
		});

		test('one that cannot be read, or is too large, does not hold up the others', async () => {
			const texts = ['a', 'x'.repeat(250_001), 'c', 'd'];
			const items = eventItems(4, (index) => texts[index]!);
			items[2]!.json.intake = '';
			const run = push({ event: '={{ $json.text }}', intakeKey: '={{ $json.intake }}' }, { items, onError: 'continueRegularOutput' });
			expect(await outputOf(run)).toEqual([
				{ event_ids: [expect.any(String)], too_large: [] },
				{ error: expect.stringContaining('No event was sent') },
				{ error: '"Intake Key" is empty' },
				{ event_ids: [expect.any(String)], too_large: [] },
			]);
			expect(sent()).toEqual(['a', 'd']);
		});

		test('none is sent when one cannot be read and the node shall stop then', async () => {
			const items = eventItems(2, String);
			items[1]!.json.intake = '';
			const error = await errorOf(push({ event: '={{ $json.text }}', intakeKey: '={{ $json.intake }}' }, { items }));
			expect([error.message, error.context?.itemIndex]).toEqual(['"Intake Key" is empty', 1]);
			expect(batches()).toEqual([]);
		});

		test('a request that fails is told to the items whose events it had', async () => {
			simulator.faults.add({ path: /\/batch$/, skip: 1, times: Infinity, status: 500, body: { message: 'disk full' } });
			const items = eventItems(3, (index) => String(index).repeat(200_000));
			const run = push(
				{ event: '', events: '={{ Array(40).fill($json.text) }}' },
				{ items, onError: 'continueRegularOutput' },
			);
			const output = await outputOf(run);
			const failed = output.filter(({ error }) => error === 'Not all events reached the intake: SEKOIA.IO could not answer: disk full');
			// One request of three was accepted: 47 events, which belong to one or to two items.
			expect(sent().length).toBeGreaterThan(47);
			expect(failed.length).toBeGreaterThanOrEqual(2);
			expect(output.length).toBe(3);
		});

		test('an answer with too few ids is no success when it cannot be told whose are missing', async () => {
			simulator.faults.add({ path: /\/batch$/, status: 200, body: { event_ids: ['one'] } });
			const run = push({ event: '={{ $json.text }}' }, { items: eventItems(2, String), onError: 'continueRegularOutput' });
			const error = 'Not all events reached the intake: The intake accepted 1 of the 2 events of a request, and does not tell which';
			expect(await outputOf(run)).toEqual([{ error }, { error }]);
		});
	});

	describe('from files', () => {
		test('of the input item', async () => {
			const data = Buffer.from('[{"a":1},"two"]').toString('base64');
			const items: INodeExecutionData[] = [{ json: {}, binary: { data: { data, mimeType: 'application/json', fileName: 'e.json' } } }];
			await outputOf(push({ inputMode: 'binary', binaryPropertyName: 'data' }, { items }));
			expect(sent()).toEqual(['{"a":1}', 'two']);
		});

		test('of an item that has none: the error names what it has', async () => {
			const items: INodeExecutionData[] = [{ json: {}, binary: { report: { data: '', mimeType: 'text/plain' } } }];
			const error = await errorOf(push({ inputMode: 'binary', binaryPropertyName: 'data' }, { items }));
			expect(error.message).toContain('"Input Data Field Name": the input item has no file in the field "data"');
			expect(error.description).toContain('It has: report.');
		});

		test('on disk: one event, then a list; they are kept', async () => {
			const one = file('one.json', '{"one":1}\n');
			const many = file('many.json', '[{"a":1},{"b":2}]');
			await outputOf(push({ inputMode: 'path', eventPath: one, eventsPath: many }));
			expect(sent()).toEqual(['{"one":1}', '{"a":1}', '{"b":2}']);
			expect(existsSync(one) && existsSync(many)).toBe(true);
		});

		test('are deleted only when asked, and only when all their events were accepted', async () => {
			const path = file('gone.json', '[1,2]');
			const run = push({ inputMode: 'path', eventsPath: path, options: { keepFileAfterPush: false } });
			simulator.faults.add({ path: /\/batch$/, status: 500 });
			await errorOf(run);
			expect(existsSync(path)).toBe(true);
			await outputOf(run);
			expect(existsSync(path)).toBe(false);
		});

		test('that do not exist are told', async () => {
			const error = await errorOf(push({ inputMode: 'path', eventsPath: join(filesFolder, 'missing.json') }));
			expect(error.message).toContain(`"Events File Path": there is no readable file at ${join(filesFolder, 'missing.json')}`);
		});

		test.each(['/etc/passwd', 'LINK'])('that n8n may not read are refused: %s', async (where) => {
			let path = where;
			if (where === 'LINK') {
				path = join(filesFolder, 'link.json');
				if (!existsSync(path)) symlinkSync('/etc/passwd', path);
			}
			const error = await errorOf(push({ inputMode: 'path', eventsPath: path }));
			expect(error.message).toContain('n8n may not read');
			expect(error.description).toContain('N8N_RESTRICT_FILE_ACCESS_TO');
			expect(batches()).toEqual([]);
		});

		test('that break off in the middle: what was sent before is told', async () => {
			const path = file('broken.json', `[${Array.from({ length: 60 }, () => `"${'x'.repeat(200_000)}"`).join(',')},{oops}]`);
			const error = await errorOf(push({ inputMode: 'path', eventsPath: path }));
			expect(error.message).toContain('Event 60 in broken.json is not valid JSON');
			expect(error.description).toMatch(/Accepted events \(by index\): 0-59\. Not accepted: none\./);
		});
	});
});
