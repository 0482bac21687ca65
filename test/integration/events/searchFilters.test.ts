import type { IDataObject } from 'n8n-workflow';

import { errorOf, outputOf } from '../../harness/engine';
import { useSimulator } from '../../harness/simulated';
import type { Simulator } from '../../simulator';
import { eventRun } from './eventRuns';

let simulator: Simulator;
useSimulator({ alerts: 20, events: 600, searchJobMs: 20 }, (started) => (simulator = started));

const search = (options: IDataObject, json: IDataObject = {}) => ({
	...eventRun(simulator, 'search', { query: '', earliestTime: '-52w', latestTime: 'now', returnAll: true, options }),
	items: [{ json }],
});
const rows = (...row: IDataObject[]) => ({ filters: { row } });
const all = async () => await outputOf(search({}));
const isDenied = (event: IDataObject) => event['event.action'] === 'deny';
const portOf = (event: IDataObject) => event['destination.port'] as number;

test.each<[string, IDataObject[], (event: IDataObject) => boolean]>([
	['equals', [{ field: 'event.action', operator: 'equals', value: 'deny' }], isDenied],
	['excludes', [{ field: 'event.action', operator: 'equals', value: 'deny', excluded: true }], (event) => !isDenied(event)],
	['contains', [{ field: 'event.action', operator: 'contains', value: 'log' }], (event) => String(event['event.action']).includes('log')],
	['starts with', [{ field: 'event.action', operator: 'startsWith', value: 'logg' }], (event) => event['event.action'] === 'logged-in'],
	['ends with', [{ field: 'event.action', operator: 'endsWith', value: '-failed' }], (event) => event['event.action'] === 'logon-failed'],
	['exists', [{ field: 'process.name', operator: 'exists' }], (event) => 'process.name' in event],
	['more than', [{ field: 'destination.port', operator: 'greaterThan', value: 443 }], (event) => portOf(event) > 443],
	['at most', [{ field: 'destination.port', operator: 'lessOrEqual', value: '80' }], (event) => portOf(event) <= 80],
	[
		'all rows together',
		[{ field: 'event.action', value: 'deny' }, { field: 'destination.port', operator: 'greaterOrEqual', value: '445' }],
		(event) => isDenied(event) && portOf(event) >= 445,
	],
])('a row that %s keeps just those events', async (_, row, matches) => {
	const [found, events] = [await outputOf(search(rows(...row))), await all()];
	expect(found.map((event) => event.__event_id)).toEqual(events.filter(matches).map((event) => event.__event_id));
	expect(found.length).toBeGreaterThan(0);
	expect(found.length).toBeLessThan(events.length);
});

test('values are sent as text, and only what a row needs', async () => {
	await outputOf(search(rows({ field: ' destination.port ', operator: 'greaterThan', value: '={{ $json.port }}' }, { field: 'a', operator: 'EXISTS', value: 'x', excluded: false }), { port: 1024 }));
	expect(simulator.requests[0]!.body).toMatchObject({
		filters: [{ field: 'destination.port', operator: '>', value: '1024' }, { field: 'a', operator: 'exists' }],
	});
});

test.each(['=', '>=', 'startswith', 'StartsWith'])('an expression may give the operator %p', async (operator) => {
	await outputOf(search(rows({ field: 'a', operator: '={{ $json.operator }}', value: 'x' }), { operator }));
	expect(simulator.requests[0]!.body).toMatchObject({ filters: [{ operator: operator.toLowerCase() }] });
});

test('filters in JSON are sent as given: text, a list, one object', async () => {
	const filter = { field: 'event.action', operator: '=', value: 'deny', disabled: true };
	for (const filtersJson of [JSON.stringify([filter]), '={{ $json.list }}', '={{ $json.list[0] }}']) {
		simulator.clearRequests();
		await outputOf(search({ filtersJson }, { list: [filter] }));
		expect(simulator.requests[0]!.body).toMatchObject({ filters: [filter] });
	}
});

test.each<[string, IDataObject, string]>([
	['a row without a field', rows({ field: ' ', value: 'x' }), '"Filters": Event Field of row 1 is empty'],
	['a row without a value', rows({ field: 'a', operator: 'exists' }, { field: 'a', operator: 'greaterThan', value: '' }), '"Filters": Filter Value of row 2 is empty'],
	['an unknown operator', rows({ field: 'a', operator: '={{ "~" }}', value: 'x' }), '"Filters: Filter Operator" must be one of'],
	['a value that is a list', rows({ field: 'a', value: '={{ $json.list }}' }), '"Filters: Filter Value" must be text, but it is a list'],
	['a value that came to nothing', rows({ field: 'a', value: '={{ $json.nope }}' }), '"Filters" came to nothing'],
	['a field that came to nothing', rows({ field: '={{ $json.nope }}', operator: 'exists' }), '"Filters" came to nothing'],
	['JSON that came to nothing', { filtersJson: '={{ $json.nope }}' }, '"Filters (JSON)" came to nothing'],
	['broken JSON', { filtersJson: '[{' }, '"Filters (JSON)" is not valid JSON'],
	['a list of texts', { filtersJson: '["source.ip"]' }, '"Filters (JSON)" must be a list of objects, but it has "source.ip"'],
	['both kinds of filters', { ...rows({ field: 'a', value: 'x' }), filtersJson: '[{}]' }, '"Filters" and "Filters (JSON)" are both filled in'],
])('%s is refused before any request', async (_, options, message) => {
	const error = await errorOf(search(options, { list: ['1', '2'] }));
	expect(error.message).toContain(message);
	expect(simulator.requests).toEqual([]);
});

test('with Ignore Empty Filters only the rows that came to nothing are left out', async () => {
	const filters = rows({ field: 'event.action', value: '={{ $json.nope }}' }, { field: 'event.action', value: 'deny' });
	await outputOf(search({ ...filters, ignoreEmptyFilters: true }));
	expect(simulator.requests[0]!.body).toMatchObject({ filters: [{ field: 'event.action', operator: '=', value: 'deny' }] });
});
