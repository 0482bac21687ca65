import { ALERT_STATUSES, type StatusName } from '../state/alertWorkflow';
import type { JsonObject } from '../json';
import type { Alert, Case, Comment } from '../state/model';

/** What the LiveAPI sends for one change: the v1 form to every connection, the v2 form to those that asked for it. */
export interface Raised {
	v1?: JsonObject;
	v2?: JsonObject;
}

/** Where notifications take ids and times from; each form of a notification has a uuid of its own. */
interface Stamp {
	newUuid(): string;
	now(): Date;
	communityUuid: string;
}

type AlertEvent = 'alert-created' | 'alert-updated' | 'alert-status-changed' | 'alert-comment-created';

/** Microseconds and an offset, as the platform writes them. */
function timestamp(date: Date): string {
	return date.toISOString().replace('Z', '000+00:00');
}

function v1(stamp: Stamp, event: AlertEvent, alert: Alert): JsonObject {
	return {
		uuid: stamp.newUuid(),
		event_version: 1,
		event_type: 'alert',
		created_at: timestamp(stamp.now()),
		created_by: alert.created_by.uuid,
		created_by_type: 'application',
		community_uuid: alert.community_uuid,
		attributes: { event, alert_uuid: alert.uuid },
	};
}

function v2(stamp: Stamp, type: string, action: string, attributes: JsonObject): JsonObject {
	return {
		metadata: {
			version: 2,
			uuid: stamp.newUuid(),
			created_at: timestamp(stamp.now()),
			community_uuid: stamp.communityUuid,
		},
		type,
		action,
		attributes,
	};
}

/** An alert was raised. */
export function alertCreated(stamp: Stamp, alert: Alert): Raised {
	return {
		v1: v1(stamp, 'alert-created', alert),
		v2: v2(stamp, 'alert', 'created', {
			uuid: alert.uuid,
			short_id: alert.short_id,
			similar: alert.similar,
			status_name: alert.status,
			status_uuid: ALERT_STATUSES[alert.status],
			urgency_current_value: alert.urgency.current_value,
			alert_type_category: alert.alert_type.category,
			alert_type_value: alert.alert_type.value,
			rule_uuid: alert.rule.uuid,
			rule_name: alert.rule.name,
			entity_uuid: alert.entity?.uuid ?? null,
			entity_name: alert.entity?.name ?? null,
			assets_uuids: alert.assets,
			created_at: timestamp(new Date(alert.createdMs)),
			first_seen_at: timestamp(new Date(alert.firstSeenMs)),
			last_seen_at: timestamp(new Date(alert.lastSeenMs)),
		}),
	};
}

/** Members of an alert changed. */
export function alertUpdated(stamp: Stamp, alert: Alert, updated: JsonObject): Raised {
	const { uuid, short_id } = alert;
	return {
		v1: v1(stamp, 'alert-updated', alert),
		v2: v2(stamp, 'alert', 'updated', { uuid, short_id, updated }),
	};
}

/** The status of an alert changed; in v2 this is an update that names the new status. */
export function alertStatusChanged(stamp: Stamp, alert: Alert, status: StatusName): Raised {
	const { uuid, short_id } = alert;
	const updated = { status: ALERT_STATUSES[status], status_name: status };
	return {
		v1: v1(stamp, 'alert-status-changed', alert),
		v2: v2(stamp, 'alert', 'updated', { uuid, short_id, updated }),
	};
}

/** An alert was commented on. */
export function alertCommentCreated(stamp: Stamp, alert: Alert, comment: Comment): Raised {
	return {
		v1: v1(stamp, 'alert-comment-created', alert),
		v2: v2(stamp, 'alert-comment', 'created', {
			uuid: comment.uuid,
			alert_uuid: alert.uuid,
			alert_short_id: alert.short_id,
			content: comment.content,
			created_by: comment.by.uuid,
			created_by_type: comment.by.type,
		}),
	};
}

/** A case was created or changed; there is no v1 form of it. */
export function caseChanged(
	stamp: Stamp,
	action: 'created' | 'updated' | 'alerts-updated',
	record: Case,
	updated?: JsonObject,
): Raised {
	const { uuid, short_id, manual, title, priority, custom_priority_uuid } = record;
	const created_at = timestamp(new Date(record.createdMs));
	const attributes = { uuid, short_id, manual, title, priority, created_at, custom_priority_uuid };
	return { v2: v2(stamp, 'case', action, updated ? { ...attributes, updated } : attributes) };
}

/** How far an import of indicators has come; there is no v1 form of it. */
export function iocImportProgress(stamp: Stamp, taskId: string, imported: number, total: number): Raised {
	return { v2: v2(stamp, 'ioc-collection', 'updated', { task_id: taskId, imported, total }) };
}
