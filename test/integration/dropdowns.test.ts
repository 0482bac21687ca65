import { Sekoia } from '../../nodes/Sekoia/Sekoia.node';
import { openDropdown, openList } from '../harness/dropdown';
import { startSimulator, type Simulator } from '../simulator';

let simulator: Simulator;

beforeAll(async () => {
	simulator = await startSimulator({ alerts: 130, events: 10 });
});
afterAll(async () => await simulator.stop());
afterEach(() => simulator.clearRequests());

const credential = (apiKey = simulator.apiKey) => ({ apiKey, baseUrl: simulator.url });
const { listSearch, loadOptions } = new Sekoia().methods;

describe('lists of resource locators', () => {
	test('alerts, newest first, page by page', async () => {
		const first = await openList('searchAlerts', credential());
		expect(first.results).toHaveLength(50);
		const newest = [...simulator.world.alerts].sort((one, other) => other.createdMs - one.createdMs)[0]!;
		expect(first.results[0]).toEqual({
			name: `${newest.short_id} (${newest.status}) ${newest.title}`,
			value: newest.short_id,
		});

		const values = [...first.results];
		for (let page = first.paginationToken; page !== undefined; ) {
			const next = await openList('searchAlerts', credential(), { page: String(page) });
			values.push(...next.results);
			page = next.paginationToken;
		}
		const visible = simulator.world.alerts.filter((alert) => alert.visible);
		expect(values.map(({ value }) => value).sort()).toEqual(visible.map(({ short_id: shortId }) => shortId).sort());
	});

	test('alerts by what is typed: a short id or a title', async () => {
		const { short_id: shortId, title } = simulator.world.createAlert({ title: 'A title of its own' });
		for (const typed of [shortId, ` ${title} `]) {
			const { results } = await openList('searchAlerts', credential(), { typed });
			expect(results.map(({ value }) => value)).toEqual([shortId]);
		}
	});

	test('the workflow actions that the chosen alert allows', async () => {
		const { short_id: shortId } = simulator.world.createAlert({ status: 'Ongoing' });
		const parameters = { uuid: { __rl: true, mode: 'id', value: shortId } };
		const { results } = await openList('searchWorkflowActions', credential(), { parameters });
		expect(results.map(({ name }) => name).sort()).toEqual(['Close', 'Reject']);
	});

	test('all workflow actions while the alert is only known at run time', async () => {
		const parameters = { uuid: { __rl: true, mode: 'id', value: '={{ $json.uuid }}' } };
		const { results } = await openList('searchWorkflowActions', credential(), { parameters });
		expect(results.map(({ name }) => name)).toEqual(['Acknowledge', 'Close', 'Reject', 'Validate']);
		expect(simulator.requests).toEqual([]);
		const typed = await openList('searchWorkflowActions', credential(), { parameters, typed: 'rej' });
		expect(typed.results.map(({ name }) => name)).toEqual(['Reject']);
	});

	test.each(Object.keys(listSearch) as Array<keyof typeof listSearch>)('%s gives names and values', async (method) => {
		simulator.world.createCase({ title: 'Phishing wave' });
		const { results } = await openList(method, credential());
		expect(results.length).toBeGreaterThan(0);
		for (const { name, value } of results) {
			expect(name).not.toBe('');
			expect(value).not.toBe('');
		}
	});

	test('a missing permission is named', async () => {
		const open = openList('searchAlerts', credential(simulator.addApiKey({ permissions: [] })));
		await expect(open).rejects.toMatchObject({
			message: expect.stringContaining('The API key lacks a permission'),
			description: expect.stringContaining('"View alerts"'),
		});
	});
});

describe('dropdowns', () => {
	test.each(Object.keys(loadOptions) as Array<keyof typeof loadOptions>)('%s gives each value once, by name', async (method) => {
		const options = await openDropdown(method, credential());
		expect(options.length).toBeGreaterThan(0);
		const names = options.map(({ name }) => name);
		expect(names).toEqual([...names].sort((one, other) => one.localeCompare(other, 'en')));
		const values = options.map(({ value }) => value);
		expect(new Set(values).size).toBe(values.length);
		expect(values).not.toContain('');
	});

	test('read all pages', async () => {
		await openDropdown('getAlertTypeValues', credential());
		simulator.faults.add({
			path: '/api/v1/sic/alerts/rules',
			status: 200,
			body: { items: Array.from({ length: 100 }, (_, index) => ({ uuid: `u${index}`, name: `Rule ${index}` })), total: 101 },
		});
		simulator.faults.add({ path: '/api/v1/sic/alerts/rules', status: 200, body: { items: [{ uuid: 'last', name: 'Zebra' }], total: 101 } });
		const options = await openDropdown('getAlertRules', credential());
		expect(options).toHaveLength(101);
		expect(options.at(-1)).toEqual({ name: 'Zebra', value: 'last' });
	});

	test('name a missing permission', async () => {
		const open = openDropdown('getAlertEntities', credential(simulator.addApiKey({ permissions: [] })));
		await expect(open).rejects.toMatchObject({ description: expect.stringContaining('"View alerts"') });
	});
});
