import type { IDataObject } from 'n8n-workflow';

import type { Case, Simulator } from '../../simulator';
import { allFields, also, byId, byUrl, casesOf, fromList, requiredOnly } from './operationCase';

const CASES = '/api/v1/sic/cases';

type World = Simulator['world'];

const rows = (...alerts: IDataObject[]) => ({ row: alerts.map((id) => ({ id })) });

/** The two IDs of an event of the tenant. */
function eventOf({ events }: World, index: number) {
	const id = (field: string) => String(events.value(index, field));
	return { __event_id: id('__event_id'), 'event.id': id('event.id') };
}

/** A case with three comments, each a day after the other. An API key wrote the second one. */
function commented(world: World): Case {
	const record = world.createCase();
	world.addCaseComment(record.uuid, 'first').createdMs = Date.parse('2025-02-01T12:00:00Z');
	const byKey = world.caseBook.addComment(record, 'by a key', { uuid: world.newUuid(), type: 'apikey' });
	byKey.createdMs = Date.parse('2025-02-02T12:00:00Z');
	byKey.updatedMs = Date.parse('2025-02-02T13:00:00Z');
	world.addCaseComment(record.uuid, 'last').createdMs = Date.parse('2025-02-03T12:00:00Z');
	return record;
}

/** Cases of the operations on cases, except Create, Get, Search and Update. */
export const caseCases = casesOf('case', {
	addComment: [
		allFields(({ world }) => {
			const record = world.createCase({ title: 'Phishing wave' });
			return {
				parameters: {
					uuid: fromList(record.short_id, `${record.short_id} ${record.title}`),
					content: '={{ "Seen by " + $json.who }}',
					options: { oneComment: true },
				},
				items: [{ json: { who: 'Alice' } }],
				requests: [{ call: `POST ${CASES}/${record.short_id}/comments`, body: { content: 'Seen by Alice' } }],
				output: [{ content: 'Seen by Alice', created_by_type: 'apikey' }],
				afterwards: () => expect(record.comments).toMatchObject([{ content: 'Seen by Alice' }]),
			};
		}),
		requiredOnly(({ world }) => {
			const record = world.createCase();
			return {
				parameters: { uuid: byId(record.uuid), content: '  two\nlines  ' },
				requests: [{ call: `POST ${CASES}/${record.uuid}/comments`, body: { content: '  two\nlines  ' } }],
				output: [{ content: '  two\nlines  ' }],
			};
		}),
	],
	addEvents: [
		allFields(({ world }) => {
			const record = world.createCase();
			const [one, two] = [eventOf(world, 0), eventOf(world, 1)];
			return {
				parameters: { uuid: byUrl(`https://app.sekoia.io/operations/cases/${record.short_id}`), eventIds: '={{ $json.ids }}' },
				items: [{ json: { ids: [one.__event_id, two.__event_id] } }],
				requests: [
					{
						call: `POST ${CASES}/${record.short_id}/events`,
						body: { event_ids: [one.__event_id, two.__event_id] },
					},
				],
				output: (output) => expect(output).toEqual([{ added: 2, uuid: record.short_id, case_short_id: record.short_id, event_ids: record.events }]),
				afterwards: () => expect(record.events).toEqual([one.__event_id, two.__event_id]),
			};
		}),
		requiredOnly(({ world }) => {
			const record = world.createCase();
			const [earlier, added] = [eventOf(world, 0).__event_id, eventOf(world, 1).__event_id];
			record.events = [earlier];
			return {
				parameters: { uuid: byId(record.uuid), eventIds: '={{ $json.__event_id }}' },
				items: [{ json: { __event_id: added } }],
				requests: [{ call: `POST ${CASES}/${record.uuid}/events`, body: { event_ids: [added] } }],
				output: (output) => expect(output).toEqual([{ added: 1, uuid: record.uuid, case_uuid: record.uuid, event_ids: [added] }]),
				afterwards: () => expect(record.events).toEqual([earlier, added]),
			};
		}),
		also('several events separated by commas, one of them twice', ({ world }) => {
			const record = world.createCase();
			const [one, two] = [eventOf(world, 0).__event_id, eventOf(world, 1).__event_id];
			return {
				parameters: { uuid: byId(record.uuid), eventIds: `${one}, ${two},${one}` },
				requests: [{ call: `POST ${CASES}/${record.uuid}/events`, body: { event_ids: [one, two] } }],
				output: [{ added: 2 }],
			};
		}),
	],
	attachAlerts: [
		allFields(({ world }) => {
			const record = world.createCase({ title: 'Phishing wave' });
			const [one, two, three] = [world.createAlert(), world.createAlert(), world.createAlert()];
			return {
				parameters: {
					caseUuid: byUrl(`https://app.sekoia.io/operations/cases/${record.short_id}?tab=alerts`),
					alerts: rows(
						fromList(one.short_id),
						byId(` ${two.uuid} `),
						byUrl(`https://app.sekoia.io/operations/alerts/${three.short_id}`),
					),
				},
				requests: [
					{
						call: `PATCH /api/v1/sic/cases/${record.short_id}/alerts`,
						body: { alerts: [one.short_id, two.uuid, three.short_id] },
					},
				],
				output: [{ status: 'updated' }],
				afterwards: () => expect(world.case(record.uuid).alerts).toEqual([one.uuid, two.uuid, three.uuid]),
			};
		}),
		requiredOnly(({ world }) => {
			const record = world.createCase();
			const { short_id: earlier } = world.createAlert();
			world.setCaseAlerts(record.uuid, [earlier]);
			const alert = world.createAlert();
			return {
				parameters: { caseUuid: byId(record.uuid), alerts: rows(byId('={{ $json.short_id }}')) },
				items: [{ json: { short_id: alert.short_id } }],
				requests: [{ call: `PATCH /api/v1/sic/cases/${record.uuid}/alerts`, body: { alerts: [alert.short_id] } }],
				output: [{ status: 'updated' }],
				afterwards: () => expect(world.case(record.uuid).alerts).toEqual([world.alert(earlier).uuid, alert.uuid]),
			};
		}),
		also('alerts from one expression that gives a list', ({ world }) => {
			const record = world.createCase();
			const ids = [world.createAlert().short_id, world.createAlert().short_id];
			const request = { call: `PATCH /api/v1/sic/cases/${record.short_id}/alerts`, body: { alerts: ids } };
			return {
				parameters: { caseUuid: byId('={{ $json.case }}'), alerts: rows(byId('={{ $json.alerts }}')) },
				items: [{ json: { case: record.short_id, alerts: ids } }],
				requests: [request],
				output: [{ status: 'updated' }],
			};
		}),
		also('alerts from an entry with a list and an entry with several IDs', ({ world }) => {
			const record = world.createCase();
			const [one, two, three, four] = Array.from({ length: 4 }, () => world.createAlert().short_id);
			return {
				parameters: { caseUuid: byId(record.short_id), alerts: rows(byId('={{ $json.alerts }}'), byId(`${three}, ${four}`)) },
				items: [{ json: { alerts: [one, two] } }],
				requests: [
					{
						call: `PATCH /api/v1/sic/cases/${record.short_id}/alerts`,
						body: { alerts: [one!, two!, three!, four!] },
					},
				],
				output: [{ status: 'updated' }],
			};
		}),
	],
	delete: [
		allFields(({ world }) => {
			const record = world.createCase();
			const other = world.createCase();
			return {
				parameters: { caseUuid: fromList(record.short_id) },
				requests: [{ call: `DELETE ${CASES}/${record.short_id}` }],
				output: (output) => expect(output).toEqual([{ deleted: true, uuid: record.short_id, case_short_id: record.short_id }]),
				afterwards: () => {
					expect(world.cases).not.toContain(record);
					expect(world.cases).toContain(other);
				},
			};
		}),
		requiredOnly(({ world }) => {
			const [one, two] = [world.createCase(), world.createCase()];
			return {
				parameters: { caseUuid: byId('={{ $json.uuid }}') },
				items: [{ json: { uuid: one.uuid } }, { json: { uuid: two.uuid } }],
				requests: (requests) =>
					expect(requests.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(
						[one, two].map(({ uuid }) => `DELETE ${CASES}/${uuid}`).sort(),
					),
				output: [
					{ deleted: true, uuid: one.uuid },
					{ deleted: true, uuid: two.uuid },
				],
				afterwards: () => expect(world.cases.filter((record) => record === one || record === two)).toEqual([]),
			};
		}),
	],
	getComments: [
		allFields(({ world }) => {
			const record = commented(world);
			return {
				parameters: {
					caseUuid: byUrl(`https://app.sekoia.io/operations/cases/${record.short_id}`),
					returnAll: false,
					limit: 1,
					filters: {
						createdAt: { range: { from: '2025-02-01T00:00:00Z', to: '2025-02-04T00:00:00Z' } },
						createdBy: [world.analyst.uuid, '={{ $json.nobody }}'],
					},
					outputAsOneItem: true,
					options: { sort: 'created_at', direction: 'desc', offset: 1, ignoreEmptyFilters: true },
				},
				items: [{ json: { nobody: 'nobody' } }],
				requests: [
					{
						call: `GET ${CASES}/${record.short_id}/comments`,
						query: {
							'date[created_at]': '2025-02-01T00:00:00.000Z,2025-02-04T00:00:00.000Z',
							'match[created_by]': `${world.analyst.uuid},nobody`,
							sort: 'created_at',
							direction: 'desc',
							limit: '1',
							offset: '1',
						},
					},
				],
				output: [{ items: [{ content: 'first' }], total: 2 }],
			};
		}),
		requiredOnly(({ world }) => {
			const record = commented(world);
			return {
				parameters: { caseUuid: byId(record.uuid) },
				requests: [{ call: `GET ${CASES}/${record.uuid}/comments`, query: { limit: '50', offset: '0' } }],
				output: [{ content: 'first', created_by: world.analyst.uuid }, { content: 'by a key', created_by_type: 'apikey' }, { content: 'last' }],
			};
		}),
		also('reads all pages', ({ world }) => {
			const record = world.createCase();
			const contents = Array.from({ length: 101 }, (_, index) => `comment ${index}`);
			contents.forEach((content, index) => (world.addCaseComment(record.uuid, content).createdMs += index));
			const call = `GET ${CASES}/${record.uuid}/comments`;
			return {
				parameters: { caseUuid: byId(record.uuid), returnAll: true },
				requests: [
					{ call, query: { limit: '100', offset: '0' } },
					{ call, query: { limit: '100', offset: '99' } },
				],
				output: (output) => expect(output.map(({ content }) => content)).toEqual(contents),
			};
		}),
	],
	removeEvent: [
		allFields(({ world }) => {
			const record = world.createCase();
			const [one, two] = [eventOf(world, 0), eventOf(world, 1)];
			record.events = [one.__event_id, two.__event_id];
			return {
				parameters: { caseUuid: fromList(record.short_id), eventId: "={{ $json['event.id'] }}" },
				items: [{ json: one }],
				requests: [{ call: `DELETE ${CASES}/${record.short_id}/events/${one['event.id']}` }],
				output: (output) =>
					expect(output).toEqual([{ removed: true, uuid: record.short_id, case_short_id: record.short_id, event_id: one['event.id'] }]),
				afterwards: () => expect(record.events).toEqual([two.__event_id]),
			};
		}),
		requiredOnly(({ world }) => {
			const record = world.createCase();
			const id = 'a/b c?';
			record.events = [world.events.add(world.nowMs(), { 'event.id': id })];
			return {
				parameters: { caseUuid: byId(record.uuid), eventId: ` ${id} ` },
				requests: [{ call: `DELETE ${CASES}/${record.uuid}/events/${encodeURIComponent(id)}` }],
				output: [{ removed: true, event_id: id }],
				afterwards: () => expect(record.events).toEqual([]),
			};
		}),
	],
});
