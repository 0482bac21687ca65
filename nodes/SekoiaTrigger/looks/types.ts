import type { Json, JsonObject } from '../../shared/json';
import type { EventType } from '../alert/kinds';
import type { Notification } from '../live/notification';

/** One member that a change gave a new value. */
export interface Fact {
	kind: string;
	/** Undefined: not told, or not in a form that other sources share */
	value?: Json;
	/** Undefined: not told */
	previous?: Json;
}

/** What an object's history or its comments record. Records of one object come in the order in which they happened. */
export interface Entry {
	/** The same in each answer of the API */
	id: string;
	/** Undefined: it starts no workflow, such as an edit of a comment */
	event?: EventType;
	/** The second in which it happened, in milliseconds of the platform's clock */
	at: number;
	facts: readonly Fact[];
	comment?: JsonObject;
}

/** An object as the API shows it, as far as the comparison with what was seen needs it. Times are in milliseconds. */
export interface Snapshot {
	id: string;
	createdAt: number;
	updatedAt: number;
	/** Members in which changes show, by kind, shortened where they are long */
	row: Readonly<Record<string, Json>>;
	/** A number that only grows, and its kind */
	growing: { kind: string; value: number | undefined };
	/** Number of comments; undefined when it is not told */
	comments?: number;
	/** Whether it looks as new objects do */
	isFresh: boolean;
	/** Undefined: it was read without them */
	entries?: readonly Entry[];
	/** The object itself, without history and comments */
	shown: JsonObject;
}

/** Something that happened to an object, to be told to the workflow. */
export interface Happening {
	/** The object's UUID */
	subject: string;
	event: EventType;
	/** In milliseconds of the platform's clock */
	at: number;
	/** Identifies it among all that happens to the object, in each process */
	id: string;
	facts: readonly Fact[];
	comment?: JsonObject;
	/** The notification that told of it; undefined: it was found */
	notification?: Notification;
	/** Its execution was cut off by a restart: until when it had been started, in milliseconds of this machine's clock */
	again?: number;
	/** Notes it as seen, once n8n has it */
	mark(): void;
	/** Takes that back, since n8n refused it */
	unmark(): void;
}

/** Whether two facts may be the same one. */
export const isSame = (one: Fact, other: Fact): boolean =>
	one.kind === other.kind && (one.value === undefined || other.value === undefined || String(one.value) === String(other.value));
