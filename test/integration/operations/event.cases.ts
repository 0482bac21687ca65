import type { IDataObject } from 'n8n-workflow';

import type { JsonObject, RecordedRequest } from '../../simulator';
import { writeInput } from './inputFile';
import { allFields, also, byId, casesOf, fromList, requiredOnly, withFile } from './operationCase';

const JOBS = '/api/v1/sic/conf/events/search/jobs';
const community = 'e1d2c3b4-0f9e-4a8b-b7c6-d5e4f3a2b1c0';
const SIGMA = 'detection:\n  selection:\n    event.category: network\n  condition: selection';
const span = { earliestTime: '-52w', latestTime: 'now' };
const FILTER_ROWS = [
	{ field: 'event.outcome', operator: 'equals', value: 'success' },
	{ field: 'no.such.field', operator: 'exists', excluded: true },
];
const FILTERS: JsonObject[] = [
	{ field: 'event.outcome', operator: '=', value: 'success' },
	{ field: 'no.such.field', operator: 'exists', excluded: true },
];
const options = { communityUuids: [fromList(community)], dateField: '@timestamp', maxWait: 30, onlyEternal: false, termLang: 'dork', sigmaPattern: SIGMA, sigmaExcludes: false };
const sentOptions = { community_uuids: [community], date_field: '@timestamp', only_eternal: false, term_lang: 'dork', sigma_pattern: SIGMA, excluded: false };

/** Checks that a job is created with `body` and polled until it is done, and that its rows are read with `query`. */
const search = (rows: 'events' | 'fields', body: JsonObject, query: Record<string, string>) => (requests: RecordedRequest[]) => {
	const [create, ...rest] = requests;
	expect([create!.method, create!.path, create!.query]).toEqual(['POST', JOBS, []]);
	expect(create!.body).toEqual({ visible: false, ...body });
	const read = rest.pop()!;
	const job = new RegExp(`^${JOBS}/[0-9a-f-]{36}$`);
	expect(rest.length).toBeGreaterThan(0);
	for (const poll of rest) expect([poll.method, poll.path, poll.query]).toEqual(['GET', expect.stringMatching(job), []]);
	expect([read.method, read.path]).toEqual(['GET', `${rest[0]!.path}/${rows}`]);
	expect(Object.fromEntries(read.query)).toEqual(query);
};

const pushed = (intakeKey: string, jsons: string[]) => ({
	call: 'POST /api/v1/intake-http/batch',
	body: { intake_key: intakeKey, jsons },
});
/** Checks that the alert is read once, and that its events are searched in its span. */
const searchOf = ({ uuid, short_id: shortId }: { uuid: string; short_id: string }) => (requests: RecordedRequest[]) => {
	const [read, create] = requests;
	expect([read!.path, Object.fromEntries(read!.query)['match[uuid]']]).toEqual(['/api/v1/sic/alerts', uuid]);
	expect(create!.body).toMatchObject({ term: `alert_short_ids:"${shortId}"`, earliest_time: expect.stringMatching(/Z$/) as string, latest_time: 'now' });
};
const ids = (count: number) => Array.from({ length: count }, () => expect.any(String) as string);

/** Cases of the operations on events. */
export const eventCases = casesOf('event', {
	search: [
		allFields(() => ({
			parameters: {
				query: '={{ "event.category:" + $json.category }}',
				earliestTime: '2020-01-31 08:00:00+02:00',
				latestTime: 'now',
				returnAll: false,
				limit: 3,
				outputAsOneItem: true,
				options: { ...options, filters: { row: FILTER_ROWS }, offset: 2, ignoreEmptyFilters: true },
			},
			items: [{ json: { category: '*' } }],
			requests: search(
				'events',
				{ term: 'event.category:*', earliest_time: '2020-01-31T06:00:00.000Z', latest_time: 'now', max_last_events: 5, filters: FILTERS, ...sentOptions },
				{ limit: '3', offset: '2' },
			),
			output: ([one, ...more]) => {
				expect(more).toEqual([]);
				expect(one).toEqual({ events: expect.any(Array) as unknown[], total: expect.any(Number) as number });
				for (const event of one!.events as IDataObject[]) expect(event.__event_id).toEqual(expect.any(String));
			},
		})),
		allFields(
			() => ({
				parameters: { ...span, limit: 3, options: { filtersJson: JSON.stringify(FILTERS[0]), fieldNames: 'nested' } },
				requests: search(
					'events',
					{ term: '', earliest_time: '-52w', latest_time: 'now', max_last_events: 3, filters: [FILTERS[0]!] },
					{ limit: '3', offset: '0' },
				),
				output: (events) => {
					expect(events).toHaveLength(3);
					for (const event of events) expect(event).toMatchObject({ event: { outcome: 'success' }, host: { name: expect.any(String) as string } });
				},
				pairedWith: [0, 0, 0],
			}),
			'one filter in JSON',
		),
		allFields(({ world }) => {
			const alert = world.alerts[0]!;
			return {
				parameters: { findBy: 'alert', alerts: { row: [{ id: byId(alert.uuid) }] }, limit: 1, simplify: true, options: { fieldsToReturn: 'no.such, host.name' } },
				requests: searchOf(alert),
				output: (events) => {
					for (const event of events) {
						expect(event).toMatchObject({ alert_short_ids: [alert.short_id], 'no.such': null, 'host.name': expect.any(String) as string });
						expect(Object.keys(event)).not.toContain('customer.community_uuid');
					}
				},
				pairedWith: [0],
			};
		}, 'the events of an alert'),
		requiredOnly(() => ({
			parameters: {},
			requests: search(
				'events',
				{ term: '', earliest_time: '-24h', latest_time: 'now', max_last_events: 50 },
				{ limit: '50', offset: '0' },
			),
			output: (events) => {
				for (const event of events) expect(event).toMatchObject({ __event_id: expect.any(String), timestamp: expect.any(String) });
			},
		})),
	],
	getFieldCommonValues: [
		allFields(
			() => ({
				parameters: { fields: 'event.outcome', ...span, options: { filtersJson: JSON.stringify(FILTERS) } },
				requests: search('fields', { term: '', earliest_time: '-52w', latest_time: 'now', filters: FILTERS }, { limit: '1000', offset: '0' }),
				output: (output) => expect(output).toEqual([{ name: 'event.outcome', values: ['success'], common_values: [{ name: 'success', value: 100 }] }]),
			}),
			'filters in JSON',
		),
		allFields(() => ({
			parameters: {
				query: 'event.category:*',
				...span,
				fields: 'event.category, source.ip',
				outputAsOneItem: true,
				options: { ...options, filters: { row: FILTER_ROWS }, maxEvents: 20, ignoreEmptyFilters: true },
			},
			requests: search(
				'fields',
				{ term: 'event.category:*', earliest_time: '-52w', latest_time: 'now', max_last_events: 20, filters: FILTERS, ...sentOptions },
				{ limit: '1000', offset: '0' },
			),
			output: ([one]) => {
				const { fields, values } = one as { fields: Array<{ name: string; values: string[] }>; values: object };
				expect(fields.map(({ name }) => name)).toEqual(['event.category', 'source.ip']);
				expect(values).toEqual(Object.fromEntries(fields.map((field) => [field.name, field.values])));
			},
		})),
		allFields(({ world }) => {
			const alert = world.alerts[0]!;
			return {
				parameters: { findBy: 'alert', alerts: { row: [{ id: byId(alert.uuid) }] }, fields: 'event.action' },
				requests: searchOf(alert),
				output: (fields) => expect(fields).toMatchObject([{ name: 'event.action' }]),
			};
		}, 'the events of an alert'),
		also('an item for each field, also for those that no event has', () => ({
			parameters: { ...span, fields: 'no.such, event.outcome, no.such, __event_id', options: { filters: { row: FILTER_ROWS } } },
			requests: () => undefined,
			output: (output) =>
				expect(output).toEqual([
					{ name: 'no.such', values: [], common_values: [] },
					{ name: 'event.outcome', values: ['success'], common_values: [{ name: 'success', value: 100 }] },
					{ name: '__event_id', values: [], common_values: [] },
				]),
			pairedWith: [0, 0, 0],
		})),
		also('an item for each field, also when nothing was found', () => ({
			parameters: { ...span, query: 'event.outcome:never', fields: 'event.outcome' },
			requests: () => undefined,
			output: (output) => expect(output).toEqual([{ name: 'event.outcome', values: [], common_values: [] }]),
		})),
		requiredOnly(() => ({
			parameters: { ...span, fields: ['source.ip'] },
			requests: search('fields', { term: '', earliest_time: '-52w', latest_time: 'now' }, { limit: '1000', offset: '0' }),
			output: [{ name: 'source.ip', common_values: expect.arrayContaining([{ name: expect.any(String), value: expect.any(Number) }]) as [] }],
		})),
	],
	pushToIntake: [
		allFields(
			({ intakeKey, intakeUrl, world }) => ({
				parameters: {
					intakeKey,
					intakeFrom: 'key',
					inputMode: 'json',
					events: '[{"n":1},"plain text"]',
					options: { event: '={{ $json }}', intakeServer: intakeUrl, gzip: false, keepFileAfterPush: true, onTooLarge: 'report' },
				},
				items: [{ json: { 'source.ip': '203.0.113.9' } }],
				requests: [pushed(intakeKey, ['{"source.ip":"203.0.113.9"}', '{"n":1}', 'plain text'])],
				output: [{ event_ids: ids(3), too_large: [] }],
				afterwards: () => expect(world.intakeEvents.map(({ raw }) => raw)).toContain('plain text'),
			}),
			'all fields, JSON',
		),
		allFields(
			({ intakeKey, intakeUrl }) => ({
				parameters: { intakeFrom: 'key', intakeKey, inputMode: 'binary', binaryPropertyName: 'log', options: { intakeServer: intakeUrl } },
				items: [withFile('line one\nline two\n', 'auth.log', 'log')],
				requests: [pushed(intakeKey, ['line one', 'line two'])],
				output: [{ event_ids: ids(2) }],
			}),
			'a file of the item',
		),
		allFields(
			({ intakeKey, intakeUrl }) => ({
				parameters: {
					intakeFrom: 'key',
					intakeKey,
					inputMode: 'path',
					eventPath: writeInput('event.json', '{"one": 1}\n'),
					eventsPath: writeInput('events.json', '[{"a":1},{"b":2}]'),
					options: { intakeServer: intakeUrl },
				},
				requests: [pushed(intakeKey, ['{"one": 1}', '{"a":1}', '{"b":2}'])],
				output: [{ event_ids: ids(3) }],
			}),
			'files on disk',
		),
		allFields(
			({ intakeKey, intakeUrl, world }) => {
				const intake = world.reference.intakes.find(({ intake_key: key }) => key === intakeKey)!;
				return {
					parameters: {
						intakeFrom: 'name',
						intakeUuid: fromList(intake.uuid, intake.name),
						events: 'x',
						options: { intakeServer: intakeUrl },
					},
					requests: [{ call: `GET /api/v1/sic/conf/intakes/${intake.uuid}` }, pushed(intakeKey, ['x'])],
					output: [{ event_ids: ids(1) }],
				};
			},
			'an intake chosen by name',
		),
		requiredOnly(({ intakeKey }) => ({
			parameters: { intakeFrom: 'key', intakeKey, events: '[]' },
			requests: [],
			output: [{ event_ids: [], too_large: [] }],
		})),
		also('the input item as the event by default', ({ intakeKey, url }) => ({
			parameters: { intakeFrom: 'key', intakeKey, options: { intakeServer: url } },
			items: [{ json: { a: 1 } }],
			requests: [{ call: 'POST /batch', body: { intake_key: intakeKey, jsons: ['{"a":1}'] } }],
			output: [{ event_ids: ids(1) }],
		})),
	],
});
