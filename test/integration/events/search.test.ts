import type { IDataObject } from 'n8n-workflow';

import { errorOf, outputOf, runNode } from '../../harness/engine';
import { useSimulator } from '../../harness/simulated';
import { until } from '../../harness/wait';
import type { Simulator } from '../../simulator';
import { eventRun } from './eventRuns';

let simulator: Simulator;
useSimulator({ alerts: 20, events: 3_500, searchJobMs: 60 }, (started) => (simulator = started));

const JOBS = '/api/v1/sic/conf/events/search/jobs';
const period = { earliestTime: '-52w', latestTime: 'now' };
const calls = () => simulator.requests.map(({ method, path }) => `${method} ${path.replace(/[0-9a-f-]{36}/, 'JOB')}`);
const CANCEL = `POST ${JOBS}/JOB/cancel`;

describe('a search of events', () => {
	const search = (parameters: IDataObject) => eventRun(simulator, 'search', { query: '', ...period, ...parameters });

	test('reads all pages of 1000, newest first, without losing or repeating an event', async () => {
		const events = await outputOf(search({ returnAll: true }));
		expect(events).toHaveLength(3_500);
		expect(new Set(events.map((one) => one.__event_id)).size).toBe(3_500);
		const times = events.map((one) => Date.parse(one.timestamp as string));
		expect(times).toEqual([...times].sort((a, b) => b - a));
		const pages = simulator.requests.filter(({ path }) => path.endsWith('/events'));
		expect(pages.map(({ query }) => Object.fromEntries(query).offset)).toEqual(['0', '1000', '2000', '3000']);
	});

	test('creates the job, waits for it, and reads no more than the limit', async () => {
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

	test('passes on a query for the events of an alert', async () => {
		const { short_id: shortId } = simulator.world.createAlert();
		simulator.clearRequests();
		await outputOf(search({ query: `alert_short_ids:"${shortId}"` }));
		expect(simulator.requests[0]!.body).toMatchObject({ term: `alert_short_ids:"${shortId}"` });
	});

	test('can output one item with the whole list', async () => {
		const [one, ...more] = await outputOf(search({ limit: 3, outputAsOneItem: true }));
		expect(more).toEqual([]);
		expect(one!.events).toHaveLength(3);
	});

	test.each([
		['canceled', 'The search was canceled in SEKOIA.IO before it ended'],
		['failed', 'The search failed in SEKOIA.IO'],
		['expired', 'The search results have expired: The results of the search job have expired'],
	] as const)('fails when its job is %s', async (outcome, message) => {
		simulator.world.searchJobs.nextOutcomes(outcome);
		expect((await errorOf(search({ limit: 5 }))).message).toBe(message);
	});

	test('gives up and cancels a job that does not end', async () => {
		simulator.world.searchJobs.nextOutcomes('never');
		const error = await errorOf(search({ limit: 5, options: { maxWait: 1 } }));
		expect(error.message).toBe('The search was not done after 1 seconds');
		expect(error.description).toContain('Max Wait');
		expect(calls().at(-1)).toBe(CANCEL);
	});

	test('cancels its job when the user stops the execution', async () => {
		simulator.world.searchJobs.nextOutcomes('never');
		await runNode({ ...search({ limit: 5 }), stopAfter: 400 });
		await until(() => calls().at(-1) === CANCEL, 'the job is canceled', { found: () => calls().at(-1) });
		expect(calls().at(-1)).toBe(CANCEL);
	});

	test('fails when the results expire while they are read', async () => {
		simulator.faults.add({ path: /\/events$/, status: 410, body: { message: 'Search job expired' } });
		expect((await errorOf(search({ limit: 5 }))).message).toBe('The search results have expired: Search job expired');
	});

	test('fails when the answer names no job', async () => {
		simulator.faults.add({ path: JOBS, status: 200, body: { status: 2 } });
		expect((await errorOf(search({}))).message).toContain('without the search job');
	});

	test.each([
		['now', '-1h'],
		['-1h', '-2h'],
		['2025-01-02', '2025-01-01'],
	])('refuses an earliest time %p after the latest time %p before any request', async (earliestTime, latestTime) => {
		const shown = (time: string) => (time.startsWith('2') ? new Date(`${time}T00:00:00-05:00`).toISOString() : time);
		const error = await errorOf(search({ earliestTime, latestTime }));
		expect(error.message).toBe(`"Earliest Time" (${shown(earliestTime)}) is after "Latest Time" (${shown(latestTime)})`);
		expect(simulator.requests).toHaveLength(0);
	});

	test.each([0, -3])('refuses the limit %p', async (limit) => {
		expect((await errorOf(search({ limit }))).message).toBe(`"Limit" must be at least 1, but it is ${limit}`);
	});
});

describe('common values', () => {
	const common = (parameters: IDataObject) =>
		eventRun(simulator, 'getFieldCommonValues', { query: '', ...period, ...parameters });

	test('are given for each field, in the order asked for', async () => {
		const found = await outputOf(common({ fields: 'source.ip, no.such.field,event.category' }));
		expect(found.map(({ name }) => name)).toEqual(['source.ip', 'no.such.field', 'event.category']);
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
		expect((await errorOf(common({ fields: ' , ' }))).message).toBe('"Event Fields" is empty');
	});
});
