import { ALERT_STATUSES, STATUS_DESCRIPTIONS, type StatusName } from '../state/alertWorkflow';
import type { Alert, Comment, Countermeasure, HistoryEntry } from '../state/model';
import type { World } from '../state/world';
import { customFieldsView, shownStatus, shownVerdict } from './customValueView';
import { epochSeconds, iso, isoOrNull } from './time';

/** The parts of an alert that are shown on demand. */
interface AlertParts {
	stix?: boolean;
	comments?: boolean;
	history?: boolean;
	countermeasures?: boolean;
	cases?: boolean;
	custom_status?: boolean;
	/** What only a single alert shows. */
	details?: boolean;
}

/** A status of alerts as the API shows it. */
export function statusView(status: StatusName) {
	return { uuid: ALERT_STATUSES[status], name: status, description: STATUS_DESCRIPTIONS[status] };
}

/** The word that stands for an urgency. */
export function urgencyDisplay(value: number): string {
	if (value < 20) return 'Low';
	if (value < 40) return 'Moderate';
	if (value < 60) return 'High';
	if (value < 80) return 'Major';
	return 'Urgent';
}

/** An alert as the API shows it. */
export function alertView(world: World, alert: Alert, parts: AlertParts = {}): object {
	const { created_by, updated_by, urgency } = alert;
	return {
		uuid: alert.uuid,
		short_id: alert.short_id,
		title: alert.title,
		description: `${alert.rule.name} in ${alert.similar} events`,
		details: alert.details,
		created_at: epochSeconds(alert.createdMs),
		created_by: created_by.uuid,
		created_by_type: created_by.type,
		updated_at: epochSeconds(alert.updatedMs),
		updated_by: updated_by?.uuid ?? null,
		updated_by_type: updated_by?.type ?? null,
		first_seen_at: iso(alert.firstSeenMs),
		last_seen_at: iso(alert.lastSeenMs),
		community_uuid: alert.community_uuid,
		entity: alert.entity,
		rule: alert.rule,
		urgency: { ...urgency, display: urgencyDisplay(urgency.current_value) },
		status: statusView(alert.status),
		alert_type: alert.alert_type,
		source: alert.source,
		target: alert.target,
		similar: alert.similar,
		kill_chain_short_id: alert.kill_chain_short_id,
		detection_type: alert.detection_type,
		assets: alert.assets,
		ttps: alert.ttps,
		adversaries: alert.adversaries,
		intake_uuids: alert.intakes,
		...times(alert),
		assignee: alert.assignee,
		custom_fields: customFieldsView(world),
		verdict_uuid: alert.verdict_uuid,
		custom_status_uuid: alert.custom_status_uuid,
		number_of_total_comments: alert.comments.length,
		number_of_unseen_comments: alert.comments.filter((comment) => comment.unseen).length,
		stix: parts.stix ? stixBundle(alert) : {},
		...(parts.details && { similarity_strategy: alert.similarity_strategy }),
		...(parts.comments && { comments: alert.comments.map(commentView) }),
		...(parts.history && { history: historyView(alert) }),
		...(parts.countermeasures && { countermeasures: alert.countermeasures.map(countermeasureView) }),
		...(parts.cases && { cases: casesOf(world, alert) }),
		...(parts.custom_status && {
			custom_status: shownStatus(world, alert.custom_status_uuid),
			verdict: shownVerdict(world, alert),
		}),
	};
}

/** How long the steps of an alert took, in seconds; null for a step that was not taken yet. */
function times({ createdMs, firstSeenMs, history }: Alert): object {
	const reached = (...statuses: StatusName[]) => {
		const isStep = ({ detail }: HistoryEntry) =>
			detail.entry_type === 'alert' && statuses.some((status) => status === detail.alert.status);
		return history.find(isStep)?.createdMs;
	};
	const seconds = (from?: number, to?: number) =>
		from === undefined || to === undefined ? null : Math.round((to - from) / 1000);
	const acknowledged = reached('Acknowledged', 'Ongoing', 'Rejected');
	return {
		time_to_detect: seconds(firstSeenMs, createdMs),
		time_to_acknowledge: seconds(createdMs, acknowledged),
		time_to_respond: seconds(acknowledged, reached('Ongoing')),
		time_to_resolve: seconds(createdMs, reached('Closed', 'Rejected')),
	};
}

/** A comment on an alert as the API shows it. */
export function commentView({ uuid, content, author, createdMs, by, unseen }: Comment): object {
	return {
		uuid,
		content,
		author,
		date: epochSeconds(createdMs),
		created_by: by.uuid,
		created_by_type: by.type,
		unseen,
	};
}

/** The history of an alert as the API shows it: newest entry first, as in a recorded answer. */
export const historyView = ({ history }: Alert): object[] => history.map(entryView).reverse();

function entryView({ uuid, createdMs, by, detail }: HistoryEntry): object {
	return {
		uuid,
		...detail,
		history_comments: [],
		created_at: epochSeconds(createdMs),
		created_by: by.uuid,
		created_by_type: by.type,
	};
}

/** A countermeasure as the API shows it. */
export function countermeasureView(record: Countermeasure): object {
	const deeds = {
		created_at: iso(record.created.atMs),
		created_by: record.created.by.uuid,
		created_by_type: record.created.by.type,
		activated_at: isoOrNull(record.activated?.atMs),
		activated_by: record.activated?.by.uuid ?? null,
		activated_by_type: record.activated?.by.type ?? null,
		denied_at: isoOrNull(record.denied?.atMs),
		denied_by: record.denied?.by.uuid ?? null,
		denied_by_type: record.denied?.by.type ?? null,
	};
	const { uuid, model_uuid, alert_uuid, name, description, status, assignee } = record;
	const { type, course_of_action, external_ref, relevance, dynamic_relevance, duration } = record;
	return {
		uuid,
		model_uuid,
		alert_uuid,
		name,
		description,
		type,
		status,
		course_of_action,
		external_ref,
		relevance,
		dynamic_relevance,
		duration,
		assignee,
		...deeds,
		action_steps: record.steps.map((step, i) => ({
			...step,
			status,
			action_order: i + 1,
			assignee,
			comments: [],
			...deeds,
		})),
		comments: record.comments.map((comment) => ({
			uuid: comment.uuid,
			content: comment.content,
			author: comment.author,
			date: epochSeconds(comment.createdMs),
			created_by: comment.by.uuid,
			created_by_type: comment.by.type,
		})),
	};
}

function stixBundle(alert: Alert): object {
	const sighting = {
		type: 'sighting',
		id: `sighting--${alert.uuid}`,
		count: alert.similar,
		first_seen: iso(alert.firstSeenMs),
		last_seen: iso(alert.lastSeenMs),
	};
	const observed = [
		...(alert.source ? [{ type: 'ipv4-addr', value: alert.source }] : []),
		...(alert.target ? [{ type: 'domain-name', value: alert.target }] : []),
	];
	const data = {
		type: 'observed-data',
		id: `observed-data--${alert.uuid}`,
		number_observed: alert.similar,
		objects: Object.fromEntries(observed.entries()),
	};
	return { type: 'bundle', id: `bundle--${alert.uuid}`, objects: [sighting, data, ...alert.ttps, ...alert.adversaries] };
}

function casesOf(world: World, alert: Alert): object[] {
	return world.caseBook.holding(alert.uuid).map((record) => ({
		short_id: record.short_id,
		name: record.title,
		title: record.title,
		is_supplied: false,
		manual: record.manual,
		status: record.status,
		custom_status_uuid: record.custom_status_uuid,
		created_by: record.created_by.uuid,
		created_by_type: record.created_by.type,
		updated_at: iso(record.updatedMs),
	}));
}
