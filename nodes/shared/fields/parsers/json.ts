import { inputError, shown } from '../../inputError';
import { requireExactNumbers } from './exactNumbers';
import { isJsonObject, type Json, type JsonObject } from '../../json';
import type { Parser, Reading } from './parser';
import { startOf } from '../../characters';
import { plainJson } from './plainJson';

/** Where `source` stops being JSON, as line and column when the parser tells a position. */
function jsonFault(source: string, error: unknown): string {
	const message = error instanceof Error ? error.message : '';
	const position = /position (\d+)/.exec(message)?.[1];
	if (position === undefined) return /end of/i.test(message) ? 'it ends too early' : message;
	const before = source.slice(0, Number(position));
	const line = before.split('\n').length;
	return `line ${line}, column ${before.length - before.lastIndexOf('\n')}: near ${JSON.stringify(startOf(source.slice(Number(position)), 20))}`;
}

/** Parses JSON text. @throws InputError that says where the JSON is broken, or which number would not stay as it is */
export function parseJsonText(source: string, label: string): Json {
	let value: Json;
	try {
		value = JSON.parse(source) as Json;
	} catch (error) {
		throw inputError(
			`"${label}" is not valid JSON (${jsonFault(source, error)})`,
			'Correct the JSON, or use an expression that gives an object.',
		);
	}
	requireExactNumbers(source, label);
	return value;
}

/** JSON, given as text or as an object from an expression. */
export const json: Parser<Json> = (value, { label }) => {
	if (value === undefined || value === null) return undefined;
	if (typeof value !== 'string') return plainJson(value, `"${label}"`);
	return value.trim() === '' ? undefined : parseJsonText(value, label);
};

/** A JSON object; see `json`. */
export const jsonObject: Parser<JsonObject> = (value, reading) => {
	const parsed = json(value, reading);
	if (parsed === undefined || isJsonObject(parsed)) return parsed;
	throw inputError(
		`"${reading.label}" must be a JSON object, but it is ${shown(parsed)}`,
		Array.isArray(parsed) ? 'Use one entry of the list, such as [0].' : 'Give an object, such as {"name": "value"}.',
	);
};

/** A JSON list; see `json`. */
export const jsonList: Parser<Json[]> = (value, reading) => {
	const parsed = json(value, reading);
	if (parsed === undefined || Array.isArray(parsed)) return parsed;
	throw inputError(`"${reading.label}" must be a JSON list, but it is ${shown(parsed)}`, 'Put it in brackets, as in [ ... ].');
};

/** Rows of a `fixedCollection` whose group is called `name`. n8n ignores an expression for all of them. */
export function rows(name: string): Parser<JsonObject[]> {
	return (value, { label }) => {
		const entries = isJsonObject(value) ? value[name] : value;
		if (entries === undefined || entries === null || (typeof entries === 'string' && entries.trim() === '')) return undefined;
		if (!Array.isArray(entries) || !entries.every(isJsonObject)) {
			throw inputError(
				`"${label}" must be a list of objects, but it is ${Array.isArray(entries) ? 'a list of something else' : shown(entries)}`,
				'Add its rows one by one, or give a list of objects, such as [{"name": "value"}].',
			);
		}
		return entries.length > 0 ? (entries as JsonObject[]) : undefined;
	};
}

/** Which member of which row is read. */
interface RowMember {
	/** Index of the row */
	row: number;
	/** Display name of the member */
	member: string;
	/** How the whole field is read */
	reading: Reading;
}

/** Reads a member that no row may lack. */
export const filledIn =
	<Value>(parser: Parser<Value>) =>
	(value: unknown, { row, member, reading }: RowMember): Value => {
		const entered = parser(value, { ...reading, label: `${reading.label}: ${member}` });
		if (entered !== undefined) return entered;
		throw inputError(`"${reading.label}": ${member} of row ${row + 1} is empty`, 'Fill it in, or remove the row.');
	};
