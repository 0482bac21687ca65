import { ALERT_STATUSES } from '../state/alertWorkflow';
import type { Alert } from '../state/model';
import { dates, flag, list, named, paging, range, sorting, string, type QueryOf } from '../http/query';
import type { World } from '../state/world';
import { urgencyDisplay } from '../views/alertView';
import { sortBy, within } from './filters';

const MATCH = [
	'community_uuid',
	'entity_name',
	'entity_uuid',
	'status_uuid',
	'status_name',
	'type_category',
	'type_value',
	'source',
	'target',
	'node',
	'stix_object',
	'rule_uuid',
	'rule_name',
	'short_id',
	'uuid',
	'title',
	'detection_type',
	'resolved_title',
	'asset_uuid',
	'urgency_display',
	'case_short_id',
	'assignee',
	'custom_status_uuid',
	'verdict_uuid',
	'custom_field',
] as const;

const NOMATCH = [
	'asset_uuid',
	'entity_uuid',
	'rule_uuid',
	'rule_name',
	'detection_type',
	'source',
	'target',
	'status_uuid',
	'stix_object',
	'type_value',
	'urgency_display',
	'assignee',
	'custom_status_uuid',
	'verdict_uuid',
] as const;

/** Query parameters of the alert search. */
export const alertQuery = {
	...named('match', MATCH, list),
	...named('nomatch', NOMATCH, list),
	...named('date', ['created_at', 'updated_at'], dates),
	...named('range', ['urgency', 'similar'], range),
	...paging(),
	...sorting(
		'created_at',
		'updated_at',
		'source',
		'target',
		'urgency',
		'entity',
		'type',
		'status',
		'rule_name',
		'similar',
	),
	visible: flag(),
	stix: flag(),
	with_count: flag(),
	is_assigned_to_case: flag(),
	similar_to: string(),
	cases: flag(),
};

type Field = (typeof MATCH)[number];

/** The values that a `match` or `nomatch` filter looks at. */
const VALUES: Record<Field, (alert: Alert, world: World) => ReadonlyArray<string | null>> = {
	community_uuid: (alert) => [alert.community_uuid],
	entity_name: (alert) => [alert.entity?.name ?? null],
	entity_uuid: (alert) => [alert.entity?.uuid ?? null],
	status_uuid: (alert) => [ALERT_STATUSES[alert.status]],
	status_name: (alert) => [alert.status],
	type_category: (alert) => [alert.alert_type.category],
	type_value: (alert) => [alert.alert_type.value],
	source: (alert) => [alert.source],
	target: (alert) => [alert.target],
	node: (alert) => [alert.source, alert.target],
	stix_object: (alert) => [...alert.ttps, ...alert.adversaries].map((threat) => threat.id),
	rule_uuid: (alert) => [alert.rule.uuid],
	rule_name: (alert) => [alert.rule.name],
	short_id: (alert) => [alert.short_id],
	uuid: (alert) => [alert.uuid],
	title: (alert) => [alert.title],
	resolved_title: (alert) => [alert.title],
	detection_type: (alert) => [alert.detection_type],
	asset_uuid: (alert) => alert.assets,
	urgency_display: (alert) => [urgencyDisplay(alert.urgency.current_value)],
	case_short_id: (alert, world) => world.caseBook.holding(alert.uuid).map((record) => record.short_id),
	assignee: (alert) => [alert.assignee],
	custom_status_uuid: (alert) => [alert.custom_status_uuid],
	verdict_uuid: (alert) => [alert.verdict_uuid],
	// The simulated tenant has no custom fields.
	custom_field: () => [],
};

const SORT_KEYS: Record<NonNullable<QueryOf<typeof alertQuery>['sort']>, (alert: Alert) => string | number | null> = {
	created_at: (alert) => alert.createdMs,
	updated_at: (alert) => alert.updatedMs,
	source: (alert) => alert.source,
	target: (alert) => alert.target,
	urgency: (alert) => alert.urgency.current_value,
	entity: (alert) => alert.entity?.name ?? null,
	type: (alert) => alert.alert_type.value,
	status: (alert) => alert.status,
	rule_name: (alert) => alert.rule.name,
	similar: (alert) => alert.similar,
};

/** All alerts that match, in the order asked for (newest first by default). */
export function searchAlerts(world: World, query: QueryOf<typeof alertQuery>): Alert[] {
	const filters = filtersOf(query, world);
	const found = world.alerts.filter((alert) => filters.every((accepts) => accepts(alert)));
	return sortBy(found, SORT_KEYS[query.sort ?? 'created_at'], query.direction ?? 'desc');
}

function filtersOf(query: QueryOf<typeof alertQuery>, world: World): Array<(alert: Alert) => boolean> {
	const filters: Array<(alert: Alert) => boolean> = [];
	const holdsOneOf = (field: Field, wanted: string[]) => (alert: Alert) =>
		VALUES[field](alert, world).some((value) => value !== null && wanted.includes(value));

	for (const field of MATCH) {
		const wanted = query[`match[${field}]`];
		if (wanted) filters.push(holdsOneOf(field, wanted));
	}
	for (const field of NOMATCH) {
		const unwanted = query[`nomatch[${field}]`];
		if (unwanted) {
			const matches = holdsOneOf(field, unwanted);
			filters.push((alert) => !matches(alert));
		}
	}
	const visible = query.visible ?? true;
	filters.push(
		(alert) =>
			alert.visible === visible &&
			within(query['date[created_at]'], alert.createdMs) &&
			within(query['date[updated_at]'], alert.updatedMs) &&
			within(query['range[urgency]'], alert.urgency.current_value) &&
			within(query['range[similar]'], alert.similar),
	);
	const inCase = query.is_assigned_to_case;
	if (inCase !== undefined) filters.push((alert) => world.caseBook.holding(alert.uuid).length > 0 === inCase);
	if (query.similar_to !== undefined) {
		const rule = world.alertBook.find(query.similar_to)?.rule.uuid;
		filters.push((alert) => alert.rule.uuid === rule);
	}
	return filters;
}
