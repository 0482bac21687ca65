import type { IDataObject } from 'n8n-workflow';

import { errorOf, outputOf, runNode } from '../../harness/engine';
import { useSimulator } from '../../harness/simulated';
import type { Alert, JsonObject, Simulator } from '../../simulator';
import { byId } from '../operations/operationCase';
import { eventRun } from './eventRuns';

let simulator: Simulator;
useSimulator({ alerts: 130, events: 1_000, searchJobMs: 10 }, (started) => (simulator = started));

const ALERTS = '/api/v1/sic/alerts';
const withEvents = () => simulator.world.alerts.filter(({ short_id: id }) => eventsOf(id).length > 0);
const eventsOf = (shortId: string) => {
	const { events } = simulator.world;
	return events.search(0, Infinity, (index) => events.alertOf(index)?.short_id === shortId).map((index) => events.idOf(index));
};
const rows = (...ids: string[]) => ({ row: ids.map((id) => ({ id: byId(id) })) });
const run = (parameters: IDataObject, items: JsonObject[] = [{}], operation = 'search') => ({
	...eventRun(simulator, operation, { findBy: 'alert', ...parameters }),
	items: items.map((json) => ({ json: json as IDataObject })),
});
const jobs = () => simulator.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/jobs')).map(({ body }) => body as JsonObject);
const reads = () => simulator.requests.filter(({ path }) => path.startsWith(ALERTS));

describe.each(['alert_uuid', 'uuid'])('without a choice, the alert is that of the item, by its %s', (member) => {
	test('and all its events are found, also when it has one only', async () => {
		for (const alert of withEvents().slice(0, 6)) {
			const found = await outputOf(run({ returnAll: true }, [{ [member]: alert.uuid }]));
			expect(found.map(({ __event_id: id }) => id).sort()).toEqual(eventsOf(alert.short_id).sort());
			expect(found.length).toBeGreaterThan(0);
		}
	});
});

test('the query and the span come from the alerts', async () => {
	const [one, other] = withEvents() as [Alert, Alert];
	await outputOf(run({ alerts: rows(one.uuid, other.short_id) }));
	const first = Math.min(...[one, other].map((alert) => alert.firstSeenMs));
	expect(jobs()).toMatchObject([
		{
			term: `alert_short_ids:"${one.short_id}" OR alert_short_ids:"${other.short_id}"`,
			earliest_time: new Date(first - 10_000).toISOString(),
			latest_time: 'now',
		},
	]);
});

test('a query narrows what the alerts have, and cannot widen it', async () => {
	const alert = withEvents().find(({ short_id: id }) => eventsOf(id).length > 2)!;
	const alerts = rows(alert.uuid);
	const narrowed = await outputOf(run({ alerts, query: 'event.outcome:success OR event.outcome:failure' }));
	expect(narrowed).toHaveLength(eventsOf(alert.short_id).length);
	expect(await outputOf(run({ alerts, query: 'event.outcome:never' }))).toEqual([]);
	for (const query of ['a) OR (b', '(a', 'a)', '"a', 'a \\" ) OR (b', '\\"(\\") OR (b\\")\\"', '\\(a\\)']) {
		expect((await errorOf(run({ alerts, query }))).message).toMatch(/"Query" has a parenthesis or a quotation mark/);
	}
	simulator.clearRequests();
	await outputOf(run({ alerts, query: 'message:"a) OR \\"(b" OR (message:x)' }));
	expect(jobs()).toHaveLength(1);
});

test('many items read each alert once, a hundred in a request, and hidden ones by themselves', async () => {
	const alerts = simulator.world.alerts.slice(0, 105);
	const items = Array.from({ length: 110 }, (_, index) => ({ alert_uuid: alerts[index % 105]!.uuid }));
	await outputOf(run({ limit: 1 }, items));
	expect(jobs()).toHaveLength(110);
	const lists = reads().filter(({ path }) => path === ALERTS);
	const asked = lists.map(({ query }) => Object.fromEntries(query)['match[uuid]']!.split(','));
	expect(asked.map(({ length }) => length)).toEqual([100, 5]);
	expect(new Set(asked.flat()).size).toBe(105);
	const single = reads().filter(({ path }) => path !== ALERTS);
	const hidden = alerts.filter(({ visible }) => !visible);
	expect(single.map(({ path }) => path).sort()).toEqual(hidden.map(({ uuid }) => `${ALERTS}/${uuid}`).sort());
}, 60_000);

test('an alert that the list leaves out is read by itself; one that does not exist fails its own item', async () => {
	const unknown = '0b9f3a52-7c1d-4e86-9a40-5d2e8f6b1c73';
	const alert = withEvents()[0]!;
	const node = { ...run({}, [{ alert_uuid: unknown }, { alert_uuid: alert.uuid }]), onError: 'continueRegularOutput' as const };
	const { items } = await runNode(node);
	expect(items[0]!.json.error).toContain(unknown);
	expect(items.slice(1).map(({ json }) => json.__event_id).sort()).toEqual(eventsOf(alert.short_id).sort());
	expect(reads().map(({ path }) => path)).toEqual([ALERTS, `${ALERTS}/${unknown}`]);
});

test('without an alert nothing is searched', async () => {
	for (const parameters of [{}, { alerts: rows('={{ [] }}') }, { alerts: rows('') }]) {
		expect((await errorOf(run(parameters))).message).toContain('"Alerts" is empty');
	}
	expect(jobs()).toEqual([]);
});

test('the common values of the events of an alert are found likewise', async () => {
	const alert = withEvents()[0]!;
	await outputOf(run({ fields: 'event.outcome' }, [{ uuid: alert.uuid }], 'getFieldCommonValues'));
	expect(jobs()).toMatchObject([{ term: `alert_short_ids:"${alert.short_id}"`, latest_time: 'now' }]);
});
