import type { IDataObject } from 'n8n-workflow';

import type { Case, Simulator } from '../../simulator';
import { allFields, also, byId, casesOf, fromList, requiredOnly } from './operationCase';

const CASES = '/api/v1/sic/cases';
/** A former status, which cases have beside that of their community. */
const OPENED = '210e3788-1f95-4e04-accf-a48134f97413';
const NOBODY = '00000000-0000-4000-8000-000000000000';

const list = (...values: string[]) => values.join(',');

/** A case that every filter of the search finds, those filters, and the query that they make. */
function searched({ world }: Simulator): { record: Case; filters: IDataObject; query: Record<string, string> } {
	const { reference, analyst } = world;
	const alert = world.createAlert();
	const status = reference.caseStatus('in_progress');
	const priority = reference.customPriorities[1]!.uuid;
	const verdict = reference.customVerdicts[1]!.uuid;
	const record = world.createCase({
		title: 'Phishing wave',
		priority: 'high',
		tags: ['phishing', 'mail'],
		subscribers: [{ avatar_uuid: analyst.uuid, type: 'assignee' }],
		custom_status_uuid: status.uuid,
		custom_priority_uuid: priority,
		verdict_uuid: verdict,
	});
	world.setCaseAlerts(record.uuid, [alert.uuid]);
	record.createdMs = Date.parse('2025-02-01T12:00:00Z');
	record.updatedMs = Date.parse('2025-03-01T12:00:00Z');
	alert.lastSeenMs = Date.parse('2025-04-01T12:00:00Z');

	const filters: IDataObject = {
		alertUuid: [fromList(alert.uuid), byId(NOBODY)],
		assetUuid: alert.assets.map((asset) => fromList(asset)),
		assignees: [analyst.uuid],
		communityUuid: [fromList(record.community_uuid)],
		createdAt: { range: { from: '2025-02-01T00:00:00', to: '2025-02-02T00:00:00+05:30' } },
		createdBy: [analyst.uuid, NOBODY],
		customPriority: [priority],
		customStatus: [status.uuid],
		lastSeenAt: { range: { from: '2025-04-01T00:00:00Z', to: '2025-04-02T00:00:00Z' } },
		priority: 'high',
		shortId: [record.short_id, 'CAzzzzzzzzzz'],
		statusName: ['opened'],
		statusUuid: [OPENED, NOBODY],
		tags: ['={{ $json.tags }}', 'other'],
		title: ['Phishing wave'],
		type: 'manual',
		updatedAt: { range: { from: '2025-03-01T00:00:00Z', to: '2025-03-02T00:00:00Z' } },
		updatedBy: [analyst.uuid],
		uuid: [record.uuid],
		verdict: [verdict],
		excludeAssignees: [NOBODY],
		excludeCreatedBy: [NOBODY],
	};
	const query = {
		'match[alert_uuid]': list(alert.uuid, NOBODY),
		'match[asset_uuid]': list(...alert.assets),
		'match[assignees]': analyst.uuid,
		'match[community_uuid]': record.community_uuid,
		// Dates without an offset are in the time zone of the workflow.
		'date[created_at]': '2025-02-01T05:00:00.000Z,2025-02-01T18:30:00.000Z',
		'match[created_by]': list(analyst.uuid, NOBODY),
		'match[custom_priority]': priority,
		'match[custom_status]': status.uuid,
		'date[last_seen_at]': '2025-04-01T00:00:00.000Z,2025-04-02T00:00:00.000Z',
		'match[priority]': 'high',
		'match[short_id]': list(record.short_id, 'CAzzzzzzzzzz'),
		'match[status_name]': 'opened',
		'match[status_uuid]': list(OPENED, NOBODY),
		'match[tags]': 'mail,finance,other',
		'match[title]': 'Phishing wave',
		'match[type]': 'manual',
		'date[updated_at]': '2025-03-01T00:00:00.000Z,2025-03-02T00:00:00.000Z',
		'match[updated_by]': analyst.uuid,
		'match[uuid]': record.uuid,
		'match[verdict]': verdict,
		'nomatch[assignees]': NOBODY,
		'nomatch[created_by]': NOBODY,
	};
	return { record, filters, query };
}

/** Cases of the search of cases. */
export const caseSearchCases = casesOf('case', {
	search: [
		allFields((simulator) => {
			const { record, filters, query } = searched(simulator);
			const customField = '3f0c5a52-8b7e-4c1d-9f52-0a6a1f6e2b11:paris';
			return {
				parameters: {
					returnAll: false,
					limit: 20,
					// No simulated case has a custom field, so nothing is found.
					filters: { ...filters, customField: [customField] },
					outputAsOneItem: true,
					options: {
						communityUuid: fromList(record.community_uuid),
						withCustomStatuses: true,
						sort: 'title',
						direction: 'asc',
						offset: 0,
						ignoreEmptyFilters: true,
					},
				},
				items: [{ json: { tags: ['mail', 'finance'] } }],
				requests: [
					{
						call: `GET ${CASES}`,
						query: {
							...query,
							'match[custom_field]': customField,
							community_uuid: record.community_uuid,
							with_custom_statuses: 'true',
							sort: 'title',
							direction: 'asc',
							limit: '20',
							offset: '0',
						},
					},
				],
				output: (output) => expect(output).toEqual([{ items: [], total: 0, has_more: false }]),
			};
		}),
		requiredOnly(({ world }) => {
			const [one, two] = [world.createCase({ title: 'One' }), world.createCase({ title: 'Two' })];
			two.createdMs = one.createdMs + 1_000;
			return {
				parameters: {},
				requests: [{ call: `GET ${CASES}`, query: { limit: '50', offset: '0' } }],
				output: (output) => {
					expect(output).toHaveLength(world.cases.length);
					expect(output).toMatchObject([{ uuid: two.uuid, title: 'Two' }, { uuid: one.uuid }, ...output.slice(2)]);
				},
			};
		}),
		also('finds the case that passes every filter', (simulator) => {
			const { record, filters, query } = searched(simulator);
			return {
				parameters: { returnAll: true, filters },
				items: [{ json: { tags: ['mail', 'finance'] } }],
				requests: [{ call: `GET ${CASES}`, query: { ...query, limit: '100', offset: '0' } }],
				output: [{ uuid: record.uuid }],
			};
		}),
		also('reads all pages in order', ({ world }) => {
			const titles = Array.from({ length: 120 }, (_, index) => `Wave ${String(index).padStart(3, '0')}`);
			for (const title of titles) world.createCase({ title, tags: ['wave'] });
			const query = { 'match[tags]': 'wave', sort: 'title', direction: 'asc', limit: '100' };
			return {
				parameters: { returnAll: true, filters: { tags: ['wave'] }, options: { sort: 'title', direction: 'asc' } },
				requests: [
					{ call: `GET ${CASES}`, query: { ...query, offset: '0' } },
					{ call: `GET ${CASES}`, query: { ...query, offset: '99' } },
				],
				output: (output) => expect(output.map(({ title }) => title)).toEqual(titles),
			};
		}),
		also('starts at an offset and outputs the total', ({ world }) => {
			for (const title of ['A', 'B', 'C', 'D']) world.createCase({ title });
			const total = world.cases.length;
			return {
				parameters: { limit: 2, outputAsOneItem: true, options: { offset: 1 } },
				requests: [{ call: `GET ${CASES}`, query: { limit: '2', offset: '1' } }],
				output: [{ items: [{}, {}], total, has_more: true }],
			};
		}),
	],
});
