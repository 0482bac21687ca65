import { entriesOf, type CommentStatus, type HistoryDetail } from './alertHistory';
import { TRANSITIONS, type StatusName } from './alertWorkflow';
import { conflict } from '../http/errors';
import type { JsonObject } from '../json';
import type { Actor, Alert, AlertRule, Comment, Countermeasure, Named } from './model';
import * as notifications from '../live/notifications';
import type { World } from './world';

/** What may be chosen for a new alert; the rest is made up. */
export interface AlertDraft {
	title?: string;
	details?: string;
	/** Current urgency, 0 to 100. */
	urgency?: number;
	status?: StatusName;
	entity?: Named | null;
	rule?: AlertRule;
	alert_type?: { category: string; value: string };
	source?: string | null;
	target?: string | null;
	community_uuid?: string;
	assets?: string[];
	/** How many events the alert has (default: 3); an event search finds them. */
	events?: number;
}

/** What may change in an alert, other than its status. */
export interface AlertChange {
	title?: string;
	details?: string;
	urgency?: number;
	alert_type?: { category: string; value: string };
	kill_chain_short_id?: string;
	verdict_uuid?: string;
	verdict_analysis?: string;
	verdict_confidence?: number;
	custom_status_uuid?: string;
	assignee?: string;
	/** Total number of events. */
	similar?: number;
}

/** The alerts of the tenant and everything that can happen to them; every change but a removal raises notifications. */
export class AlertBook {
	readonly list: Alert[] = [];
	private readonly byId = new Map<string, Alert>();

	constructor(private readonly world: World) {}

	/** Adds an alert without raising a notification. */
	insert(alert: Alert): void {
		this.list.push(alert);
		this.byId.set(alert.uuid, alert);
		this.byId.set(alert.short_id, alert);
	}

	/** By uuid or short id. */
	find(id: string): Alert | undefined {
		return this.byId.get(id);
	}

	create(draft: AlertDraft, by: Actor): Alert {
		const alert = this.world.draw.alert(this.world.nowMs(), by);
		const { urgency, events = 3, ...given } = draft;
		Object.assign(alert, given);
		if (urgency !== undefined) setUrgency(alert, urgency);
		this.insert(alert);
		this.addEvents(alert, events);
		this.world.raise(notifications.alertCreated(this.world, alert));
		return alert;
	}

	update(alert: Alert, change: AlertChange, by: Actor): void {
		const { urgency, similar, alert_type, ...rest } = change;
		const updated: JsonObject = {};
		this.touch(alert, by, ...entriesOf(alert, change, this.world.reference));
		for (const [name, value] of Object.entries(rest)) {
			if (value === undefined) continue;
			Object.assign(alert, { [name]: value });
			updated[name] = value;
		}
		if (urgency !== undefined) {
			setUrgency(alert, urgency);
			updated.dynamic_urgency_value = urgency;
		}
		if (alert_type !== undefined) {
			alert.alert_type = alert_type;
			updated.alert_type_category = alert_type.category;
			updated.alert_type_value = alert_type.value;
		}
		if (similar !== undefined) {
			this.addEvents(alert, similar - alert.similar);
			updated.similar = similar;
		}
		this.world.raise(notifications.alertUpdated(this.world, alert, updated));
	}

	/** Moves the alert to another status; 409 if the workflow has no such step. */
	changeStatus(alert: Alert, status: StatusName, by: Actor, comment?: string | null): void {
		if (!TRANSITIONS[alert.status].includes(status)) {
			throw conflict(`An alert in status ${alert.status} cannot become ${status}`);
		}
		if (comment) this.addComment(alert, comment, by);
		this.touch(alert, by, { entry_type: 'alert', alert: { status, previous_status: alert.status } });
		alert.status = status;
		alert.custom_status_uuid = this.world.reference.convertedStatus(status);
		this.world.raise(notifications.alertStatusChanged(this.world, alert, status));
	}

	addComment(alert: Alert, content: string, by: Actor, author?: string): Comment {
		const comment: Comment = {
			uuid: this.world.newUuid(),
			content,
			author: author ?? `${by.type}:${by.uuid}`,
			createdMs: this.world.nowMs(),
			by,
			unseen: true,
		};
		alert.comments.push(comment);
		this.touchComment(alert, by, comment, 'created');
		this.world.raise(notifications.alertCommentCreated(this.world, alert, comment));
		return comment;
	}

	editComment(alert: Alert, comment: Comment, content: string, by: Actor): void {
		comment.content = content;
		this.touchComment(alert, by, comment, 'updated');
	}

	deleteComment(alert: Alert, comment: Comment, by: Actor): void {
		alert.comments.splice(alert.comments.indexOf(comment), 1);
		this.touchComment(alert, by, comment, 'deleted');
	}

	remove(alert: Alert): void {
		this.list.splice(this.list.indexOf(alert), 1);
		this.byId.delete(alert.uuid);
		this.byId.delete(alert.short_id);
	}

	findCountermeasure(uuid: string): { alert: Alert; countermeasure: Countermeasure } | undefined {
		for (const alert of this.list) {
			const countermeasure = alert.countermeasures.find((candidate) => candidate.uuid === uuid);
			if (countermeasure) return { alert, countermeasure };
		}
		return undefined;
	}

	/** Records who changed the alert and when, and what its history tells of it, which may be nothing. */
	touch(alert: Alert, by: Actor, ...entries: HistoryDetail[]): void {
		const createdMs = this.world.nowMs();
		alert.updatedMs = createdMs;
		alert.updated_by = by;
		for (const detail of entries) alert.history.push({ uuid: this.world.newUuid(), createdMs, by, detail });
	}

	private touchComment(alert: Alert, by: Actor, comment: Comment, status: CommentStatus): void {
		const { uuid, author, content } = comment;
		this.touch(alert, by, { entry_type: 'comment', comment: { uuid, status, display_name: author, content } });
	}

	private addEvents(alert: Alert, count: number): void {
		alert.similar += Math.max(0, count);
		const nowMs = this.world.nowMs();
		if (count > 0) alert.lastSeenMs = nowMs;
		for (let i = 0; i < Math.min(count, 100); i++) {
			const id = this.world.events.add(nowMs - i, {
				alert_short_ids: [alert.short_id],
				'event.action': 'detected',
				'event.category': alert.alert_type.category,
				'event.dataset': 'detection',
				'source.ip': alert.source ?? '198.51.100.1',
				'destination.ip': alert.target ?? '10.0.0.1',
				message: alert.title,
			});
			alert.event_uuids.push(id);
		}
	}
}

function setUrgency(alert: Alert, value: number): void {
	alert.urgency = { ...alert.urgency, current_value: value, value };
}
