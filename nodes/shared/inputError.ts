import { NodeApiError } from 'n8n-workflow';

/**
 * What a user entered cannot be used. Thrown by code that knows no n8n context; the node turns it
 * into a `NodeOperationError` of the item at hand.
 */
export class InputError extends Error {
	/**
	 * @param message what is wrong, with the field's display name
	 * @param cure what the user can do about it
	 */
	constructor(
		message: string,
		readonly cure?: string,
	) {
		super(message);
		this.name = 'InputError';
	}
}

/** Makes an InputError, to be thrown; see there for the texts. */
export function inputError(message: string, cure?: string): InputError {
	return new InputError(message, cure);
}

/** What a failure says, and what it advises to do, to be told as a part of another one. */
export function textOf(failure: unknown): [message: string, advice: string] {
	if (failure instanceof InputError) return [failure.message, failure.cure ?? ''];
	if (failure instanceof NodeApiError) return [failure.message, failure.description ?? ''];
	return [failure instanceof Error ? failure.message : String(failure), ''];
}
