import type { Alert } from './model';
import { EVENT_FIELDS } from '../seed/eventFields';

export type EventValue = string | number | string[];
/** A flat event: dotted ECS names. */
export type Event = Record<string, EventValue>;

interface EventStoreOptions {
	seed: number;
	count: number;
	newestMs: number;
	spanMs: number;
	communityUuid: string;
	intakeUuid: string;
	/** The alert that a generated event belongs to. */
	alertOf(index: number): Alert | undefined;
}

/**
 * All events, newest first. Generated events are not stored: each value is computed from the event's index, so
 * 100,000 of them cost nothing until they are read.
 */
export class EventStore {
	private readonly added: Array<{ atMs: number; event: Event }> = [];

	constructor(private readonly options: EventStoreOptions) {}

	get size(): number {
		return this.options.count + this.added.length;
	}

	timeOf(index: number): number {
		const { count, newestMs, spanMs } = this.options;
		if (index >= count) return this.addedAt(index).atMs;
		const step = spanMs / count;
		return Math.floor(newestMs - index * step - (this.hash(index, 0) % Math.max(1, Math.floor(step))));
	}

	value(index: number, field: string): EventValue | undefined {
		const { count } = this.options;
		if (index >= count) return this.addedAt(index).event[field];
		return Object.hasOwn(EVENT_FIELDS, field) ? EVENT_FIELDS[field]?.(this, index) : undefined;
	}

	event(index: number): Event {
		const { count } = this.options;
		if (index >= count) return { ...this.addedAt(index).event };
		const event: Event = {};
		for (const [field, compute] of Object.entries(EVENT_FIELDS)) {
			const value = compute(this, index);
			if (value !== undefined) event[field] = value;
		}
		return event;
	}

	fieldNames(index: number): string[] {
		const { count } = this.options;
		return index >= count ? Object.keys(this.addedAt(index).event) : Object.keys(EVENT_FIELDS);
	}

	/** Adds an event; its ids, times and community are filled in. @returns its `__event_id` */
	add(atMs: number, fields: Event): string {
		const index = this.size;
		const iso = new Date(atMs).toISOString();
		const id = this.idOf(index);
		const event: Event = {
			'@timestamp': iso,
			timestamp: iso,
			__event_id: id,
			'event.id': this.idOf(index, 'event'),
			'customer.community_uuid': this.options.communityUuid,
			...fields,
		};
		this.added.push({ atMs, event });
		return id;
	}

	/** The index of the event with this `__event_id`. */
	indexOf(eventId: string): number | undefined {
		const index = parseInt(eventId.slice(-12), 16);
		return index < this.size && this.value(index, '__event_id') === eventId ? index : undefined;
	}

	/** Indexes of the matching events, newest first. */
	search(fromMs: number, toMs: number, matches: (index: number) => boolean): number[] {
		const found: number[] = [];
		for (let index = 0; index < this.size; index++) {
			const time = this.timeOf(index);
			if (time >= fromMs && time <= toMs && matches(index)) found.push(index);
		}
		// Generated events are in order already; added ones come last.
		if ((found[found.length - 1] ?? 0) >= this.options.count) {
			found.sort((a, b) => this.timeOf(b) - this.timeOf(a));
		}
		return found;
	}

	/** The index is part of the id, so that an id leads back to its event. */
	idOf(index: number, kind: '__event_id' | 'event' = '__event_id'): string {
		const hex = this.hash(0, kind === 'event' ? 101 : 100)
			.toString(16)
			.padStart(8, '0');
		return `${hex}-5e0a-4a10-9e55-${index.toString(16).padStart(12, '0')}`;
	}

	/** Pseudo-random bits of an event, one set for each salt. */
	hash(index: number, salt: number): number {
		let mixed = Math.imul(index + 1, 0x9e3779b1) ^ Math.imul(this.options.seed + salt * 7919 + 1, 0x85ebca6b);
		mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
		mixed = Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39);
		return (mixed ^ (mixed >>> 15)) >>> 0;
	}

	alertOf(index: number): Alert | undefined {
		return this.options.alertOf(index);
	}

	get origin() {
		return this.options;
	}

	private addedAt(index: number): { atMs: number; event: Event } {
		const entry = this.added[index - this.options.count];
		if (!entry) throw new RangeError(`No event ${index}`);
		return entry;
	}
}
