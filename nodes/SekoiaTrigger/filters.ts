import { isJsonObject, type Json, type JsonObject } from '../shared/json';
import { num, object, text } from '../shared/members';

/** Which alerts start the workflow; empty lists and 0 let every alert pass. */
export interface AlertFilters {
	/** Names or uuids */
	rules: readonly string[];
	/** Names or uuids */
	entities: readonly string[];
	minimumUrgency: number;
}

/** Whether a rule or an entity is wanted. One that the alert does not name cannot be judged, so it passes. */
function isWanted(value: Json | undefined, wanted: readonly string[]): boolean {
	const name = text(object(value)?.name);
	const uuid = text(object(value)?.uuid);
	if (wanted.length === 0 || (name === undefined && uuid === undefined)) return true;
	return wanted.some((entry) => entry === name || entry.toLowerCase() === uuid?.toLowerCase());
}

/** Whether an alert, as the API shows it, passes the filters. */
export function passes(alert: JsonObject, { rules, entities, minimumUrgency }: AlertFilters): boolean {
	const urgency = isJsonObject(alert.urgency) ? num(alert.urgency.current_value) : undefined;
	return (
		isWanted(alert.rule, rules) &&
		isWanted(alert.entity, entities) &&
		(urgency === undefined || urgency >= minimumUrgency)
	);
}
