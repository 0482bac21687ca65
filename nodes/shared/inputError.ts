import { NodeApiError, NodeOperationError } from 'n8n-workflow';

import { readable, startOf } from './characters';

/**
 * What a user entered cannot be used. Thrown by code that has no n8n context; the node turns it
 * into a `NodeOperationError` of the item at hand.
 */
export class InputError extends Error {
	/** What the user can do about it, as a sentence */
	readonly cure: string;

	/**
	 * @param message what is wrong, with the field's display name
	 * @param cure see above; both become one readable line each, whatever a value in them holds
	 */
	constructor(message: string, cure: string) {
		super(readable(message).trim());
		this.name = 'InputError';
		this.cure = readable(cure).trim();
	}
}

/** How much of what a server says a message repeats, in characters. */
const SAID = 1000;

/**
 * Text on one line, without characters that steer a terminal, a log or the direction of writing, whoever wrote it.
 * Those that join letters and emojis stay.
 */
export const plainLine = (text: string): string =>
	text.replace(/[\s\p{Cc}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF]+/gu, ' ').trim();

/** What a server says of itself, for use within a message. */
export function saidByServer(text: string): string {
	const line = plainLine(text.slice(0, SAID + 1));
	return text.length > SAID ? `${line.slice(0, SAID)}...` : line;
}

/** Makes an InputError to throw; see its constructor for the texts. */
export function inputError(message: string, cure: string): InputError {
	return new InputError(message, cure);
}

/** How much of a value a message shows, in characters. */
const SHOWN = 200;

/** A value as a message shows it: the start of a text in quotes, what kind of thing it is otherwise. */
export function shown(value: unknown): string {
	if (Array.isArray(value)) return 'a list';
	if (typeof value === 'object' && value !== null) return 'an object';
	if (typeof value === 'function' || typeof value === 'symbol') return `a ${typeof value}`;
	const text = String(value);
	return `"${text.length > SHOWN ? `${startOf(text, SHOWN)}...` : text}"`;
}

/** The message of a failure and its advice, for use within another message. */
export function textOf(failure: unknown): [message: string, advice: string] {
	if (failure instanceof InputError) return [failure.message, failure.cure];
	if (failure instanceof NodeApiError || failure instanceof NodeOperationError) return [failure.message, failure.description ?? ''];
	return [failure instanceof Error ? failure.message : String(failure), ''];
}

/** A failure where only one line is shown: its message, and its advice as the next sentence. */
export function inOneLine(failure: unknown): string {
	const [message, advice] = textOf(failure);
	const sentence = message.replace(/[\s.]+$/, '');
	return plainLine(advice ? `${sentence}${/[?!]$/.test(sentence) ? '' : '.'} ${advice}` : message);
}
