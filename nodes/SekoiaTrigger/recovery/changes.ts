import { alertPages } from '../../shared/alertApi';
import type { SekoiaClient } from '../../shared/http/client';
import type { JsonObject } from '../../shared/json';
import { object, objects, text, time } from '../../shared/members';
import { matches, type TriggerOn } from '../live/notification';
import type { Ledger, Sighting } from './ledger';

/** What is kept of an alert that changed recently. Times are in milliseconds. */
export interface Changed {
	uuid: string;
	createdAt: number;
	updatedAt: number;
	/** Whether it passes the filters */
	wanted: boolean;
}

const DAY = 86_400_000;
/** The API's dates are whole seconds. */
const SECOND = 1000;

const createdAt = (alert: JsonObject) => time(alert.created_at) ?? 0;
const updatedAt = (alert: JsonObject) => Math.max(time(alert.updated_at) ?? 0, createdAt(alert));

function toChanged(alert: JsonObject, { wanted }: { wanted: boolean }): Changed | undefined {
	const uuid = text(alert.uuid);
	return uuid === undefined ? undefined : { uuid, createdAt: createdAt(alert), updatedAt: updatedAt(alert), wanted };
}

/**
 * All alerts created or updated since `from` (milliseconds), oldest change first. They are read newest first:
 * an alert that changes meanwhile moves to the front, so that none slips through between two pages.
 */
export async function listChanged(
	client: SekoiaClient,
	from: number,
	chosen: readonly TriggerOn[],
	isWanted: (alert: JsonObject) => boolean,
): Promise<Changed[]> {
	const until = Math.max(Date.now(), from) + DAY;
	const span = `${new Date(from).toISOString()},${new Date(until).toISOString()}`;
	const onlyCreated = chosen.every((choice) => choice === 'alertCreated');
	const found = new Map<string, Changed>();
	// An alert that was never updated may have no `updated_at`, so both dates are searched.
	for (const date of onlyCreated ? ['created_at'] : ['created_at', 'updated_at']) {
		const query = [[`date[${date}]`, span], ['sort', date], ['direction', 'desc']] as const;
		for await (const page of alertPages(client, query)) {
			for (const alert of page) {
				const changed = toChanged(alert, { wanted: isWanted(alert) });
				if (changed) found.set(changed.uuid, changed);
			}
		}
	}
	return [...found.values()].sort((one, other) => one.updatedAt - other.updatedAt);
}

/** The time of the newest change that the platform shows, in milliseconds, and the alerts that changed just then. */
export async function newestChange(client: SekoiaClient): Promise<{ at: number; alerts: string[] }> {
	const newest: Changed[] = [];
	for (const date of ['created_at', 'updated_at']) {
		const query = [['sort', date], ['direction', 'desc']] as const;
		for await (const page of alertPages(client, query, 100)) {
			for (const alert of page) {
				const changed = toChanged(alert, { wanted: true });
				if (changed) newest.push(changed);
			}
		}
	}
	const at = newest.reduce((latest, changed) => Math.max(latest, changed.updatedAt), 0);
	return { at, alerts: [...new Set(newest.filter((changed) => changed.updatedAt === at).map(({ uuid }) => uuid))] };
}

/** Entries of an alert's history that record no update of the alert itself. */
const OTHER_ENTRIES = ['comment', 'countermeasure', 'case'];

/** What an entry says changed: `{status, previous_status}`, `{value, previous_value}`, ... */
const detailOf = (entry: JsonObject) => object(entry[text(entry.entry_type) ?? '']);

/** Whether an entry belongs to the creation of the alert: its previous values are all null. */
function isBirth(entry: JsonObject): boolean {
	const previous = Object.entries(detailOf(entry) ?? {}).filter(([name]) => name.startsWith('previous_'));
	return previous.length > 0 && previous.every(([, value]) => value === null);
}

function isStatusChange(entry: JsonObject): boolean {
	return entry.entry_type === 'status' || detailOf(entry)?.status !== undefined;
}

interface Dated {
	event: 'alert-updated' | 'alert-status-changed';
	at: number;
	kind: string;
}

function historyOf(alert: JsonObject): Dated[] {
	const entries = objects(alert.history)
		.map((entry) => ({ entry, at: time(entry.created_at) ?? 0, kind: text(entry.entry_type) ?? '' }))
		.filter(({ entry, kind }) => !OTHER_ENTRIES.includes(kind) && !isBirth(entry))
		.sort((one, other) => one.at - other.at);
	// Without details, the first entry of the alert's first second is its creation.
	const first = entries.findIndex(({ entry, at }) => at === createdAt(alert) && !detailOf(entry) && entry.entry_type !== 'status');
	return entries
		.filter((_, index) => index !== first)
		.map(({ entry, at, kind }) => ({ event: isStatusChange(entry) ? 'alert-status-changed' : 'alert-updated', at, kind }));
}

/**
 * One change may leave entries of different kinds in the same second, such as type and urgency: they count
 * once. Two entries of the same kind are two changes.
 */
function changesOf(alert: JsonObject): Array<Pick<Sighting, 'event' | 'at' | 'id'>> {
	const changes: Array<Pick<Sighting, 'event' | 'at' | 'id'>> = [];
	const counts = new Map<string, number>();
	for (const { event, at, kind } of historyOf(alert)) {
		const key = `${event}:${at}:${kind}`;
		const count = (counts.get(key) ?? 0) + 1;
		counts.set(key, count);
		const id = `${event}:${at}:${count}`;
		if (!changes.some((known) => known.id === id)) changes.push({ event, at, id });
	}
	return changes;
}

/**
 * What happened to an alert since `from`, as far as its own dates, its comments and its history tell,
 * in the order in which it happened.
 * @param alert with history and comments
 * @param from in milliseconds
 */
export function sightingsOf(alert: JsonObject, from: number, chosen: readonly TriggerOn[], ledger: Ledger): Sighting[] {
	const uuid = text(alert.uuid) ?? '';
	const all: Array<Pick<Sighting, 'event' | 'at' | 'id' | 'comment'>> = [
		{ event: 'alert-created', at: createdAt(alert), id: 'created' },
		...changesOf(alert),
		...objects(alert.comments).flatMap((comment) => {
			const id = text(comment.uuid);
			return id === undefined ? [] : [{ event: 'alert-comment-created' as const, at: time(comment.date) ?? 0, id, comment: id }];
		}),
	];
	// Not every update is in the history: new events of an alert only move its date.
	const updated = updatedAt(alert);
	const dates = [...all.map(({ at }) => at), ...objects(alert.history).map((entry) => time(entry.created_at) ?? 0)];
	if (!dates.some((at) => Math.abs(at - updated) <= SECOND) && !ledger.explains(uuid, updated)) {
		all.push({ event: 'alert-updated', at: updated, id: `date:${updated}` });
	}
	return all
		.filter(({ event, at }) => at > 0 && at + SECOND > from && matches(event, chosen))
		.sort((one, other) => one.at - other.at)
		.map((change) => ({ ...change, source: 'api', alert: uuid }));
}
