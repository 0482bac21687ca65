import type { Parser } from '../../nodes/shared/fields/parsers';
import { InputError } from '../../nodes/shared/inputError';

const reading = { label: 'My Field', timezone: 'Europe/Paris' };
/** What a parser makes of a value of the field "My Field". */
export const read = <Value>(parser: Parser<Value>, value: unknown) => parser(value, reading);

/** The message with which a value is refused. @throws when it is accepted */
export function refusal(parser: Parser<unknown>, value: unknown): string {
	try {
		read(parser, value);
	} catch (error) {
		if (error instanceof InputError) return error.message;
		throw error;
	}
	throw new Error(`${JSON.stringify(value)} was accepted`);
}
