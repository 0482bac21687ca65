import { ALERT_STATUSES } from '../../shared/alertStatuses';
import { isJsonObject, type Json, type JsonObject } from '../../shared/json';
import { num, text } from '../../shared/members';
import type { Fact } from '../../shared/notification';

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
	/** Kinds of facts; this and what follows are about changes, so that other events pass */
	changedMembers: readonly string[];
	reachedStatuses: readonly string[];
	setVerdicts: readonly string[];
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

/** A member that a change may set: the kinds of its facts, and the forms of its present values, each by name and uuid. */
interface Settable {
	kinds: readonly string[];
	present: ReadonlyArray<ReadonlyArray<Json | undefined>>;
}

const statusesOf = (alert: JsonObject): Settable => ({
	kinds: ['status', 'custom_status'],
	present: [named(alert.status), [...named(alert.custom_status), alert.custom_status_uuid], ...Object.entries(ALERT_STATUSES)],
});
const verdictsOf = (alert: JsonObject): Settable => ({ kinds: ['verdict'], present: [[...named(alert.verdict), alert.verdict_uuid]] });

/**
 * Whether a change set the member to one of the values. What it set is told by its facts, by name or by uuid; where they only
 * tell that it changed, the present value counts.
 */
function isSetTo(facts: readonly Fact[], { kinds, present }: Settable, wanted: readonly string[]): boolean {
	if (wanted.length === 0) return true;
	const now = kinds.includes('status') ? present.slice(0, 2) : present;
	return facts.some(({ kind, value }) => {
		if (!kinds.includes(kind)) return false;
		if (value === undefined) return isWanted(now.flat(), wanted);
		const known = present.filter((forms) => forms.some((form) => typeof form === 'string' && form.toLowerCase() === String(value).toLowerCase()));
		return isWanted([value, ...known.flat()], wanted);
	});
}

/** Whether a change passes the filters on changes. A custom status counts as a status. */
function changePasses(alert: JsonObject, { changedMembers, reachedStatuses, setVerdicts }: AlertFilters, facts: readonly Fact[]): boolean {
	const isChanged = ({ kind }: Fact) => changedMembers.includes(kind === 'custom_status' ? 'status' : kind);
	return (
		(changedMembers.length === 0 || facts.some(isChanged)) &&
		isSetTo(facts, statusesOf(alert), reachedStatuses) &&
		isSetTo(facts, verdictsOf(alert), setVerdicts)
	);
}

/**
 * Whether an alert, as the API shows it or a notification tells it, passes the filters.
 * @param facts what changed; undefined for an event that is no change, to which filters on changes do not apply
 */
export function passes(alert: JsonObject, filters: AlertFilters, facts: readonly Fact[] | undefined): boolean {
	return (!facts || changePasses(alert, filters, facts)) && alertPasses(alert, filters);
}

function alertPasses(alert: JsonObject, filters: AlertFilters): boolean {
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
