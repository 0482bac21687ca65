import type { Json, JsonObject } from './json';

/** One member that a change gave a new value. */
export interface Fact {
	kind: string;
	/** Undefined: not told, or not in a form that other sources share */
	value?: Json;
	/** Undefined: not told */
	previous?: Json;
}

/** A message of SEKOIA.IO about one object, whichever form it came in. */
export interface Notification {
	form: 'v1' | 'v2';
	/** The message's own id; the v1 and the v2 copy of one change differ in it */
	uuid?: string;
	/** When it was made, in milliseconds of the platform's clock */
	at: number;
	/** `created`, `comment-created`, or what the object's changes are called */
	event: string;
	/** UUID of the object */
	subject: string;
	shortId?: string;
	commentUuid?: string;
	/** The comment, as far as the message tells it */
	comment?: JsonObject;
	/** What changed, if the message says so */
	changed?: JsonObject;
	/** What changed, in the kinds of the object's history */
	facts: readonly Fact[];
	/** A number that only grows, of which it tells */
	growing?: { kind: string; value: number };
	/** What else the message says about the object or the comment */
	attributes: JsonObject;
}

/** A message that is about no object of the trigger, and why. */
export interface Ignored {
	ignored: string;
}
