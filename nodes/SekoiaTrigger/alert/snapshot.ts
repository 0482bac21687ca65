import { brief, eventOfKind } from '../../shared/alertEvents/kinds';
import { isJsonObject, type Json, type JsonObject } from '../../shared/json';
import { num, object, objects, text, time } from '../../shared/members';
import type { Fact } from '../../shared/notification';
import type { Entry, Snapshot } from '../looks/types';

/** The API's dates are whole seconds. */
const SECOND = 1_000;
/** The status of a new alert. */
const FRESH_STATUS = 'Pending';
/** Kinds of entries that record no change of the alert itself. */
const OTHER_KINDS = /^(comment|countermeasure|case|history_comment)/;
/** Members of an entry that say more about its value. */
const SIDE_MEMBERS = ['stage', 'color', 'category', 'name', 'analysis', 'confidence'];

const rowOf = (alert: JsonObject): Record<string, Json> => {
	const custom = text(alert.custom_status_uuid) ?? text(object(alert.custom_status)?.uuid);
	return Object.fromEntries(
		Object.entries({
			status: object(alert.status)?.name,
			custom_status: custom ?? null,
			urgency: object(alert.urgency)?.current_value,
			alert_type: object(alert.alert_type)?.value,
			title: alert.title,
			details: alert.details,
			assignee: alert.assignee,
			verdict: alert.verdict_uuid,
			kill_chain: alert.kill_chain_short_id,
		}).flatMap(([kind, value]) => (value === undefined ? [] : [[kind, brief(value)]])),
	);
};

/**
 * An alert as the comparison sees it; undefined when `answer` is not this alert, whatever its status was.
 * @param isFull whether it was read with history and comments
 */
export function snapshotOf(answer: Json, uuid: string, { isFull }: { isFull: boolean }): Snapshot | undefined {
	const alert = object(answer);
	if (!alert || text(alert.uuid)?.toLowerCase() !== uuid.toLowerCase()) return undefined;
	const shown = { ...alert };
	delete shown.history;
	delete shown.comments;
	const createdAt = time(alert.created_at) ?? 0;
	const updatedAt = Math.max(time(alert.updated_at) ?? 0, createdAt);
	const comments = num(alert.number_of_total_comments);
	const status = text(object(alert.status)?.name);
	return {
		id: uuid,
		createdAt,
		updatedAt,
		row: rowOf(alert),
		growing: { kind: 'similar', value: num(alert.similar) },
		...(comments === undefined ? {} : { comments }),
		isFresh: updatedAt === createdAt && !comments && (status === undefined || status === FRESH_STATUS),
		...(isFull ? { entries: entriesOf(alert, createdAt) } : {}),
		shown,
	};
}

/** What an entry of the history says changed: `alert{status, previous_status}`, `urgency{value, previous_value}`, ... */
function factsOf(entry: JsonObject): Fact[] {
	return Object.entries(entry).flatMap(([section, detail]) => {
		if (!isJsonObject(detail) || OTHER_KINDS.test(section)) return [];
		const members = Object.entries(detail).filter(([name]) => !name.startsWith('previous_') && !SIDE_MEMBERS.includes(name));
		if (members.length === 0) return [{ kind: section }];
		return members.map(([name, value]): Fact => {
			const previous = detail[`previous_${name}`];
			const kind = section === 'alert' ? name : section;
			const isPlain = value !== null && typeof value !== 'object' && name !== 'added' && name !== 'removed';
			return { kind, ...(isPlain ? { value: brief(value) } : {}), ...(previous === undefined ? {} : { previous: previous === null ? null : brief(previous) }) };
		});
	});
}

/** Whether the history comes newest first; within one second, the previous values tell. */
function isNewestFirst(entries: readonly JsonObject[]): boolean {
	const dates = entries.map((entry) => time(entry.created_at) ?? 0);
	if (dates.length > 1 && dates[0] !== dates.at(-1)) return dates[0]! > dates.at(-1)!;
	const facts = entries.flatMap(factsOf).filter(({ value, previous }) => value !== undefined && previous !== undefined);
	const last = new Map<string, Fact>();
	for (const fact of facts) {
		const before = last.get(fact.kind);
		if (before && before.previous === fact.value && before.value !== fact.previous) return true;
		last.set(fact.kind, fact);
	}
	return facts.length > 1 && facts[0]!.previous !== null && facts.at(-1)!.previous === null;
}

/** Whether an entry belongs to the creation of the alert: it is of its first second, and its previous values are all null. */
function isBirth(facts: readonly Fact[], at: number, createdAt: number): boolean {
	return at <= createdAt + SECOND && facts.length > 0 && facts.every(({ previous }) => previous === null);
}

function entriesOf(alert: JsonObject, createdAt: number): Entry[] {
	const history = objects(alert.history);
	if (isNewestFirst(history)) history.reverse();
	const comments = new Map(objects(alert.comments).map((comment) => [text(comment.uuid) ?? '', comment]));
	comments.delete('');
	const counts = new Map<string, number>();
	const entries = history
		.map((entry): Entry => {
			const at = time(entry.created_at) ?? 0;
			const kind = text(entry.entry_type) ?? '';
			const count = (counts.get(`${kind}:${at}`) ?? 0) + 1;
			counts.set(`${kind}:${at}`, count);
			const about = text(object(entry.comment)?.uuid) ?? '';
			const comment = comments.get(about);
			if (comment && comments.delete(about)) return commentEntry(comment, at);
			const facts = factsOf(entry);
			const named = facts.length > 0 || kind === '' ? facts : [{ kind }];
			const isChange = !OTHER_KINDS.test(kind) && !isBirth(facts, at, createdAt);
			const event = named.some((fact) => eventOfKind(fact.kind) === 'status-changed') ? 'status-changed' : 'updated';
			return { id: text(entry.uuid) ?? `${kind}:${at}:${count}`, at, facts: named, ...(isChange ? { event } : {}) };
		})
		.sort((one, other) => one.at - other.at);
	// Without details, the first entry of the alert's first second is its creation.
	const isDetailed = ({ facts }: Entry) => facts.some(({ value }) => value !== undefined);
	const first = entries.find((entry) => entry.at === createdAt && entry.event === 'updated' && !isDetailed(entry));
	if (first) delete first.event;
	for (const comment of comments.values()) insert(entries, commentEntry(comment, time(comment.date) ?? 0));
	return entries;
}

const commentEntry = (comment: JsonObject, at: number): Entry => ({
	id: text(comment.uuid) ?? '',
	event: 'comment-created',
	at: time(comment.date) ?? at,
	facts: [],
	comment,
});

/** Puts a comment in the place of the entry that records it without naming it, or by its date. */
function insert(entries: Entry[], comment: Entry): void {
	const own = entries.findIndex(({ at, event, facts }) => at === comment.at && !event && facts.some(({ kind }) => kind === 'comment'));
	if (own >= 0) {
		entries[own] = { ...comment };
		return;
	}
	const next = entries.findIndex(({ at }) => at > comment.at);
	entries.splice(next < 0 ? entries.length : next, 0, comment);
}
