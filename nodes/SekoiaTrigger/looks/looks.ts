import type { Logger } from 'n8n-workflow';

import type { Notification } from '../../shared/notification';
import { AbortedError } from '../../shared/wait';
import type { Emitter } from '../emit/emitter';
import type { Timings } from '../timings';
import type { Clock } from './clock';
import { compare } from './compare';
import type { Moment } from './difference';
import { Gathering } from './gathering';
import type { Memory } from './memory';
import { notGiven, type Read, type Reading } from './reading';
import type { Happening, Snapshot, Subject } from './types';

/** When more objects than this wait, they are read together. */
const ALONE = 5;
/** While so many events wait for the end of executions, no further object is read: memory is bounded. */
const MAX_READY = 200;

/** A reason to look at an object, and what is known of it before. */
interface Reasons {
	notifications?: readonly Notification[];
	/** As a list shows it */
	listed?: Snapshot;
	/** Begun before a restart, and to be told again */
	again?: readonly Happening[];
}

interface Ask {
	id: string;
	listed: Snapshot | undefined;
	notifications: Notification[];
	again: Happening[];
	/** A check asks for it, which needs to know all that the API shows */
	isChecked: boolean;
	/** When it was first asked for, in milliseconds of this machine's clock */
	since: number;
	/** Called at its end, with whether everything was handled */
	ended: Array<(isHandled: boolean) => void>;
}

/** What the looks work with. */
export interface LooksParts {
	memory: Memory;
	clock: Clock;
	subject: Subject;
	reading: Reading;
	emitter: Emitter;
	timings: Timings;
	logger: Logger;
	signal: AbortSignal;
	onFailure(error: unknown): void;
	/** There was no room for a notification, and there is room again */
	onRoom(): void;
}

/**
 * The one way to the workflow: look at an object, compare it with what was seen of it, and emit what is new in the
 * order of time. Looks at one object run one after the other, and merge while they wait. When many wait, their
 * objects are read together, and alone only those of which a list does not show enough.
 */
export class Looks {
	/** Asks that wait, by object: those with notifications, and those of checks; they take turns */
	private readonly waiting = { told: new Map<string, Ask>(), found: new Map<string, Ask>() };
	/** Objects being looked at, each with the ask that waits for its end */
	private readonly busy = new Map<string, Ask | undefined>();
	private readonly timers = new Set<NodeJS.Timeout>();
	private turn: 'told' | 'found' = 'told';
	private readonly gathering = new Gathering(() => this.pump());
	private recovered = 0;
	/** Notifications that wait or are being handled */
	private notificationCount = 0;
	private wasFull = false;

	constructor(private readonly parts: LooksParts) {}

	/** Whether there is no room for another notification. */
	isFull(): boolean {
		const isFull = this.notificationCount >= this.parts.timings.queue;
		this.wasFull ||= isFull;
		return isFull;
	}

	/** How many events were found and not announced since the last call. */
	takeRecovered(): number {
		const { recovered } = this;
		this.recovered = 0;
		return recovered;
	}

	/** Asks for a look at an object. @returns whether everything that it showed was handled, once that is known */
	async ask(id: string, { notifications = [], listed, again = [] }: Reasons): Promise<boolean> {
		if (this.parts.signal.aborted) return false;
		const ask = this.askOf(id, notifications.length > 0 || again.length > 0);
		ask.notifications.push(...notifications);
		ask.again.push(...again);
		ask.listed = listed ?? ask.listed;
		ask.isChecked ||= notifications.length === 0 && again.length === 0;
		this.notificationCount += notifications.length;
		const ended = new Promise<boolean>((resolve) => ask.ended.push(resolve));
		this.pump();
		return await ended;
	}

	/** Looks again after a while, unless the trigger is closed before. */
	askLater(id: string, notifications: readonly Notification[], after: number): void {
		const timer = setTimeout(() => {
			this.timers.delete(timer);
			void this.ask(id, { notifications });
		}, after);
		this.timers.add(timer);
	}

	/** Takes over what an object shows as seen: what it shows happened before the first activation. */
	async prime(listed: Snapshot, { isRecent }: { isRecent: boolean }): Promise<void> {
		const seen = this.parts.memory.open(listed.id);
		const { snapshot = listed } = isRecent ? await this.parts.reading.one(listed.id, Date.now()) : {};
		// Without its history, all up to the second of its last change counts as seen.
		if (!snapshot.entries) seen.floor = Math.max(seen.floor, snapshot.updatedAt + 1_000);
		const { happenings, finish } = compare(seen, snapshot, [], { ...this.moment(), grace: 0, now: Infinity });
		for (const happening of happenings) happening.mark();
		finish();
	}

	/** Drops what waits. The signal stops what is under way. */
	close(): void {
		for (const timer of this.timers) clearTimeout(timer);
		this.gathering.close();
		for (const ask of [...this.waiting.told.values(), ...this.waiting.found.values(), ...this.busy.values()]) end(ask, false);
		this.waiting.told.clear();
		this.waiting.found.clear();
	}

	private askOf(id: string, isTold: boolean): Ask {
		const { told, found } = this.waiting;
		const parked = this.busy.get(id);
		const known = parked ?? told.get(id) ?? found.get(id);
		const ask = known ?? { id, notifications: [], listed: undefined, again: [], isChecked: false, since: Date.now(), ended: [] };
		if (this.busy.has(id)) {
			this.busy.set(id, ask);
		} else if (isTold) {
			if (found.delete(id)) ask.since = Date.now();
			told.set(id, ask);
		} else if (!known) {
			found.set(id, ask);
		}
		return ask;
	}

	private pump(): void {
		const { emitter, reading, signal } = this.parts;
		while (!signal.aborted && reading.isFree && emitter.waiting < MAX_READY && !this.isGathering()) {
			const asks = this.next();
			if (asks.length === 0) return;
			for (const { id } of asks) this.busy.set(id, undefined);
			void this.start(asks);
		}
	}

	private isGathering(): boolean {
		return this.gathering.isOn(this.waiting.told.size + this.waiting.found.size, this.parts.subject.source.pageSize);
	}

	/** The next look or, when many wait, the next looks that share a request. */
	private next(): Ask[] {
		this.turn = this.turn === 'told' ? 'found' : 'told';
		const queue = this.waiting[this.turn].size > 0 ? this.waiting[this.turn] : this.waiting[this.turn === 'told' ? 'found' : 'told'];
		const asks: Ask[] = [];
		const count = queue.size > ALONE ? this.parts.subject.source.pageSize : 1;
		for (const [id, ask] of queue) {
			if (asks.length === count) break;
			queue.delete(id);
			asks.push(ask);
		}
		return asks;
	}

	private async start(asks: readonly Ask[]): Promise<void> {
		try {
			const unread = asks.filter((ask) => !ask.listed && !this.isToldOnly(ask));
			if (unread.length > ALONE) {
				this.gathering.begin();
				const since = Math.min(...unread.map((ask) => ask.since));
				const found = await this.parts.reading.several(unread.map(({ id }) => id), since);
				for (const ask of unread) ask.listed = found.get(ask.id);
			}
		} catch (error) {
			this.parts.onFailure(error);
		}
		for (const ask of asks) void this.look(ask);
		this.pump();
	}

	private async look(ask: Ask): Promise<void> {
		let isHandled = false;
		try {
			const listed = ask.listed && this.isEnough(ask, ask.listed) ? this.parts.subject.source.completed(ask.listed) : undefined;
			const read = this.isToldOnly(ask) ? {} : listed ? { snapshot: listed } : await this.parts.reading.one(ask.id, ask.since);
			// Another reader may wait for the request that this one no longer needs.
			this.pump();
			isHandled = await this.conclude(ask, read);
		} catch (error) {
			if (!(error instanceof AbortedError)) this.parts.onFailure(error);
		}
		this.free(ask, isHandled);
	}

	/** Whether the workflow is told what the notifications tell, and nothing else is looked for. */
	private isToldOnly({ isChecked, notifications, again }: Ask): boolean {
		return this.parts.subject.asNotified && !isChecked && notifications.length > 0 && again.length === 0;
	}

	/** Whether a list shows all that can be new: then neither history nor comments are read. */
	private isEnough({ notifications, again }: Ask, listed: Snapshot): boolean {
		const { memory, subject } = this.parts;
		return subject.onlyCreated || (again.length === 0 && memory.isEnough(listed, notifications));
	}

	private async conclude(ask: Ask, { snapshot, isDeleted }: Read): Promise<boolean> {
		const { subject, memory, emitter, timings, logger } = this.parts;
		const seen = memory.open(ask.id);
		const late = this.takeParked(ask);
		// A list that was read before what was told since would take that back.
		const isStale = !snapshot && ask.listed !== undefined && ask.listed.updatedAt + 1_000 <= Math.max(seen.updatedAt, seen.toldUntil);
		const shown = snapshot ?? (isDeleted || isStale ? undefined : ask.listed);
		const { happenings, isEarly, left, finish } = compare(seen, shown, ask.notifications, this.moment(), late);
		const isFailed = !snapshot && !isDeleted && ask.listed !== undefined && ask.notifications.length === 0;
		if (isFailed && !subject.source.isBlocked) emitter.report(notGiven(subject.noun, ask.id));
		const begun: Array<Promise<void>> = [];
		for (const happening of [...ask.again, ...happenings]) {
			const object = shown?.shown ?? (happening.notification ? subject.objectOf(happening.notification) : { uuid: ask.id });
			if (!subject.isChosen(happening.event) || !subject.passes(happening, object)) {
				happening.mark();
				continue;
			}
			const recovered = !happening.notification;
			if (recovered) this.recovered++;
			const source = shown ? 'api' : isDeleted ? 'deleted' : 'notification';
			begun.push((await emitter.emit(happening, { object, source, recovered })).begun);
		}
		await Promise.all(begun);
		finish();
		if (left.length > 0) void this.ask(ask.id, { notifications: left });
		if (happenings.length > 0 || isEarly) logger.debug(`SEKOIA.IO Trigger: ${happenings.length} new events of ${subject.noun} ${ask.id}`);
		if (isEarly) this.askLater(ask.id, [], timings.grace);
		return isDeleted === true || !isStale;
	}

	private moment(): Moment {
		const { subject, clock, memory, timings } = this.parts;
		return { kinds: subject, now: clock.now(), grace: timings.grace, forgotten: memory.forgotten };
	}

	/** Notifications that came while the object was read. */
	private takeParked(ask: Ask): ReadonlySet<Notification> {
		const parked = this.busy.get(ask.id);
		if (!parked) return new Set();
		const late = new Set(parked.notifications);
		ask.notifications.push(...parked.notifications);
		parked.notifications = [];
		if (!parked.listed && parked.again.length === 0) {
			ask.ended.push(...parked.ended);
			this.busy.set(ask.id, undefined);
		}
		return late;
	}

	private free(ask: Ask, isHandled: boolean): void {
		this.notificationCount -= ask.notifications.length;
		const parked = this.busy.get(ask.id);
		this.busy.delete(ask.id);
		if (parked) (parked.notifications.length > 0 || parked.again.length > 0 ? this.waiting.told : this.waiting.found).set(ask.id, parked);
		end(ask, isHandled);
		this.pump();
		if (this.wasFull && this.notificationCount <= this.parts.timings.queue / 2) {
			this.wasFull = false;
			this.parts.onRoom();
		}
	}
}

function end(ask: Ask | undefined, isHandled: boolean): void {
	for (const ended of ask?.ended ?? []) ended(isHandled);
}
