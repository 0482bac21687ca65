import type { Alert } from './model';
import { pickBy as pick } from './random';

export type EventValue = string | number | string[];
/** A flat event: dotted ECS names. */
export type Event = Record<string, EventValue>;

interface Activity {
	dataset: string;
	action: string;
	category: string;
	outcome: string;
	kind: 'network' | 'process' | 'web' | 'logon';
}

const ACTIVITIES: readonly Activity[] = [
	{ dataset: 'windows', action: 'logged-in', category: 'authentication', outcome: 'success', kind: 'logon' },
	{ dataset: 'windows', action: 'logon-failed', category: 'authentication', outcome: 'failure', kind: 'logon' },
	{ dataset: 'sysmon', action: 'process-created', category: 'process', outcome: 'success', kind: 'process' },
	{ dataset: 'firewall', action: 'allow', category: 'network', outcome: 'success', kind: 'network' },
	{ dataset: 'firewall', action: 'deny', category: 'network', outcome: 'failure', kind: 'network' },
	{ dataset: 'proxy', action: 'http-request', category: 'web', outcome: 'success', kind: 'web' },
];
const SITES = ['par', 'lyo', 'ren', 'lon'];
const FIRST_NAMES = ['alice', 'bruno', 'chloe', 'david', 'emma', 'farid', 'gaelle', 'hugo', 'ines', 'jules'];
const PROCESSES = ['powershell.exe', 'cmd.exe', 'explorer.exe', 'rundll32.exe', 'chrome.exe', 'svchost.exe'];
const DOMAINS = ['intranet.example.com', 'update.example.org', 'cdn.example.net', 'login.example.com', 'files.example.org'];

export interface EventStoreOptions {
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
 * All events, newest first. Generated events are not stored: each value is computed from the event's
 * index, so that 100,000 of them cost nothing until they are read.
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
		return Object.hasOwn(FIELDS, field) ? FIELDS[field]?.(this, index) : undefined;
	}

	event(index: number): Event {
		const { count } = this.options;
		if (index >= count) return { ...this.addedAt(index).event };
		const event: Event = {};
		for (const [field, compute] of Object.entries(FIELDS)) {
			const value = compute(this, index);
			if (value !== undefined) event[field] = value;
		}
		return event;
	}

	fieldNames(index: number): string[] {
		const { count } = this.options;
		return index >= count ? Object.keys(this.addedAt(index).event) : Object.keys(FIELDS);
	}

	/** Adds an event; ids and the community are filled in. Gives its `__event_id`. */
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

	/** Index of the event with this `__event_id`. */
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
		const hex = this.hash(0, kind === 'event' ? 101 : 100).toString(16).padStart(8, '0');
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

type Compute = (store: EventStore, index: number) => EventValue | undefined;

const activity = (store: EventStore, i: number) => pick(ACTIVITIES, store.hash(i, 1));
const host = (store: EventStore, i: number) =>
	`wks-${pick(SITES, store.hash(i, 2))}-${String(store.hash(i, 3) % 12).padStart(2, '0')}`;
const user = (store: EventStore, i: number) => `${pick(FIRST_NAMES, store.hash(i, 4))}${store.hash(i, 5) % 5}`;
const sourceIp = (store: EventStore, i: number) => `10.${store.hash(i, 2) % 4}.0.${(store.hash(i, 3) % 12) + 10}`;
const destinationIp = (store: EventStore, i: number) => `203.0.113.${store.hash(i, 6) % 40}`;
const domain = (store: EventStore, i: number) => pick(DOMAINS, store.hash(i, 7));
const processName = (store: EventStore, i: number) => pick(PROCESSES, store.hash(i, 8));
const timestamp = (store: EventStore, i: number) => new Date(store.timeOf(i)).toISOString();
/** A value that only events of some kinds have. */
const onlyFor = (kinds: Array<Activity['kind']>, compute: Compute): Compute => (store, i) =>
	kinds.includes(activity(store, i).kind) ? compute(store, i) : undefined;

const FIELDS: Record<string, Compute> = {
	'@timestamp': timestamp,
	timestamp,
	__event_id: (store, i) => store.idOf(i),
	'event.id': (store, i) => store.idOf(i, 'event'),
	'event.action': (store, i) => activity(store, i).action,
	'event.category': (store, i) => activity(store, i).category,
	'event.dataset': (store, i) => activity(store, i).dataset,
	'event.outcome': (store, i) => activity(store, i).outcome,
	'host.name': host,
	'log.hostname': host,
	'user.name': user,
	'source.ip': sourceIp,
	'source.port': onlyFor(['network', 'web'], (store, i) => 49152 + (store.hash(i, 9) % 16000)),
	'destination.ip': onlyFor(['network', 'web'], destinationIp),
	'destination.port': onlyFor(['network', 'web'], (store, i) => pick([22, 53, 80, 443, 445, 3389], store.hash(i, 10))),
	'destination.domain': onlyFor(['web'], domain),
	'url.full': onlyFor(['web'], (store, i) => `https://${domain(store, i)}/page/${store.hash(i, 11) % 100}`),
	'process.name': onlyFor(['process'], processName),
	'process.command_line': onlyFor(
		['process'],
		(store, i) => `C:\\Windows\\System32\\${processName(store, i)} -id ${store.hash(i, 12) % 50}`,
	),
	message: (store, i) => `${activity(store, i).action} by ${user(store, i)} on ${host(store, i)}`,
	alert_short_ids: (store, i) => {
		const alert = store.alertOf(i);
		return alert ? [alert.short_id] : undefined;
	},
	'sekoiaio.intake.uuid': (store) => store.origin.intakeUuid,
	'customer.community_uuid': (store) => store.origin.communityUuid,
};
