import { Sekoia } from '../../nodes/Sekoia/Sekoia.node';
import { SekoiaTrigger } from '../../nodes/SekoiaTrigger/SekoiaTrigger.node';
import { openDropdown, openList } from '../harness/dropdown';
import { credentialFor, useSimulator } from '../harness/simulated';
import type { Simulator } from '../simulator';

let simulator: Simulator;
useSimulator({ alerts: 130, events: 10 }, (started) => (simulator = started));

const credential = (apiKey = simulator.apiKey) => credentialFor(simulator, { apiKey });
const { listSearch, loadOptions } = new Sekoia().methods;

/** The short ID of an alert that proposes something. */
function proposingAlert(): string {
	const { world } = simulator;
	const alert = world.createAlert();
	alert.countermeasures.push(world.draw.countermeasure(alert.uuid, world.nowMs(), world.analyst));
	return alert.short_id;
}

describe('lists of resource locators', () => {
	test('offer alerts page by page, the newest first', async () => {
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

	test('find alerts by a short ID, a title or a part of one', async () => {
		const { short_id: shortId, title } = simulator.world.createAlert({ title: 'A title of its own' });
		for (const typed of [shortId, ` ${title} `, 'title of ITS', shortId.slice(0, 7)]) {
			const { results } = await openList('searchAlerts', credential(), { typed });
			expect(results.map(({ value }) => value)).toEqual([shortId]);
		}
	});

	test('offer alerts with their UUID as the value, for arguments that take no short ID', async () => {
		const { uuid, short_id: shortId } = simulator.world.createAlert();
		const { results } = await openList('searchAlertUuids', credential(), { typed: shortId });
		expect(results).toEqual([{ name: expect.stringContaining(shortId) as string, value: uuid }]);
	});

	test('offer the workflow actions that the chosen alert allows', async () => {
		const { short_id: shortId } = simulator.world.createAlert({ status: 'Ongoing' });
		const parameters = { uuid: { __rl: true, mode: 'id', value: shortId } };
		const { results } = await openList('searchWorkflowActions', credential(), { parameters });
		expect(results.map(({ name }) => name).sort()).toEqual(['Close', 'Reject']);
	});

	test('offer the countermeasures of the chosen alert, which comes first', async () => {
		const { world } = simulator;
		const alert = world.createAlert();
		const countermeasure = world.draw.countermeasure(alert.uuid, world.nowMs(), world.analyst);
		alert.countermeasures = [countermeasure];
		const open = async (value: string) => await openList('searchCountermeasures', credential(), { parameters: { alertUuid: { __rl: true, mode: 'id', value } } });
		expect((await open(alert.short_id)).results).toEqual([{ name: `${countermeasure.name} (pending)`, value: countermeasure.uuid }]);
		simulator.clearRequests();
		for (const none of ['', '={{ $json.alert_uuid }}']) await expect(open(none)).rejects.toMatchObject({ message: expect.stringContaining('Choose the alert first') as string });
		expect(simulator.requests).toEqual([]);
	});

	test('offer the users of all communities, each once or once in each community, by name, email or UUID', async () => {
		const { avatars, communities } = simulator.world.reference;
		const [jane] = avatars;
		const users = await openList('searchUsers', credential());
		expect(users.results).toHaveLength(4);
		expect(users.results).toContainEqual({ name: 'Jane Doe (jane.doe@example.com)', value: jane!.user.uuid });
		for (const typed of ['JANE', 'jane.doe@', jane!.user.uuid]) {
			expect((await openList('searchUsers', credential(), { typed })).results.map(({ value }) => value)).toEqual([jane!.user.uuid]);
		}
		const inCommunities = (await openList('searchAvatars', credential(), { typed: 'jane' })).results;
		expect(inCommunities.map(({ name }) => name)).toEqual(communities.map(({ name }) => `Jane Doe (jane.doe@example.com, ${name})`));
	});

	test('leave out communities whose users the key may not see, and tell why when those are all', async () => {
		const [first] = simulator.world.reference.communities;
		simulator.faults.add({ path: `/api/v1/communities/${first!.uuid}/avatars/`, status: 403, body: { message: 'no' } });
		expect((await openList('searchUsers', credential())).results).toHaveLength(1);
		simulator.faults.add({ path: /avatars/, status: 403, body: { message: 'no' }, times: 2 });
		await expect(openList('searchUsers', credential())).rejects.toMatchObject({ httpCode: '403' });
	});

	test('offer all workflow actions when the alert is not known before the run', async () => {
		const parameters = { uuid: { __rl: true, mode: 'id', value: '={{ $json.uuid }}' } };
		const { results } = await openList('searchWorkflowActions', credential(), { parameters });
		expect(results.map(({ name }) => name)).toEqual(['Acknowledge', 'Close', 'Reject', 'Validate']);
		expect(simulator.requests).toEqual([]);
		const typed = await openList('searchWorkflowActions', credential(), { parameters, typed: 'rej' });
		expect(typed.results.map(({ name }) => name)).toEqual(['Reject']);
	});

	test.each(Object.keys(listSearch) as Array<keyof typeof listSearch>)('%s offers names and values', async (method) => {
		simulator.world.createCase({ title: 'Phishing wave' });
		const parameters = method === 'searchCountermeasures' ? { alertUuid: { __rl: true, mode: 'id', value: proposingAlert() } } : {};
		const { results } = await openList(method, credential(), { parameters });
		expect(results.length).toBeGreaterThan(0);
		for (const { name, value } of results) {
			expect(name).not.toBe('');
			expect(value).not.toBe('');
		}
	});

	test.each([
		['searchAlertEntities', 'RENNES', ['Rennes data center']],
		['searchAlertRules', 'powershell', ['Suspicious PowerShell command']],
		['searchAssetTypes', 'e', ['computer', 'network', 'person', 'website']],
		['searchAssetTypes', ' Web ', ['website']],
		['searchCommunities', 'labs', ['Example Labs']],
		['searchEntities', 'rennes', ['Rennes data center']],
		['searchIntakes', 'firewall', ['Firewall logs (Lyon office)']],
		['searchIocCollections', 'PHISHING', ['Phishing domains']],
		['searchReports', 'no such report', []],
		['searchRules', 'powershell', ['Suspicious PowerShell command']],
	] as const)('%s finds names that contain "%s"', async (method, typed, names) => {
		const { results } = await openList(method, credential(), { typed });
		expect(results.map(({ name }) => name)).toEqual(names);
	});

	test('offer revoked assets only where they can be restored, and mark them', async () => {
		const { world } = simulator;
		const [old, current] = ['retired-01', 'retired-02'].map((name) => world.draw.asset(world.nowMs(), world.analyst, name, 'host'));
		old!.revoked = { atMs: world.nowMs(), by: world.analyst };
		world.assets.push(old!, current!);
		const open = async (method: 'searchAssetsV2' | 'searchAssetsV2WithRevoked', typed: string) =>
			(await openList(method, credential(), { typed })).results;

		const marked = { name: 'retired-01 (host) (revoked)', value: old!.uuid };
		const plain = { name: 'retired-02 (host)', value: current!.uuid };
		expect(await open('searchAssetsV2', 'retired')).toEqual([plain]);
		expect((await open('searchAssetsV2WithRevoked', 'retired')).map(({ name }) => name).sort()).toEqual([marked.name, plain.name]);
		expect(await open('searchAssetsV2WithRevoked', '(REVOKED)')).toEqual([marked]);
	});

	test('offer no disabled communities', async () => {
		const [, disabled] = simulator.world.reference.communities;
		disabled!.disabled = true;
		const { results } = await openList('searchCommunities', credential());
		expect(results.map(({ name }) => name)).toEqual(['Example Corp']);
		disabled!.disabled = false;
	});

	test('offer all entities, for which the key needs the permission "View entities"', async () => {
		const { results } = await openList('searchEntities', credential());
		expect(results.map(({ value }) => value).sort()).toEqual(simulator.world.reference.entities.map(({ uuid }) => uuid).sort());
		const open = openList('searchEntities', credential(simulator.addApiKey({ permissions: ['View alerts'] })));
		await expect(open).rejects.toMatchObject({ message: expect.stringContaining('"View entities"') });
	});

	test('let the API search IOC collections, for which the key needs the permission "View IOC collections"', async () => {
		await openList('searchIocCollections', credential(), { typed: ' phish ' });
		expect(simulator.requests.map(({ query }) => query)).toEqual([
			[['term', 'phish'], ['limit', '50'], ['offset', '0']],
		]);
		const open = openList('searchIocCollections', credential(simulator.addApiKey({ permissions: ['View intelligence'] })));
		await expect(open).rejects.toMatchObject({ message: expect.stringContaining('"View IOC collections"') });
	});

	test('give IOC collections by the id that indicators are added to', async () => {
		const { results } = await openList('searchIocCollections', credential());
		expect(results).toEqual(simulator.world.intelligence.iocCollections.map(({ id, name }) => ({ name, value: id })));
		for (const { value } of results) expect(value).toMatch(/^ioc-collection--[0-9a-f-]{36}$/);
	});

	test('search for text in the newest thousand alerts only', async () => {
		const items = Array.from({ length: 100 }, (_, index) => ({ short_id: `AL${index}`, title: `Alert ${index}` }));
		simulator.faults.add({ path: '/api/v1/sic/alerts', status: 200, body: { items: [], total: 0 } });
		for (let page = 0; page < 12; page++) {
			const onPage = items.map((item) => ({ ...item, title: `${item.title} on page ${page}` }));
			simulator.faults.add({ path: '/api/v1/sic/alerts', status: 200, body: { items: onPage, total: 1_200 } });
		}
		const { results } = await openList('searchAlerts', credential(), { typed: 'Alert 7 on' });
		expect(results.map(({ name }) => name)).toEqual(
			Array.from({ length: 10 }, (_, page) => `AL7 Alert 7 on page ${page}`),
		);
		expect(simulator.requests).toHaveLength(11);
	});

	test('offer assets, communities, entities and rules in the filters of the trigger, too', async () => {
		const { listSearch: ofTrigger } = new SekoiaTrigger().methods;
		const { searchAlertEntities, searchAlertRules, searchAssetsV2, searchCommunities } = listSearch;
		expect(ofTrigger).toEqual({ searchAlertEntities, searchAlertRules, searchAssetsV2, searchCommunities });
	});

	test.each([403, 404, 410])('offer the asset types that all tenants have when the request for them is answered with %d', async (status) => {
		simulator.faults.add({ path: '/api/v1/asset-management/asset-types', times: 2, status, body: { message: 'no' } });
		const { results } = await openList('searchAssetTypes', credential());
		expect(results.map(({ name }) => name)).toEqual(['computer', 'network', 'person']);
		expect((await openList('searchAssetTypes', credential(), { typed: 'Net' })).results).toEqual([
			{ name: 'network', value: '4aac4b72-14cf-4159-a4e5-32fa8c1f3da6' },
		]);
	});

	test('name a missing permission', async () => {
		const open = openList('searchAlerts', credential(simulator.addApiKey({ permissions: [] })));
		await expect(open).rejects.toMatchObject({
			message: expect.stringContaining('The API key lacks a permission (needed: "View alerts")'),
		});
	});
});

describe('dropdowns', () => {
	test.each(Object.keys(loadOptions) as Array<keyof typeof loadOptions>)('%s offers each value once, sorted by name', async (method) => {
		const options = await openDropdown(method, credential());
		expect(options.length).toBeGreaterThan(0);
		const names = options.map(({ name }) => name);
		expect(names).toEqual([...names].sort((one, other) => one.localeCompare(other, 'en')));
		const values = options.map(({ value }) => value);
		expect(new Set(values).size).toBe(values.length);
		expect(values).not.toContain('');
	});

	test('read all pages', async () => {
		const path = '/api/v1/sic/alerts/statuses';
		const items = Array.from({ length: 100 }, (_, index) => ({ uuid: `u${index}`, name: `Status ${index}` }));
		simulator.faults.add({ path, status: 200, body: { items, total: 101 } });
		simulator.faults.add({ path, status: 200, body: { items: [items.at(-1)!, { uuid: 'last', name: 'Zebra' }], total: 101 } });
		const options = await openDropdown('getAlertStatuses', credential());
		expect(options).toHaveLength(101);
		expect(options.at(-1)).toEqual({ name: 'Zebra', value: 'last' });
	});

	test('offer the statuses of cases and those of alerts separately', async () => {
		const { customStatuses } = simulator.world.reference;
		for (const [method, type] of [['getCaseStatuses', 'case'], ['getCustomStatuses', 'alert']] as const) {
			const labels = customStatuses.filter(({ appliesTo }) => appliesTo.includes(type)).map(({ label }) => label);
			const options = await openDropdown(method, credential());
			expect(options.map(({ name }) => name)).toEqual(labels.sort());
		}
	});

	test.each([
		['getCasePriorities', 'View cases'],
		['getCaseStatuses', 'View cases'],
		['getCaseVerdicts', 'View cases'],
		['getVerdicts', 'View alerts'],
	] as const)('%s names a missing permission', async (method, permission) => {
		const open = openDropdown(method, credential(simulator.addApiKey({ permissions: [] })));
		await expect(open).rejects.toMatchObject({ message: expect.stringContaining(`"${permission}"`) });
	});
});
