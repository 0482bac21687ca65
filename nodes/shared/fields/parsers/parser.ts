import type { NodePropertyTypes } from 'n8n-workflow';

/** What reading a value may need to know. */
export interface Reading {
	/** Display name of the field, for messages */
	label: string;
	/** Time zone of the workflow, for dates without one */
	timezone: string;
}

/**
 * How the value of a field is read.
 * @returns the value as the request carries it, or undefined when the field is empty
 * @throws InputError when the value cannot be used
 */
export type Format<Value> = (value: unknown, reading: Reading) => Value | undefined;

/** What a property of this type gives when no format is named. */
export type ValueOfType<Type extends NodePropertyTypes> = Type extends 'number'
	? number
	: Type extends 'boolean'
		? boolean
		: Type extends 'multiOptions'
			? string
			: string;
