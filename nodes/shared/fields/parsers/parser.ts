/** What a parser may need to know beside the value. */
export interface Reading {
	/** Display name of the field, for messages */
	label: string;
	/** Time zone of the workflow, for dates without one */
	timezone: string;
}

/**
 * Reads and checks the value of a field.
 * @returns the value as the request carries it, or undefined when the field is empty
 * @throws InputError when the value cannot be used
 */
export type Parser<Value> = (value: unknown, reading: Reading) => Value | undefined;
