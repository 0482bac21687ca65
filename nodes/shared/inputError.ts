import { NodeApiError, NodeOperationError } from 'n8n-workflow';

/**
 * What a user entered cannot be used. Thrown by code that has no n8n context; the node turns it
 * into a `NodeOperationError` of the item at hand.
 */
export class InputError extends Error {
	/**
	 * @param message what is wrong, with the field's display name; it becomes one line, whatever a value in it holds
	 * @param cure what the user can do about it, as a sentence
	 */
	constructor(
		message: string,
		readonly cure: string,
	) {
		super(message.replace(/\s+/g, ' '));
		this.name = 'InputError';
	}
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
	const text = String(value);
	return `"${text.length > SHOWN ? `${text.slice(0, SHOWN)}...` : text}"`;
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
	const text = advice ? `${message.replace(/[\s.]+$/, '')}. ${advice}` : message;
	return text.replace(/\s+/g, ' ').trim();
}
