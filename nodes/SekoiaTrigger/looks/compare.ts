import type { Fact, Notification } from '../../shared/notification';
import { rank, toHappening, type Difference, type Draft, type Moment } from './difference';
import type { Seen, Told } from './memory';
import { isSame, type Entry, type Snapshot } from './types';

/** The API's dates are whole seconds. */
const SECOND = 1_000;
/** How far a notification that names no member may be from the entry that records it, in milliseconds. */
const NAMELESS_WITHIN = 15 * SECOND;
/** For so long the API may still show the state before a notification, in milliseconds. */
const LAG = 60 * SECOND;

/** An entry that is not seen yet, and the notification that told of it. */
interface Found {
	entry: Entry;
	notification?: Notification;
	/** It belongs to what was or is emitted otherwise */
	isTaken: boolean;
}

/**
 * Compares an object with what was seen of it. An entry of its history and a comment are known by their ids, the
 * growing number by its value, any other member by its state. A notification is matched with the entry that
 * records what it tells; one without a record stands for itself, and its record is known when it shows later.
 * @param shown undefined when the API does not give it: then only the notifications tell what happened
 * @param late those of the notifications that came after the object was asked for, so that it need not show their changes
 */
export function compare(
	seen: Seen,
	shown: Snapshot | undefined,
	notifications: readonly Notification[],
	moment: Moment,
	late: ReadonlySet<Notification> = new Set(),
): Difference {
	return new Comparison(seen, shown, moment, late).run(notifications);
}

class Comparison {
	private readonly drafts: Draft[] = [];
	private readonly found: Found[];
	/** Earlier notifications whose record shows now */
	private readonly recorded = new Set<Told>();
	/** What notifications of this look tell without a record */
	private readonly unrecorded: Notification[] = [];
	private fresh: Notification[] = [];
	private readonly left = new Set<Notification>();

	constructor(
		private readonly seen: Seen,
		private readonly shown: Snapshot | undefined,
		private readonly moment: Moment,
		private readonly late: ReadonlySet<Notification>,
	) {
		this.found = (shown?.entries ?? []).filter(({ id }) => !seen.hasEntry(id)).map((entry) => ({ entry, isTaken: false }));
	}

	run(notifications: readonly Notification[]): Difference {
		for (const told of this.seen.told) {
			const matched = this.match(told);
			for (const found of matched) found.isTaken = true;
			if (matched.length > 0) this.recorded.add(told);
		}
		const ids = new Set<string>();
		this.fresh = notifications
			.filter(({ uuid, at }) => !this.seen.hasMessage(uuid) && !(this.isFirst() && at <= this.moment.forgotten))
			.filter(({ uuid }) => uuid === undefined || (!ids.has(uuid) && ids.add(uuid)))
			.sort((one, other) => one.at - other.at);
		this.addCreation();
		for (const notification of this.fresh) if (notification.form === 'v2') this.tell(notification);
		// A v1 notification names no member: it is about what the v2 ones leave.
		for (const notification of this.fresh) if (notification.form === 'v1') this.tellNameless(notification);
		this.fresh = this.fresh.filter((notification) => !this.left.has(notification));
		this.addEntries();
		this.addDifferences();
		return this.conclude();
	}

	private isFirst(): boolean {
		return this.seen.row === undefined && !this.seen.isCreated;
	}

	/** Whether it happened before the time that this memory covers. */
	private isOld = ({ at }: Entry) => at + SECOND <= this.seen.floor;

	private addCreation(): void {
		const { seen, shown } = this;
		if (seen.isCreated) return;
		const notification = this.fresh.find(({ event }) => event === 'created');
		const isNew = shown !== undefined && shown.createdAt > 0 && shown.createdAt + SECOND > seen.floor;
		if (!notification && !isNew) return;
		const at = shown && shown.createdAt > 0 ? shown.createdAt : (notification?.at ?? 0);
		this.drafts.push({ event: 'created', at, id: '', facts: [], notification, entries: [] });
	}

	/** The entries not yet seen that a notification, told earlier or now, is about. */
	private match({ event, at, facts }: Told): Found[] {
		const distance = ({ entry }: Found) => Math.abs(entry.at - at);
		const free = this.found
			.filter(({ entry, notification, isTaken }) => entry.event && !entry.comment && !notification && !isTaken)
			.filter((found) => !this.isOld(found.entry) || distance(found) <= NAMELESS_WITHIN)
			.sort((one, other) => distance(one) - distance(other));
		const named = facts.flatMap((fact) => free.filter(({ entry }) => entry.facts.some((other) => isSame(fact, other))).slice(0, 1));
		if (named.length > 0 || facts.some(({ kind }) => this.isShown(kind))) return named;
		return free.filter((found) => found.entry.event === event && distance(found) <= NAMELESS_WITHIN).slice(0, 1);
	}

	private isShown(kind: string): boolean {
		const { shown } = this;
		return shown !== undefined && (kind === shown.growing.kind || kind in shown.row);
	}

	/** Finds out whether a v2 notification is new, and what it is about. */
	private tell(notification: Notification): void {
		const { event, at, facts, commentUuid, growing, uuid } = notification;
		if (event === 'created') return;
		if (event === 'comment-created') {
			if (commentUuid === undefined || this.seen.hasEntry(commentUuid)) return;
			const known = this.found.find(({ entry }) => entry.id === commentUuid);
			if (known) known.notification = notification;
			else if (!this.isLeft(notification)) this.drafts.push({ event, at, facts, notification, id: commentUuid, entries: [] });
			return;
		}
		const matched = this.match(notification);
		const others = facts.filter(({ kind }) => kind !== growing?.kind);
		const isTold = (fact: Fact) => this.seen.tell((other) => isSame(fact, other));
		if (matched.length === 0 && (!growing || this.seen.hasValue(growing.value)) && (growing ? others.every(isTold) : others.some(isTold))) return;
		const isShown = growing !== undefined && others.length === 0 && growing.value <= (this.shown?.growing.value ?? 0);
		if (matched.length === 0 && !isShown && this.isLeft(notification)) return;
		if (matched.length === 0 && (!growing || others.length > 0)) this.unrecorded.push(notification);
		if (matched.length > 0 && !growing) {
			for (const found of matched) found.notification = notification;
			return;
		}
		for (const found of matched) found.isTaken = true;
		const id = growing && others.length === 0 ? `${growing.kind}=${growing.value}` : (uuid ?? String(at));
		const value = growing && { number: growing.value, isAll: false };
		const told = facts.map((fact) => ({ ...this.previous(fact.kind), ...fact }));
		this.drafts.push({ event, at, facts: told, notification, id, entries: matched.map(({ entry }) => entry), value });
	}

	/** Whether the object was read too early for a notification, which is then left to another look. */
	private isLeft(notification: Notification): boolean {
		if (!this.shown || !this.late.has(notification)) return false;
		this.left.add(notification);
		return true;
	}

	private previous(kind: string): Pick<Fact, 'previous'> {
		const { seen, shown } = this;
		const previous = kind === shown?.growing.kind ? seen.top || undefined : seen.row?.[kind];
		return previous === undefined || String(previous).startsWith('#') ? {} : { previous };
	}

	/** A v1 notification only makes the trigger look. What is found then counts as told by it. */
	private tellNameless(notification: Notification): void {
		const { event, at, commentUuid, uuid } = notification;
		if (event === 'created' || (commentUuid !== undefined && this.seen.hasEntry(commentUuid))) return;
		const fits = ({ entry }: Found) => entry.event === event && (commentUuid === undefined || entry.id === commentUuid);
		const found = this.found.find((one) => !one.notification && !one.isTaken && !this.isOld(one.entry) && fits(one));
		if (found) found.notification = notification;
		else if (!this.isLeft(notification) && !this.shown) this.drafts.push({ event, at, facts: [], notification, id: commentUuid ?? uuid ?? String(at), entries: [] });
	}

	/**
	 * One change may leave entries of different kinds in the same second, such as type and urgency: they count
	 * once. Two entries of the same kind are two changes.
	 */
	private addEntries(): void {
		const groups = new Map<string, Draft & { entries: Entry[] }>();
		const counts = new Map<string, number>();
		let latest = 0;
		for (const { entry, notification, isTaken } of this.found) {
			const { event, at, facts, comment, id } = entry;
			latest = Math.max(latest, notification && Math.abs(notification.at - at) < 2 * SECOND ? notification.at : at);
			if (!event || isTaken || (!notification && this.isOld(entry))) continue;
			const teller = notification?.form === 'v2' ? notification : undefined;
			const slot = teller ? `told ${teller.uuid ?? teller.at}` : [event, comment ? id : at, ...facts.map(({ kind }) => kind)].join(':');
			const count = counts.get(slot) ?? 0;
			counts.set(slot, count + 1);
			const key = teller ? slot : [event, comment ? id : at, count].join(':');
			const group = groups.get(key);
			if (group) {
				group.entries.push(entry);
				group.facts = [...group.facts, ...facts];
				group.notification ??= notification;
				continue;
			}
			const draft = { event: teller?.event ?? event, at: latest, id, facts, comment, notification, entries: [entry] };
			groups.set(key, draft);
			this.drafts.push(draft);
		}
	}

	/** What shows in the object itself but in no entry. */
	private addDifferences(): void {
		const { seen, shown } = this;
		const { kinds } = this.moment;
		if (!shown) return;
		const facts: Fact[] = [];
		for (const [kind, value] of Object.entries(seen.row ? shown.row : {})) {
			if (seen.row?.[kind] === value || this.isAccounted(kind)) continue;
			facts.push({ kind, value, ...this.previous(kind) });
		}
		const rise = this.riseOf(shown);
		if (rise !== undefined) facts.push({ kind: shown.growing.kind, value: rise, ...this.previous(shown.growing.kind) });
		const at = Math.max(shown.updatedAt, ...this.drafts.map((draft) => draft.at));
		const events = new Set(facts.map(({ kind }) => kinds.eventOf(kind)));
		if (facts.length === 0 && this.isMovedOnly(shown)) events.add('updated');
		for (const event of events) {
			const own = facts.filter(({ kind }) => kinds.eventOf(kind) === event);
			const what = own.map(({ kind, value }) => `${kind}=${String(value)}`).join();
			const isRise = rise !== undefined && own.some(({ kind }) => kind === shown.growing.kind);
			const id = isRise && own.length === 1 ? what : `${what}:${shown.updatedAt}`;
			this.drafts.push({ event, at, id, facts: own, entries: [], ...(isRise ? { value: { number: rise, isAll: true } } : {}) });
		}
	}

	/** Whether an entry or a notification tells of the change of a member. */
	private isAccounted(kind: string): boolean {
		const tells = (facts: readonly Fact[]) => facts.some((fact) => fact.kind === kind || this.moment.kinds.tellsOf(fact.kind, kind));
		return this.found.some(({ entry }) => tells(entry.facts)) || [...this.pending(), ...this.left].some(({ facts }) => tells(facts));
	}

	/** Notifications whose state the API may not show yet. */
	private pending(): Told[] {
		const young = this.seen.told.filter((told) => told.at > this.moment.now - LAG && !this.recorded.has(told));
		return [...young, ...this.unrecorded];
	}

	private riseOf({ growing: { value } }: Snapshot): number | undefined {
		if (this.seen.low === undefined || value === undefined) return undefined;
		const told = this.drafts.reduce((top, draft) => Math.max(top, draft.value?.number ?? 0), this.seen.top);
		return value > told ? value : undefined;
	}

	/** Whether the date of the last change moved, and nothing that is known or new accounts for it. */
	private isMovedOnly({ updatedAt, createdAt, entries }: Snapshot): boolean {
		const { seen, fresh, found } = this;
		if (!entries || updatedAt + SECOND <= seen.floor) return false;
		const told = Math.max(seen.toldUntil, ...fresh.filter(({ event }) => event !== 'created').map(({ at }) => at));
		if (updatedAt <= Math.max(seen.updatedAt, told + 2 * SECOND)) return false;
		// An entry that is known may be younger than the date that is known: the emission was saved, and then n8n ended.
		const explains = (at: number) => Math.floor(at / SECOND) * SECOND > seen.updatedAt && Math.abs(at - updatedAt) <= SECOND;
		if (seen.row) return found.length === 0 && !entries.some(({ at }) => explains(at));
		return [createdAt, ...entries.map(({ at }) => at)].every((at) => Math.abs(at - updatedAt) > SECOND);
	}

	private conclude(): Difference {
		const { moment } = this;
		const ordered = this.drafts.sort((one, other) => rank(one) - rank(other) || one.at - other.at);
		let count = ordered.length;
		while (count > 0 && !ordered[count - 1]!.notification && ordered[count - 1]!.at > moment.now - moment.grace) count--;
		const later = ordered.slice(count);
		return {
			happenings: ordered.slice(0, count).map((draft) => toHappening(draft, this.seen, this.moment.kinds, this.shown?.row)),
			isEarly: later.length > 0,
			left: [...this.left],
			finish: () => this.finish(later),
		};
	}

	private finish(later: readonly Draft[]): void {
		const { seen, shown } = this;
		for (const { uuid, at } of this.fresh) {
			seen.addMessage(uuid);
			seen.toldUntil = Math.max(seen.toldUntil, at);
		}
		seen.told = seen.told.filter((told) => !this.recorded.has(told));
		const waiting = new Set(later.flatMap(({ entries }) => entries));
		for (const { entry, isTaken } of this.found) {
			if (!waiting.has(entry) && !seen.hasEntry(entry.id)) seen.addEntry(entry.id, isTaken || this.isOld(entry) ? [] : entry.facts);
		}
		seen.isOpen = later.length > 0;
		const created = this.fresh.find(({ event }) => event === 'created')?.growing?.value;
		if (shown) this.takeOver(shown, later, created);
		else if (seen.low === undefined && created !== undefined) seen.coverUpTo(created);
	}

	private takeOver(shown: Snapshot, later: readonly Draft[], created: number | undefined): void {
		const { seen } = this;
		const row = { ...shown.row };
		for (const { facts } of this.pending()) {
			for (const { kind, value } of facts) if (value !== undefined && kind in row) row[kind] = value;
		}
		for (const { kind } of later.flatMap(({ entries, facts }) => (entries.length > 0 ? [] : facts))) {
			if (seen.row && kind in row) row[kind] = seen.row[kind]!;
		}
		seen.row = row;
		seen.comments = shown.comments ?? seen.comments;
		const { value } = shown.growing;
		if (value !== undefined && seen.low === undefined) {
			seen.coverUpTo(Math.min(value, created ?? value, ...[...seen.values].map((told) => told - 1)));
			seen.top = Math.max(seen.top, value);
		}
		if (later.length > 0) return;
		seen.isCreated = true;
		seen.updatedAt = shown.updatedAt;
	}
}
