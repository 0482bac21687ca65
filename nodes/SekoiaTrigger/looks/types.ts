import type { INodeExecutionData } from 'n8n-workflow';

import type { Json, JsonObject } from '../../shared/json';
import type { Fact, Ignored, Notification } from '../../shared/notification';

/** What an object's history or its comments record. Records of one object come in the order in which they happened. */
export interface Entry {
	/** The same in each answer of the API */
	id: string;
	/** Undefined: it starts no workflow, such as an edit of a comment */
	event?: string;
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
	event: string;
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

/** What an item tells beside the happening itself. */
export interface Told {
	/** The object, as the API shows it or as far as a notification tells it */
	object: JsonObject;
	source: 'api' | 'notification' | 'deleted';
	/** Found by a look, not announced */
	recovered: boolean;
}

/** Reads objects from the REST API. */
export interface Source {
	/** The largest number of objects that `readMany` reads */
	readonly pageSize: number;
	/** Whether the platform refuses to be asked for longer than one would wait, which the workflow has been told */
	readonly isBlocked: boolean;
	/**
	 * One object, with its history and comments if `full`.
	 * @throws RequestError; InputError when the answer is not this object; AbortedError when stopped
	 */
	read(id: string, { full }: { full: boolean }, signal: AbortSignal): Promise<Snapshot>;
	/** Several objects as the list shows them; those not found are left out. @throws as `read` does */
	readMany(ids: readonly string[], signal: AbortSignal): Promise<Map<string, Snapshot>>;
	/** A listed object with what the list shows by its uuid only; undefined when that is not known */
	completed(listed: Snapshot): Snapshot | undefined;
	/** The objects created or, unless `onlyCreated`, updated since `from` (milliseconds), newest first, some of them twice. @throws RequestError */
	changed(from: number, { onlyCreated }: { onlyCreated: boolean }): AsyncGenerator<Snapshot[]>;
	/** The objects commented since `from` (milliseconds), each with the uuid of the comment. @throws RequestError */
	commented(from: number): AsyncGenerator<Array<{ subject: string; comment: string }>>;
}

/** What a comparison has to know of the kind of object. */
export interface Kinds {
	/** The event that a change of this member is */
	eventOf(kind: string): string;
	/** Whether a change of one member tells of the change of another */
	tellsOf(told: string, kind: string): boolean;
}

/** The kind of object that a trigger is about: all that connection, looks and emitter know of it. */
export interface Subject extends Kinds {
	/** What one is called in messages: `alert` */
	noun: string;
	source: Source;
	/** Only creations are of interest: they show without history */
	onlyCreated: boolean;
	/** Comments are of interest */
	comments: boolean;
	/** Live notifications are emitted as they are, and their objects not read */
	asNotified: boolean;
	/** Reads a message of the LiveAPI. @returns what it says, or why it is ignored */
	parse(message: JsonObject): Notification | Ignored;
	/** Whether the workflow is to start for this event */
	isChosen(event: string): boolean;
	/** Whether what happened passes the filters */
	passes(happening: Happening, object: JsonObject): boolean;
	/** What a notification says of the object, as the API would show it */
	objectOf(notification: Notification): JsonObject;
	/** The item for the workflow. @throws n8n's error when it cannot store a file */
	toItem(happening: Happening, told: Told, { withFile }: { withFile: boolean }): Promise<INodeExecutionData>;
}

/** Whether two facts may be the same one. */
export const isSame = (one: Fact, other: Fact): boolean =>
	one.kind === other.kind && (one.value === undefined || other.value === undefined || String(one.value) === String(other.value));
