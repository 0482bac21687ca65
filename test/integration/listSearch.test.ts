import type { INodeListSearchResult } from 'n8n-workflow';

import { Sekoia } from '../../nodes/Sekoia/Sekoia.node';
import { maxConcurrent } from '../harness/concurrency';
import { openDropdown, openList } from '../harness/dropdown';
import { credentialFor, useSimulator } from '../harness/simulated';
import { until } from '../harness/wait';
import type { RecordedRequest, Simulator } from '../simulator';

let simulator: Simulator;
useSimulator({ alerts: 1_400, events: 10 }, (started) => (simulator = started));

const { listSearch } = new Sekoia().methods;
type List = keyof typeof listSearch;
const ALERTS = '/api/v1/sic/alerts';

const open = async (method: List, typed?: string, page?: string) => await openList(method, credentialFor(simulator), { typed, page });
const values = ({ results }: INodeListSearchResult) => results.map(({ value }) => value);
/** Lets each request take so long. */
const slow = (delayMs: number) => simulator.faults.add({ path: /./, times: Infinity, delayMs });
const visible = () =>
	simulator.world.alerts.filter((alert) => alert.visible).sort((one, other) => other.createdMs - one.createdMs);
/** Alerts with the word in their titles, of which the API finds none, since it compares whole titles. Positions count from the newest. */
function hide(word: string, positions: readonly number[]): string[] {
	const alerts = visible();
	return positions.map((position) => {
		const alert = alerts[position]!;
		alert.title = `Some ${word} at ${alert.title}`;
		return alert.short_id;
	});
}

/** How many requests followed one another, each begun when the one before had ended. */
function rounds(requests: readonly RecordedRequest[]): number {
	let count = 0;
	let end = -Infinity;
	for (const { startedAt, endedAt } of [...requests].sort((one, other) => one.endedAt! - other.endedAt!)) {
		if (startedAt < end) continue;
		count++;
		end = endedAt!;
	}
	return count;
}

/** All entries of a list, page by page. */
async function readAll(method: List, typed: string): Promise<unknown[]> {
	const found: unknown[] = [];
	for (let page: string | undefined, first = true; first || page !== undefined; first = false) {
		const answer = await open(method, typed, page);
		found.push(...values(answer));
		page = answer.paginationToken as string | undefined;
	}
	return found;
}

describe('a search with a slow API', () => {
	test('looks through a thousand alerts in two rounds, side by side, and shows only what fits', async () => {
		const wanted = hide('zonkran', [3, 555, 990]);
		slow(500);
		const { results } = await open('searchAlerts', 'ZONKRAN');
		expect(results.map(({ value }) => value)).toEqual(wanted);
		for (const { name } of results) expect(name).toContain('zonkran');
		expect(simulator.requests.length).toBeLessThanOrEqual(12);
		expect(rounds(simulator.requests)).toBeLessThanOrEqual(2);
		expect(maxConcurrent(simulator.requests)).toBeGreaterThan(5);
		expect(maxConcurrent(simulator.requests)).toBeLessThanOrEqual(10);
	});

	test('shows what there is as soon as the list can be scrolled, and goes on with the next page', async () => {
		const wanted = hide('zonkbot', [...Array.from({ length: 15 }, (_, index) => 2 * index), 400, 1_100]);
		slow(500);
		const first = await open('searchAlerts', 'zonkbot');
		expect(values(first)).toEqual(wanted.slice(0, 15));
		expect(rounds(simulator.requests)).toBe(1);
		simulator.faults.clear();
		expect((await readAll('searchAlerts', 'zonkbot')).sort()).toEqual([...wanted].sort());
	});

	test('asks for nothing more when the API finds it at once', async () => {
		const { title } = visible()[800]!;
		expect((await open('searchAlerts', title)).results.length).toBeGreaterThan(0);
		expect(simulator.requests.map(({ query }) => query[2])).toEqual([['match[title]', title]]);
	});

	test('ends what it began beside the API when that finds something late', async () => {
		const { title } = visible()[700]!;
		slow(900);
		const { results } = await open('searchAlerts', title);
		expect(results.length).toBeGreaterThan(0);
		await until(() => simulator.requests.every(({ endedAt }) => endedAt !== undefined), 'all requests have ended');
		expect(simulator.requests.map(({ status }) => status)).toEqual([200, undefined]);
	});

	test('stops when a letter is added, and gives what the newer one finds', async () => {
		const [first, second] = hide('zonkw', [20, 600]);
		const [third] = hide('zonkworm', [610]);
		slow(300);
		const older = open('searchAlerts', 'zonkw');
		await until(() => simulator.requests.length >= 3, 'the older search compares names');
		const sentBefore = simulator.requests.length;
		const newer = await open('searchAlerts', 'zonkworm');
		expect(values(newer)).toEqual([third]);
		const stopped = await older;
		expect(values(stopped)).toEqual([third]);
		expect(simulator.requests.length - sentBefore).toBeLessThanOrEqual(14);
		expect(simulator.requests.slice(0, sentBefore).filter(({ status }) => status === 200).length).toBeLessThanOrEqual(2);
		simulator.faults.clear();
		// Back at the first text, the editor asks for the next page of what it was given.
		const again = await open('searchAlerts', 'zonkw', stopped.paginationToken as string);
		expect(values(again)).toEqual([first, second, third]);
	});

	test('is stopped by no search of another list', async () => {
		slow(300);
		const [alerts, cases] = await Promise.all([open('searchAlertRules', 'powershell'), open('searchAlertEntities', 'rennes')]);
		expect(alerts.results.map(({ name }) => name)).toEqual(['Suspicious PowerShell command']);
		expect(cases.results.map(({ name }) => name)).toEqual(['Rennes data center']);
	});
});

describe('the next page', () => {
	test('of another text is the first one of this text', async () => {
		const { paginationToken } = await open('searchAlerts');
		const [wanted] = hide('zonkspy', [5]);
		expect(values(await open('searchAlerts', 'zonkspy', paginationToken as string))).toEqual([wanted]);
	});

	test.each(['50', '{', '["",0]', '["","api",-1]', '["","api",1e99]', '["","other",3]', 'null', '7'])('after %p is the first one', async (token) => {
		const first = await open('searchAlerts');
		expect(await open('searchAlerts', '', token)).toEqual(first);
	});
});

describe('an ID that is typed or pasted finds its object', () => {
	/** Those of users are read from each community; the one of countermeasures needs an alert, and has a test with the dropdowns. */
	const requestsOf: Partial<Record<List, number>> = { searchAvatars: 3, searchUsers: 3 };
	const lists = (Object.keys(listSearch) as List[]).filter((list) => list !== 'searchCountermeasures');

	test.each(lists)('in %s, with few requests', async (method) => {
		simulator.world.createCase({ title: 'Phishing wave' });
		const all = await open(method);
		const { value } = all.results.at(-1)!;
		for (const typed of [String(value), ` ${String(value)} `]) {
			simulator.clearRequests();
			expect((await open(method, typed)).results).toEqual([all.results.at(-1)]);
			expect(simulator.requests.length).toBeLessThanOrEqual(requestsOf[method] ?? 1);
		}
	});

	test.each([
		['searchAlerts', () => simulator.world.alerts[0]!],
		['searchAlertUuids', () => simulator.world.alerts[1]!],
		['searchCases', () => simulator.world.createCase({ title: 'Pasted' })],
	] as const)('in %s, as UUID, short ID or address', async (method, object) => {
		const { uuid, short_id: shortId } = object();
		const segment = method === 'searchCases' ? 'cases' : 'alerts';
		const addresses = [shortId, uuid].flatMap((id) => [
			`https://app.sekoia.io/operations/${segment}/${id}`,
			`app.fra2.sekoia.io/operations/${segment}/${id}/events?tab=1#x`,
		]);
		for (const typed of [uuid, shortId, ...addresses]) {
			simulator.clearRequests();
			const { results } = await open(method, typed);
			expect(results).toHaveLength(1);
			expect([uuid, shortId]).toContain(results[0]!.value);
			expect(simulator.requests).toHaveLength(1);
		}
	});

	test('in the address of a report', async () => {
		const { id, name } = simulator.world.intelligence.reports[0]!.object;
		const { results } = await open('searchReports', `https://app.sekoia.io/intelligence/objects/${id}?tab=graph`);
		expect(results).toEqual([{ name, value: id }]);
	});

	test('or nothing, without looking through names', async () => {
		const unknown = '7c9e6679-7425-40de-944b-e07fc1f90ae7';
		for (const method of ['searchAlerts', 'searchReports', 'searchAlertRules', 'searchIntakes'] as const) {
			simulator.clearRequests();
			expect(await open(method, unknown)).toEqual({ results: [] });
			expect(simulator.requests).toHaveLength(1);
		}
	});

	test.each([
		['searchAlerts', 'CAs3jT8mQz5b', 'a case, not of an alert', 'Case'],
		['searchAlertUuids', 'https://app.sekoia.io/operations/cases/CAs3jT8mQz5b', 'a case, not of an alert', 'Case'],
		['searchCases', 'ALq7Rk2pXw9d', 'an alert, not of a case', 'Alert'],
	] as const)('or is told to be one of another kind, as %s with %s', async (method, typed, what, resource) => {
		await expect(open(method, typed)).rejects.toMatchObject({
			message: `What was searched for is the ID of ${what}: "${typed}"`,
			description: expect.stringContaining(`resource ${resource}`) as string,
		});
		expect(simulator.requests).toEqual([]);
	});

	test.each(['CANCELLATION', 'CAPTURED', 'CAMERA'])('but the word %s is searched for', async (word) => {
		const [wanted] = hide(word, [7]);
		expect(values(await open('searchAlerts', word))).toEqual([wanted]);
	});
});

describe('of ten thousand entries', () => {
	const rules = Array.from({ length: 10_000 }, (_, index) => ({ uuid: `rule-${index}`, name: `Rule ${index}` }));

	test('the list shows fifty after one request', async () => {
		simulator.faults.add({ path: `${ALERTS}/rules`, status: 200, body: { items: rules.slice(0, 50), total: rules.length } });
		const { results, paginationToken } = await open('searchAlertRules');
		expect(results).toHaveLength(50);
		expect(paginationToken).toBeDefined();
		expect(simulator.requests).toHaveLength(1);
	});

	test('the dropdown shows the first thousand after two rounds', async () => {
		const { reference } = simulator.world;
		const own = reference.customVerdicts.length;
		for (const { uuid, name } of rules) reference.customVerdicts.push({ ...reference.customVerdicts[0]!, uuid, label: name });
		slow(500);
		expect(await openDropdown('getVerdicts', credentialFor(simulator))).toHaveLength(1_000);
		expect(simulator.requests.length).toBeLessThanOrEqual(11);
		expect(rounds(simulator.requests)).toBeLessThanOrEqual(2);
		reference.customVerdicts.length = own;
	});
});
