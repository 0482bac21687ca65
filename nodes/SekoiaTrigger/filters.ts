import { isJsonObject, type Json, type JsonObject } from '../shared/json';
import { num, text } from '../shared/members';

/** Which alerts start the workflow; empty lists and texts and 0 let every alert pass. Values are names or uuids. */
export interface AlertFilters {
	rules: readonly string[];
	entities: readonly string[];
	minimumUrgency: number;
	/** Categories or values of the alert's type */
	alertTypes: readonly string[];
	/** Uuids */
	assets: readonly string[];
	/** Uuids */
	communities: readonly string[];
	/** Statuses, those of the community's own included */
	statuses: readonly string[];
	verdicts: readonly string[];
	titleContains: string;
}

/**
 * Whether one of the values is wanted. A member that is null is none of them. One that nothing tells, because the
 * alert could not be read, cannot be judged, so that the alert passes rather than being lost.
 */
function isWanted(values: ReadonlyArray<Json | undefined>, wanted: readonly string[]): boolean {
	if (wanted.length === 0 || values.every((value) => value === undefined)) return true;
	const texts = values.flat().flatMap((value) => (typeof value === 'string' ? [value] : []));
	return texts.some((value) => wanted.some((entry) => entry.toLowerCase() === value.toLowerCase()));
}

/** A member by its name or uuid: undefined when it is not told, null when there is none. */
const named = (value: Json | undefined): Array<Json | undefined> =>
	isJsonObject(value) ? [value.name ?? value.label, value.uuid] : [value];

/** Whether an alert, as the API shows it or a notification tells it, passes the filters. */
export function passes(alert: JsonObject, filters: AlertFilters): boolean {
	const { urgency, alert_type: type, title } = alert;
	const current = isJsonObject(urgency) ? num(urgency.current_value) : undefined;
	const isUrgent = urgency === undefined || (current ?? -1) >= filters.minimumUrgency;
	const part = filters.titleContains.toLowerCase();
	return (
		isWanted(named(alert.rule), filters.rules) &&
		isWanted(named(alert.entity), filters.entities) &&
		(filters.minimumUrgency === 0 || isUrgent) &&
		isWanted(isJsonObject(type) ? [type.category, type.value] : [type], filters.alertTypes) &&
		isWanted([alert.assets], filters.assets) &&
		isWanted([alert.community_uuid], filters.communities) &&
		isWanted([...named(alert.status), ...named(alert.custom_status), alert.custom_status_uuid], filters.statuses) &&
		isWanted([...named(alert.verdict), alert.verdict_uuid], filters.verdicts) &&
		(title === undefined || (text(title) ?? '').toLowerCase().includes(part))
	);
}
