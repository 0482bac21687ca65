import type { IDataObject } from 'n8n-workflow';

import type { Alert, Simulator } from '../../simulator';
import { allFields, also, byId, byUrl, casesOf, fromList, requiredOnly } from './operationCase';

const ALERTS = '/api/v1/sic/alerts';
const PENDING = '2efc4930-1442-4abb-acf2-58ba219a4fd0';
const ONGOING = '1f2f88d5-ff5b-48bf-bbbc-00c2fff82d9f';
const ACKNOWLEDGED = '8f206505-af6d-433e-93f4-775d46dc7d0f';
const NOBODY = '00000000-0000-4000-8000-000000000000';

const list = (...values: string[]) => values.join(',');

/** An alert that every filter of the search finds, those filters, and the query that they make. */
function searched({ world }: Simulator): { alert: Alert; filters: IDataObject; query: Record<string, string> } {
	const { uuid, short_id: shortId } = world.createAlert({
		title: 'Beacon to a known C2 server',
		source: '203.0.113.77',
		target: 'dc01.corp.example',
		urgency: 77,
		events: 5,
	});
	const record = world.createCase({ title: 'C2' });
	world.setCaseAlerts(record.uuid, [uuid]);
	const assignee = world.analyst.uuid;
	const verdictUuid = world.reference.customVerdicts[0]!.uuid;
	const alert = world.updateAlert(uuid, { assignee, verdict_uuid: verdictUuid });
	alert.createdMs = Date.parse('2025-02-01T12:00:00Z');
	alert.updatedMs = Date.parse('2025-03-01T12:00:00Z');
	const ttp = alert.ttps[0]!.id;
	const entity = alert.entity!;

	const filters: IDataObject = {
		assetUuid: alert.assets.map((asset) => fromList(asset)),
		isAssignedToCase: true,
		assignee: [assignee],
		caseShortId: [byUrl(`https://app.sekoia.io/operations/cases/${record.short_id}`)],
		communityUuid: [fromList(alert.community_uuid), byId(NOBODY)],
		createdAt: { range: { from: '2025-02-01T00:00:00', to: '2025-02-02T00:00:00+05:30' } },
		customStatusUuid: [alert.custom_status_uuid],
		detectionType: [alert.detection_type],
		entityUuid: [fromList(entity.uuid)],
		node: ['203.0.113.77'],
		similar: { range: { min: 1, max: 10 } },
		resolvedTitle: ['={{ $json.title }}'],
		ruleUuid: [byId('={{ $json.rules }}')],
		shortId: [shortId, 'ALzzzzzzzzzz'],
		similarTo: fromList(shortId),
		source: ['203.0.113.77'],
		statusUuid: ['Pending', ONGOING],
		stixObject: [ttp],
		target: ['dc01.corp.example'],
		title: ['={{ $json.title }}'],
		typeCategory: [alert.alert_type.category],
		typeValue: [alert.alert_type.value],
		updatedAt: { range: { from: '2025-03-01T00:00:00Z', to: '2025-03-02T00:00:00Z' } },
		urgency: { range: { min: 70, max: 80 } },
		urgencyDisplay: ['Major'],
		uuid: [uuid],
		verdictUuid: [verdictUuid],
		visible: true,
		excludeAssetUuid: [byId(NOBODY)],
		excludeAssignee: [NOBODY],
		excludeCustomStatusUuid: [NOBODY],
		excludeDetectionType: ['none'],
		excludeEntityUuid: [byId(NOBODY)],
		excludeRuleUuid: [byId(NOBODY)],
		excludeSource: ['192.0.2.1', '192.0.2.2'],
		excludeStatusUuid: ['={{ ["acknowledged"] }}'],
		excludeStixObject: ['malware--00000000-0000-4000-8000-000000000000'],
		excludeTarget: ['192.0.2.3'],
		excludeTypeValue: ['spam-of-none'],
		excludeUrgencyDisplay: ['Low'],
		excludeVerdictUuid: [NOBODY],
	};
	const query = {
		'match[asset_uuid]': list(...alert.assets),
		is_assigned_to_case: 'true',
		'match[assignee]': assignee,
		'match[case_short_id]': record.short_id,
		'match[community_uuid]': list(alert.community_uuid, NOBODY),
		// Dates without an offset are in the time zone of the workflow.
		'date[created_at]': '2025-02-01T05:00:00.000Z,2025-02-01T18:30:00.000Z',
		'match[custom_status_uuid]': String(alert.custom_status_uuid),
		'match[detection_type]': alert.detection_type,
		'match[entity_uuid]': entity.uuid,
		'match[node]': '203.0.113.77',
		'range[similar]': '1,10',
		'match[resolved_title]': 'Beacon to a known C2 server',
		'match[rule_uuid]': alert.rule.uuid,
		'match[short_id]': list(shortId, 'ALzzzzzzzzzz'),
		similar_to: shortId,
		'match[source]': '203.0.113.77',
		'match[status_uuid]': list(PENDING, ONGOING),
		'match[stix_object]': ttp,
		'match[target]': 'dc01.corp.example',
		'match[title]': 'Beacon to a known C2 server',
		'match[type_category]': alert.alert_type.category,
		'match[type_value]': alert.alert_type.value,
		'date[updated_at]': '2025-03-01T00:00:00.000Z,2025-03-02T00:00:00.000Z',
		'range[urgency]': '70,80',
		'match[urgency_display]': 'Major',
		'match[uuid]': uuid,
		'match[verdict_uuid]': verdictUuid,
		visible: 'true',
		'nomatch[asset_uuid]': NOBODY,
		'nomatch[assignee]': NOBODY,
		'nomatch[custom_status_uuid]': NOBODY,
		'nomatch[detection_type]': 'none',
		'nomatch[entity_uuid]': NOBODY,
		'nomatch[rule_uuid]': NOBODY,
		'nomatch[source]': '192.0.2.1,192.0.2.2',
		'nomatch[status_uuid]': ACKNOWLEDGED,
		'nomatch[stix_object]': 'malware--00000000-0000-4000-8000-000000000000',
		'nomatch[target]': '192.0.2.3',
		'nomatch[type_value]': 'spam-of-none',
		'nomatch[urgency_display]': 'Low',
		'nomatch[verdict_uuid]': NOBODY,
	};
	return { alert, filters, query };
}

const options = { sort: 'urgency', direction: 'asc', stix: true, cases: true, withCount: false };
const optionsQuery = { sort: 'urgency', direction: 'asc', stix: 'true', cases: 'true', with_count: 'false' };

/** Cases of the search of alerts. */
export const alertSearchCases = casesOf('alert', {
	search: [
		allFields((simulator) => {
			const { alert, filters, query } = searched(simulator);
			return {
				parameters: {
					returnAll: false,
					limit: 20,
					// No simulated alert has a custom field, so nothing is found.
					filters: { ...filters, customField: ['3f0c5a52-8b7e-4c1d-9f52-0a6a1f6e2b11:paris'] },
					outputAsOneItem: true,
					options: { ...options, offset: 0, ignoreEmptyFilters: true },
				},
				items: [{ json: { title: alert.title, rules: [alert.rule.uuid] } }],
				requests: [
					{
						call: `GET ${ALERTS}`,
						query: {
							...query,
							'match[custom_field]': '3f0c5a52-8b7e-4c1d-9f52-0a6a1f6e2b11:paris',
							...optionsQuery,
							limit: '20',
							offset: '0',
						},
					},
				],
				output: (output) => expect(output).toEqual([{ items: [], has_more: false }]),
			};
		}),
		requiredOnly(({ world }) => ({
			parameters: {},
			requests: [{ call: `GET ${ALERTS}`, query: { limit: '50', offset: '0' } }],
			output: (output) => expect(output).toHaveLength(world.alerts.filter(({ visible }) => visible).length),
		})),
		also('finds the alert that passes every filter', (simulator) => {
			const { alert, filters, query } = searched(simulator);
			return {
				parameters: { returnAll: true, filters, options },
				items: [{ json: { title: alert.title, rules: [alert.rule.uuid] } }],
				requests: [{ call: `GET ${ALERTS}`, query: { ...query, ...optionsQuery, limit: '100', offset: '0' } }],
				output: [{ uuid: alert.uuid, stix: { type: 'bundle' }, cases: [{ name: 'C2' }] }],
			};
		}),
		also('starts at an offset and outputs the total', ({ world }) => {
			const total = world.alerts.filter(({ visible }) => visible).length;
			return {
				parameters: { limit: 3, outputAsOneItem: true, options: { offset: 2 } },
				requests: [{ call: `GET ${ALERTS}`, query: { limit: '3', offset: '2' } }],
				output: [{ items: [{}, {}, {}], total, has_more: true }],
			};
		}),
	],
});
