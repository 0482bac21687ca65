import { CASE_STATUSES } from '../state/caseStatus';
import type { Alert, Case, CaseComment } from '../state/model';
import type { World } from '../state/world';
import { alertView } from './alertView';
import { customFieldsView, shownPriority, shownStatus, shownVerdict } from './customValueView';
import { iso } from './time';

/** A case in a list, which leaves out its alerts. @param withStatus whether to show the custom status itself */
export function caseListItem(world: World, record: Case, withStatus = false): object {
	const alerts = alertsOf(world, record);
	const times = alerts.flatMap((alert) => [alert.firstSeenMs, alert.lastSeenMs]);
	return {
		uuid: record.uuid,
		short_id: record.short_id,
		title: record.title,
		description: record.description,
		created_at: iso(record.createdMs),
		created_by: record.created_by.uuid,
		created_by_type: record.created_by.type,
		updated_at: iso(record.updatedMs),
		updated_by: record.updated_by?.uuid ?? null,
		updated_by_type: record.updated_by?.type ?? null,
		priority: record.priority,
		status: record.status,
		status_uuid: CASE_STATUSES[record.status],
		custom_status_uuid: record.custom_status_uuid,
		...(withStatus && { custom_status: shownStatus(world, record.custom_status_uuid) }),
		custom_priority_uuid: record.custom_priority_uuid,
		custom_priority: shownPriority(world, record.custom_priority_uuid),
		verdict_uuid: record.verdict_uuid,
		verdict: shownVerdict(world, record),
		community_uuid: record.community_uuid,
		subscribers: record.subscribers,
		tags: record.tags,
		manual: record.manual,
		is_supplied: false,
		number_of_comments: record.comments.length,
		description_updated_manually: record.updated_by !== null,
		priority_updated_manually: record.updated_by !== null,
		custom_fields: customFieldsView(world),
		first_seen_at: times.length > 0 ? iso(Math.min(...times)) : null,
		last_seen_at: times.length > 0 ? iso(Math.max(...times)) : null,
	};
}

/** A single case as the API shows it. */
export function caseView(world: World, record: Case): object {
	const alerts = alertsOf(world, record).map((alert) => alertView(world, alert));
	return { ...caseListItem(world, record, true), number_of_alerts: alerts.length, alerts };
}

/** The alerts of a case, without those deleted since. */
function alertsOf(world: World, record: Case): Alert[] {
	return record.alerts.flatMap((uuid) => world.alertBook.find(uuid) ?? []);
}

/** A comment of a case as the API shows it. */
export function caseCommentView({ uuid, content, createdMs, updatedMs, by }: CaseComment): object {
	return {
		uuid,
		content,
		created_at: iso(createdMs),
		created_by: by.uuid,
		created_by_type: by.type,
		updated_at: iso(updatedMs),
	};
}
