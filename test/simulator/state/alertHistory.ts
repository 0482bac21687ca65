import type { AlertChange } from './alertBook';
import type { Alert } from './model';
import type { Reference } from './reference';

type Value<T> = { value: T; previous_value: T | null };

/** An alert's type; an alert that is new had no previous one. */
type TypeChange = { value: string; category: string; previous_value: string | null; previous_category: string | null };

/**
 * What an entry of an alert's history tells: its kind, and the member that this kind has. Kinds and members are those
 * of the documented entries; `previous_...` is null in the entries of a new alert.
 */
export type HistoryDetail =
	| { entry_type: 'alert'; alert: { status: string; previous_status: string | null; stage?: string; color?: string } }
	| { entry_type: 'alert_type'; alert_type: TypeChange }
	| { entry_type: 'urgency'; urgency: Value<number> }
	| { entry_type: 'details'; details: Value<string> }
	| { entry_type: 'assignee'; assignee: Value<string | null> }
	| { entry_type: 'kill_chain'; kill_chain: { short_id: string; name: string; previous_short_id: string | null } }
	| { entry_type: 'verdict'; verdict: { label: string; stage: string; previous_label: string | null } }
	| { entry_type: 'comment'; comment: { uuid: string; status: CommentStatus; display_name: string; content: string } }
	| { entry_type: 'countermeasure'; countermeasure: Decision }
	| {
			entry_type: 'countermeasure_action_step';
			countermeasure: Decision;
			countermeasure_action_step: { name: string; status: string };
	  };

export type CommentStatus = 'created' | 'updated' | 'deleted';

interface Decision {
	uuid: string;
	status: string;
}

/** The entries of a change, one for each member that has a kind of its own; title and number of events have none. */
export function entriesOf(alert: Alert, change: AlertChange, reference: Reference): HistoryDetail[] {
	const { urgency, details, alert_type, kill_chain_short_id, assignee, verdict_uuid, custom_status_uuid } = change;
	const entries: HistoryDetail[] = [];
	if (urgency !== undefined) {
		entries.push({ entry_type: 'urgency', urgency: { value: urgency, previous_value: alert.urgency.current_value } });
	}
	if (details !== undefined) {
		entries.push({ entry_type: 'details', details: { value: details, previous_value: alert.details } });
	}
	if (alert_type !== undefined) {
		const { category, value } = alert.alert_type;
		entries.push({
			entry_type: 'alert_type',
			alert_type: { ...alert_type, previous_category: category, previous_value: value },
		});
	}
	if (kill_chain_short_id !== undefined) {
		entries.push({
			entry_type: 'kill_chain',
			kill_chain: {
				short_id: kill_chain_short_id,
				name: kill_chain_short_id,
				previous_short_id: alert.kill_chain_short_id,
			},
		});
	}
	if (assignee !== undefined) {
		entries.push({ entry_type: 'assignee', assignee: { value: assignee, previous_value: alert.assignee } });
	}
	const verdict = reference.customVerdict(verdict_uuid);
	if (verdict) {
		const previous_label = reference.customVerdict(alert.verdict_uuid)?.label ?? null;
		entries.push({ entry_type: 'verdict', verdict: { label: verdict.label, stage: verdict.stage, previous_label } });
	}
	const status = reference.customStatus(custom_status_uuid);
	if (status) {
		const { label, stage, color } = status;
		const previous_status = reference.customStatus(alert.custom_status_uuid)?.label ?? null;
		entries.push({ entry_type: 'alert', alert: { status: label, previous_status, stage, color } });
	}
	return entries;
}
