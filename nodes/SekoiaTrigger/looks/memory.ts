import { createHash } from 'node:crypto';

import type { Json } from '../../shared/json';
import type { Fact, Notification } from '../../shared/notification';
import type { Snapshot } from './types';

/** How many objects are remembered, unless more changed since the last check. */
const MAX_OBJECTS = 20_000;
/** Memory must end somewhere, even when checks fail for hours. Beyond, an event may come twice, but none is lost. */
const HARD_LIMIT = 100_000;
/** How many messages and how many entries of one object are remembered. */
const MAX_MESSAGES = 40;
const MAX_ENTRIES = 500;
const MAX_TOLD = 20;
/** How many objects are kept for the next process at most: they are saved with emissions. */
const MAX_RECENT = 300;
/** Longer ids are kept as a digest of this length. Not as their beginning: UUIDs of one moment may share it. */
const ID_LENGTH = 13;

/** A notification that was handed on before the API showed a record of it. */
export type Told = Pick<Notification, 'event' | 'at' | 'facts'>;

/** What was seen of one object: exactly that for which the workflow was started, or need not be. */
export class Seen {
	isCreated = false;
	/** Something of it has to be looked at again */
	isOpen = false;
	/** Date of the last change that the API showed, in milliseconds */
	updatedAt = 0;
	/** Time of the newest notification */
	toldUntil = 0;
	/** Members as the API last showed them or a notification told them; undefined: never shown */
	row: Record<string, Json> | undefined;
	comments = 0;
	/** The growing number: all up to `low` are seen, and `values` above it; `top` is the largest shown */
	low: number | undefined;
	top = 0;
	values = new Set<number>();
	/** Notifications whose record has not shown yet */
	told: Told[] = [];
	/** Entries by their short id, each with its facts until a notification has told of it */
	private readonly entries = new Map<string, readonly Fact[]>();
	private readonly messages = new Set<string>();

	/** @param floor entries of earlier seconds are known without being listed, in milliseconds */
	constructor(
		readonly id: string,
		public floor: number,
	) {}

	hasEntry(id: string): boolean {
		return this.entries.has(short(id));
	}

	/** @param facts those that a notification may still tell */
	addEntry(id: string, facts: readonly Fact[] = []): void {
		this.entries.set(short(id), facts.map(({ kind, value }) => ({ kind, value })));
		keepLast(this.entries, MAX_ENTRIES);
	}

	deleteEntry(id: string): void {
		this.entries.delete(short(id));
	}

	/** Finds an entry that no notification has told of yet, and notes that this one does. */
	tell(matches: (fact: Fact) => boolean): boolean {
		for (const [id, facts] of this.entries) {
			if (!facts.some(matches)) continue;
			this.entries.set(id, []);
			return true;
		}
		return false;
	}

	/** @returns whether the message was known */
	hasMessage(id: string | undefined): boolean {
		return id !== undefined && this.messages.has(short(id));
	}

	addMessage(id: string | undefined): void {
		if (id === undefined) return;
		this.messages.add(short(id));
		keepLast(this.messages, MAX_MESSAGES);
	}

	deleteMessage(id: string | undefined): void {
		if (id !== undefined) this.messages.delete(short(id));
	}

	addTold(told: Told): void {
		this.told.push({ event: told.event, at: told.at, facts: told.facts });
		if (this.told.length > MAX_TOLD) this.told.shift();
	}

	/** Whether a value of the growing number was seen. */
	hasValue(value: number): boolean {
		return this.low !== undefined && (value <= this.low || this.values.has(value));
	}

	addValue(value: number): void {
		this.values.add(value);
		this.top = Math.max(this.top, value);
		while (this.low !== undefined && this.values.delete(this.low + 1)) this.low++;
		if (this.values.size > MAX_TOLD) this.coverUpTo(Math.min(...this.values));
	}

	/** All values up to this one are seen. */
	coverUpTo(value: number): void {
		this.low = Math.max(this.low ?? value, value);
		this.top = Math.max(this.top, value);
		for (const other of this.values) if (other <= value) this.values.delete(other);
	}

	/** Takes over a notification that starts no workflow, so that a check does not take its change for unheard. */
	note({ at, facts, event, uuid, commentUuid, growing }: Notification): void {
		this.addMessage(uuid);
		this.toldUntil = Math.max(this.toldUntil, at);
		if (event === 'comment-created' && commentUuid !== undefined && !this.hasEntry(commentUuid)) {
			this.addEntry(commentUuid);
			this.comments++;
		}
		if (growing && this.low !== undefined) this.addValue(growing.value);
		for (const { kind, value } of facts) if (this.row && value !== undefined && kind in this.row) this.row[kind] = value;
	}

	save(): SavedSeen {
		return [
			this.id, Number(this.isCreated) + 2 * Number(this.isOpen), this.updatedAt, this.toldUntil, this.row ?? null, this.comments,
			this.low ?? null, this.top, [...this.values], this.told, [...this.entries].slice(-50), [...this.messages].slice(-10), this.floor,
		];
	}

	static restore(saved: SavedSeen): Seen {
		const [id, state, updatedAt, toldUntil, row, comments, low, top, values, told, entries, messages, floor] = saved;
		const seen = new Seen(id, floor);
		Object.assign(seen, { isCreated: state % 2 === 1, isOpen: state >= 2, updatedAt, toldUntil, row: row ?? undefined, comments, low: low ?? undefined, top, told });
		seen.values = new Set(values);
		for (const [entry, facts] of entries) seen.entries.set(entry, facts);
		for (const message of messages) seen.messages.add(message);
		return seen;
	}
}

/** What is saved of one object. */
export type SavedSeen = [
	id: string, state: number, updatedAt: number, toldUntil: number, row: Record<string, Json> | null, comments: number,
	low: number | null, top: number, values: number[], told: Told[],
	entries: Array<[string, readonly Fact[]]>, messages: string[], floor: number,
];

const short = (id: string): string =>
	id.length <= ID_LENGTH ? id : createHash('sha1').update(id).digest('base64url').slice(0, ID_LENGTH);

function keepLast(kept: Map<string, unknown> | Set<string>, count: number): void {
	for (const key of kept.keys()) {
		if (kept.size <= count) return;
		kept.delete(key);
	}
}

/** What was seen of all objects, those looked at last at the end. */
export class Memory {
	private readonly objects = new Map<string, Seen>();
	/** Those looked at last once more, so that a save need not go through all */
	private readonly latest = new Map<string, Seen>();
	/** What happened up to here to an object that is not remembered was seen, in milliseconds of the platform's clock */
	forgotten = 0;

	/** @param floor as for `Seen`, for objects that are not remembered */
	constructor(public floor: number) {}

	get(id: string): Seen | undefined {
		return this.objects.get(id);
	}

	/** What was seen of an object, which counts as looked at last from now on. */
	open(id: string): Seen {
		const seen = this.objects.get(id) ?? new Seen(id, this.floor);
		this.objects.delete(id);
		this.put(seen);
		return seen;
	}

	put(seen: Seen): void {
		this.objects.set(seen.id, seen);
		this.latest.delete(seen.id);
		this.latest.set(seen.id, seen);
		keepLast(this.latest, MAX_RECENT);
	}

	/** Whether a check has to look at an object that the API lists like this. */
	isNew(row: Snapshot, { onlyCreated }: { onlyCreated: boolean }): boolean {
		const seen = this.objects.get(row.id);
		if (seen?.isOpen) return true;
		if (onlyCreated) return !seen?.isCreated && row.createdAt + 1_000 > (seen?.floor ?? this.floor);
		if (!seen?.row) return Math.max(row.updatedAt, row.createdAt) + 1_000 > (seen?.floor ?? this.floor);
		return (
			row.updatedAt > Math.max(seen.updatedAt, seen.toldUntil + 1_000) ||
			(row.comments !== undefined && row.comments !== seen.comments) ||
			(row.growing.value ?? 0) > seen.top ||
			Object.entries(row.row).some(([kind, value]) => seen.row?.[kind] !== value)
		);
	}

	/** Whether all that is new of an object shows in a list, without history and comments. @param notifications those that tell of it */
	isEnough(row: Snapshot, notifications: readonly Notification[]): boolean {
		const seen = this.objects.get(row.id);
		const isNew = row.createdAt + 1_000 > (seen?.floor ?? this.floor) && !seen?.isCreated;
		if (isNew) return row.isFresh && notifications.every(({ event }) => event === 'created');
		if (!seen?.row && seen?.isCreated && notifications.length === 0) return row.isFresh;
		const isRise = (one: Notification) => one.event === 'created' || (one.growing !== undefined && one.facts.length === 1);
		if (!seen?.row || notifications.length === 0 || !notifications.every(isRise)) return false;
		const told = Math.max(seen.toldUntil, ...notifications.map(({ at }) => at));
		const isSame = Object.entries(row.row).every(([kind, value]) => seen.row?.[kind] === value);
		return isSame && row.comments === seen.comments && row.updatedAt <= Math.max(seen.updatedAt, told + 1_000);
	}

	/** The platform's clock went back: what is dated after `time` may be new again. */
	stepBack(time: number): void {
		this.floor = Math.min(this.floor, time);
		this.forgotten = Math.min(this.forgotten, time);
	}

	/** Forgets the objects looked at longest ago, if a check has covered all that happened to them. */
	prune(checked: number): void {
		this.floor = Math.max(this.floor, checked);
		for (const [id, seen] of this.objects) {
			if (this.objects.size <= MAX_OBJECTS) return;
			const isCovered = Math.max(seen.updatedAt, seen.toldUntil) < checked;
			if (!isCovered && this.objects.size <= HARD_LIMIT) return;
			if (isCovered) this.forgotten = Math.max(this.forgotten, seen.updatedAt, seen.toldUntil);
			this.objects.delete(id);
		}
	}

	/** The objects looked at last, for the next process; the last one first. */
	recent(): Seen[] {
		return [...this.latest.values()].reverse();
	}

	/** How many objects are remembered. */
	get size(): number {
		return this.objects.size;
	}
}
