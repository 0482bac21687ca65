import { Client, parseTime, startSimulator, type JobOutcome, type Simulator } from '../../simulator';

interface Job {
	uuid: string;
	status: number;
	total: number;
	expired: boolean;
}
interface EventPage {
	items: Array<Record<string, unknown>>;
	total: number;
}

const JOBS = '/api/v1/sic/conf/events/search/jobs';
const JOB_MS = 1000;
const WHOLE_PAST = { earliest_time: '-8d', latest_time: 'now' };

let simulator: Simulator;
let client: Client;
/** The simulator's clock, so that no test depends on how fast it runs. */
let clock = Date.now();

beforeAll(async () => {
	simulator = await startSimulator({ alerts: 50, events: 12_000, searchJobMs: JOB_MS, now: () => new Date(clock) });
	client = new Client(simulator);
});
afterAll(() => simulator.stop());

afterEach(() => {
	simulator.world.searchJobs.extraFields = 0;
});

const pass = (ms: number) => {
	clock += ms;
};
const create = (json: Record<string, string | number | boolean>) =>
	client.ok<Job>('POST', JOBS, { json: { visible: false, ...WHOLE_PAST, ...json } });
const get = (job: Job) => client.ok<Job>('GET', `${JOBS}/${job.uuid}`);
const page = (job: Job, query: Record<string, number> = {}) =>
	client.ok<EventPage>('GET', `${JOBS}/${job.uuid}/events`, { query });

async function find(term: string, more: Record<string, string | number> = {}): Promise<EventPage> {
	const job = await create({ term, ...more });
	pass(JOB_MS);
	return await page(job, { limit: 1000 });
}

async function run(outcome: JobOutcome): Promise<Job> {
	simulator.world.searchJobs.nextOutcomes(outcome);
	const job = await create({ term: '*' });
	pass(JOB_MS);
	return job;
}

describe('a search job', () => {
	it('waits, runs and ends, and then returns its events page by page, newest first', async () => {
		const job = await create({ term: '' });
		expect(job.status).toBe(0);
		expect(await client.status('GET', `${JOBS}/${job.uuid}/events`)).toBe(400);
		pass(JOB_MS / 2);
		expect((await get(job)).status).toBe(1);
		pass(JOB_MS / 2);
		// The total is an estimate that stops counting at 10,000.
		expect(await get(job)).toMatchObject({ status: 2, total: 10_000, expired: false });
		const [first, second] = [await page(job, { limit: 1000 }), await page(job, { limit: 1000, offset: 1000 })];
		const times = [...first.items, ...second.items].map((event) => String(event['@timestamp']));
		expect(times).toEqual([...times].sort().reverse());
		expect(new Set([...first.items, ...second.items].map((event) => event.__event_id)).size).toBe(2000);
		// Other tests add events of their own.
		const lastPage = simulator.world.events.size - 500;
		expect((await page(job, { limit: 1000, offset: lastPage })).items).toHaveLength(500);
		expect((await page(job)).items).toHaveLength(100);
		expect(await client.status('GET', `${JOBS}/${job.uuid}/events`, { query: { limit: 1001 } })).toBe(400);
	});

	it('returns only the newest events when max_last_events is given', async () => {
		const [all, some] = [
			await find('event.outcome:failure'),
			await find('event.outcome:failure', { max_last_events: 7 }),
		];
		expect(some.items).toEqual(all.items.slice(0, 7));
		expect(some.total).toBe(7);
	});

	it('can be canceled, fail, expire, or never end', async () => {
		const running = await create({ term: '*' });
		expect(await client.ok('POST', `${JOBS}/${running.uuid}/cancel`)).toMatchObject({ status: 3 });
		expect((await get(await run('canceled'))).status).toBe(3);
		expect((await get(await run('failed'))).status).toBe(4);
		expect((await get(await run('never'))).status).toBe(1);
		const expired = await run('expired');
		expect(await client.status('GET', `${JOBS}/${expired.uuid}`)).toBe(410);
		const done = await run('done');
		simulator.world.searchJobs.expireAll();
		expect(await client.status('GET', `${JOBS}/${done.uuid}/events`)).toBe(410);
		expect(await client.status('GET', `${JOBS}/none`)).toBe(404);
	});

	it('needs two permissions', async () => {
		const key = simulator.addApiKey({ permissions: ['View events'] });
		expect(await client.status('POST', JOBS, { key, json: { term: '*', ...WHOLE_PAST } })).toBe(403);
	});

	it('applies filters, and refuses those without a value, with a number for one, or with other operators', async () => {
		const filtered = async (filter: object) =>
			await client.status('POST', JOBS, { json: { term: '', visible: false, ...WHOLE_PAST, filters: [filter] } as never });
		expect(await filtered({ field: 'user.name', operator: 'exists' })).toBe(200);
		expect(await filtered({ field: 'user.name', operator: '=', value: 'x', disabled: true })).toBe(200);
		expect(await filtered({ field: 'user.name', operator: '=' })).toBe(422);
		expect(await filtered({ field: 'destination.port', operator: '>', value: 443 })).toBe(422);
		expect(await filtered({ field: 'user.name', operator: 'like', value: 'x' })).toBe(422);
		expect(await filtered({ operator: '=', value: 'x' })).toBe(422);
	});

	it('is refused with a list of what is wrong in its body', async () => {
		const answer = await client.call('POST', JOBS, { json: { query: '*', ...WHOLE_PAST, max_last_events: '5' } });
		expect(answer.status).toBe(422);
		expect(answer.body).toMatchObject({
			detail: [
				{ loc: ['body', 'query'] },
				{ loc: ['body', 'term'], msg: 'field required' },
				{ loc: ['body', 'max_last_events'] },
			],
		});
	});

	it('lists fields, most of them with their common values', async () => {
		simulator.world.searchJobs.extraFields = 1200;
		const job = await create({ term: 'event.dataset:proxy' });
		pass(JOB_MS);
		const rows = async (offset: number) =>
			await client.ok<{ items: Array<{ name: string }>; total: number }>('GET', `${JOBS}/${job.uuid}/fields`, {
				query: { limit: 1000, offset },
			});
		const all = [...(await rows(0)).items, ...(await rows(1000)).items];
		expect(all).toHaveLength((await rows(0)).total);
		const row = (name: string) => all.find((candidate) => candidate.name === name);
		expect(row('event.dataset')).toMatchObject({ most_common_values: [{ name: 'proxy', value: 100 }] });
		expect(row('message')).not.toHaveProperty('most_common_values');
		expect(all.findIndex(({ name }) => name === 'user.name')).toBeGreaterThan(1000);
	});
});

describe('events', () => {
	it('are found by the short id of their alert', async () => {
		const { short_id, similar, event_uuids } = simulator.world.alerts[3] ?? simulator.world.createAlert();
		const { items, total } = await find(`alert_short_ids:"${short_id}"`);
		expect(total).toBe(similar);
		expect(items.map((event) => event.__event_id)).toEqual(event_uuids);
		const raised = simulator.world.createAlert({ events: 4 });
		expect((await find(`alert_short_ids:"${raised.short_id}"`)).total).toBe(4);
		simulator.world.updateAlert(raised.uuid, { similar: 6 });
		expect((await find(`alert_short_ids:"${raised.short_id}"`)).total).toBe(6);
	});

	it('are flat', async () => {
		const { items } = await find('source.ip:*', { max_last_events: 50 });
		expect(
			items.every((event) => Object.values(event).every((value) => typeof value !== 'object' || Array.isArray(value))),
		).toBe(true);
		expect(Object.keys(items[0] ?? {})).toEqual(expect.arrayContaining(['__event_id', 'timestamp', 'source.ip']));
	});

	it('are found once they have been pushed to the intake', async () => {
		const event = JSON.stringify({ 'user.name': 'Zoé', host: { name: 'pushed host' } });
		await client.ok('POST', '/batch', { key: null, json: { intake_key: simulator.intakeKey, jsons: [event] } });
		expect((await find('host.name:"pushed host" AND user.name:zoé')).total).toBe(1);
	});

	it.each<[string, (event: Record<string, unknown>) => boolean]>([
		['user.name:alice1', (event) => event['user.name'] === 'alice1'],
		['user.name:ALICE*', (event) => String(event['user.name']).startsWith('alice')],
		['user.name:alice?', (event) => /^alice.$/.test(String(event['user.name']))],
		['user.name:/al.+[12]/', (event) => /^al.+[12]$/.test(String(event['user.name']))],
		['event.action:"logon-failed" OR event.action:deny', (event) => event['event.outcome'] === 'failure'],
		['NOT event.outcome:success', (event) => event['event.outcome'] !== 'success'],
		[
			'event.dataset:(proxy OR sysmon) AND NOT user.name:b*',
			(event) =>
				['proxy', 'sysmon'].includes(String(event['event.dataset'])) && !String(event['user.name']).startsWith('b'),
		],
		['process.name:*', (event) => event['process.name'] !== undefined],
		['destination.port:>=3389', (event) => event['destination.port'] === 3389],
		[
			'source.port:[50000 TO 50100]',
			(event) => Number(event['source.port']) >= 50_000 && Number(event['source.port']) <= 50_100,
		],
		['source.ip:[10.1.0.0 TO 10.1.255.255]', (event) => String(event['source.ip']).startsWith('10.1.')],
		['powershell.exe', (event) => event['process.name'] === 'powershell.exe'],
		['"deny by alice1"', (event) => String(event.message).includes('deny by alice1')],
		[
			'alice1 event.outcome:failure',
			(event) => event['user.name'] === 'alice1' && event['event.outcome'] === 'failure',
		],
	])('are found by %s', async (term, expected) => {
		const { items, total } = await find(term);
		expect(total).toBeGreaterThan(0);
		expect(items.filter((event) => !expected(event))).toEqual([]);
	});

	it.each(['user.name:', '(a OR b', 'a)', '"open', 'AND', 'a OR', 'user.name:/[/'])(
		'refuse the malformed term %s',
		async (term) => {
			expect(await client.status('POST', JOBS, { json: { term, ...WHOLE_PAST } })).toBe(400);
		},
	);

	it('are searched fast, even 100,000 of them', async () => {
		const big = await startSimulator({ alerts: 5000, events: 100_000, searchJobMs: 0 });
		const before = process.cpuUsage();
		const json = { term: 'user.name:alice* AND NOT event.outcome:failure', ...WHOLE_PAST };
		const job = await new Client(big).ok<Job>('POST', JOBS, { json });
		const { user, system } = process.cpuUsage(before);
		await big.stop();
		expect(job).toMatchObject({ status: 2 });
		// About half a second; a loaded machine takes twice that, a search that grows faster than its events minutes.
		expect((user + system) / 1000).toBeLessThan(5_000);
	});
});

describe('time expressions', () => {
	const now = Date.parse('2025-06-15T12:00:00Z');

	it.each([
		['now', '2025-06-15T12:00:00Z'],
		['-15m', '2025-06-15T11:45:00Z'],
		['-2W', '2025-06-01T12:00:00Z'],
		['+3d', '2025-06-18T12:00:00Z'],
		['2025-01-31', '2025-01-31T00:00:00Z'],
		['2025-01-31T08:15:30', '2025-01-31T08:15:30Z'],
		['2025-01-31 08:15:30.250', '2025-01-31T08:15:30.250Z'],
		['2025-01-31T08:15:30.123456Z', '2025-01-31T08:15:30.123Z'],
	])('%s is %s', (expression, expected) => expect(parseTime(expression, now)).toBe(Date.parse(expected)));

	it.each([
		'15m',
		'-15',
		'-1M0',
		'-1y',
		'-1d@d',
		'yesterday',
		'2025-13-01',
		'31/01/2025',
		'2025-01-31T08:15:30+01:00',
		'1750000000',
		'',
	])('%s is refused', (expression) => expect(() => parseTime(expression, now)).toThrow('Invalid time expression'));

	it('must be given in order', async () => {
		const json = { term: '*', earliest_time: 'now', latest_time: '-1d' };
		expect(await client.status('POST', JOBS, { json })).toBe(400);
		expect((await find('*', { earliest_time: '-1d', latest_time: '-12h' })).total).toBeLessThan(1500);
	});
});

describe('statistics', () => {
	it('count events in buckets of time', async () => {
		const json = { aggregation: 'count', term: 'event.outcome:failure', range: ['-1d', 'now'], minutes_per_bucket: 60 };
		const { aggregations } = await client.ok<{ aggregations: Array<{ value: number }> }>(
			'POST',
			'/api/v1/events/stats',
			{ json },
		);
		expect(aggregations).toHaveLength(24);
		const sum = aggregations.reduce((total, { value }) => total + value, 0);
		expect(Math.abs(sum - (await find(json.term, { earliest_time: '-1d' })).total)).toBeLessThan(5);
		expect(await client.status('POST', '/api/v1/events/stats', { json: { ...json, aggregation: 'avg' } })).toBe(422);
	});
});
