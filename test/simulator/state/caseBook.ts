import type { JsonObject } from '../json';
import type { Actor, Case, CaseComment, Priority } from './model';
import { caseChanged } from '../live/notifications';
import type { World } from './world';

export interface CaseChange {
	title?: string;
	description?: string;
	priority?: Priority;
	tags?: string[];
	subscribers?: Case['subscribers'];
	status?: Case['status'];
	custom_status_uuid?: string;
	custom_priority_uuid?: string;
	verdict_uuid?: string;
	verdict_analysis?: string;
	verdict_confidence?: number;
}

export interface CaseDraft extends CaseChange {
	community_uuid?: string;
	/** False for a case that the platform created by itself. */
	manual?: boolean;
}

/** The cases of the tenant. Creating or editing a case, or changing its alerts, raises a notification. */
export class CaseBook {
	readonly list: Case[] = [];

	constructor(private readonly world: World) {}

	/** By uuid or short id. */
	find(id: string): Case | undefined {
		return this.list.find((record) => record.uuid === id || record.short_id === id);
	}

	/** The cases that an alert belongs to. */
	holding(alertUuid: string): Case[] {
		return this.list.filter((record) => record.alerts.includes(alertUuid));
	}

	create(draft: CaseDraft, by: Actor): Case {
		const record: Case = { ...this.world.draw.case(this.world.nowMs(), by), ...withoutUndefined(draft) };
		this.list.push(record);
		this.world.raise(caseChanged(this.world, 'created', record));
		return record;
	}

	update(record: Case, change: CaseChange, by: Actor): void {
		const updated = withoutUndefined(change);
		Object.assign(record, updated);
		this.touch(record, by);
		this.world.raise(caseChanged(this.world, 'updated', record, updated as JsonObject));
	}

	/** Replaces the alerts of the case; they are given by uuid. */
	setAlerts(record: Case, alerts: readonly string[], by: Actor): void {
		const added = alerts.filter((uuid) => !record.alerts.includes(uuid));
		const deleted = record.alerts.filter((uuid) => !alerts.includes(uuid));
		record.alerts = [...new Set(alerts)];
		this.touch(record, by);
		const updated = { added_alerts_uuid: added, deleted_alerts_uuid: deleted };
		this.world.raise(caseChanged(this.world, 'alerts-updated', record, updated));
	}

	addComment(record: Case, content: string, by: Actor): CaseComment {
		const createdMs = this.world.nowMs();
		const comment = { uuid: this.world.newUuid(), content, createdMs, updatedMs: createdMs, by };
		record.comments.push(comment);
		return comment;
	}

	remove(record: Case): void {
		this.list.splice(this.list.indexOf(record), 1);
	}

	/** Records who changed the case and when. */
	touch(record: Case, by: Actor): void {
		record.updatedMs = this.world.nowMs();
		record.updated_by = by;
	}
}

function withoutUndefined<T extends object>(value: T): Partial<T> {
	const entries = Object.entries(value).filter(([, member]) => member !== undefined);
	return Object.fromEntries(entries) as Partial<T>;
}
