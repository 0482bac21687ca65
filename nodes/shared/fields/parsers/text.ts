import { tryToParseDateTime } from 'n8n-workflow';

import { hasHalfCharacter } from '../../characters';
import { inputError, shown } from '../../inputError';
import { isJsonObject, type JsonObject } from '../../json';
import { requireExactNumbers } from './exactNumbers';
import type { Parser, Reading } from './parser';

/** Members of a resource locator, of which AI models and other nodes give the first two only. */
const LOCATOR = ['mode', 'value', '__rl', 'cachedResultName', 'cachedResultUrl', '__regex'];

/** Whether a value is a resource locator, with or without the mark by which n8n's editor knows one. */
export const isLocator = (value: unknown): value is JsonObject =>
	isJsonObject(value) &&
	'value' in value &&
	(value.__rl === true || (typeof value.mode === 'string' && Object.keys(value).every((name) => LOCATOR.includes(name))));

/** The value of a resource locator is what it points at; anything else is the value itself. */
export const unwrap = (value: unknown): unknown => (isLocator(value) ? value.value : value);

/** A number without an exponent, which no value of SEKOIA.IO has: `1e21` is 1000000000000000000000, `1e-7` is 0.0000001. */
function numberText(value: number): string {
	const [mantissa = '', exponent] = String(value).split('e');
	if (exponent === undefined) return mantissa;
	const sign = mantissa.startsWith('-') ? '-' : '';
	const [whole = '', fraction = ''] = mantissa.replace('-', '').split('.');
	const places = Number(exponent);
	if (places < 0) return `${sign}0.${'0'.repeat(-places - 1)}${whole}${fraction}`;
	return sign + whole + fraction.padEnd(places, '0');
}

/** What an object in the place of a text probably stands for, as a cure. */
function memberAdvice(value: unknown): string | undefined {
	if (typeof value !== 'object' || value === null) return undefined;
	const member = ['name', 'value', 'uuid', 'id'].find((name) => name in value);
	return member && `Use one of its members, such as .${member}.`;
}

/** Refuses a text that no request can carry as it is: encoding would fail, or put another character in the place of a half. */
function whole(text: string, label: string): string {
	if (!hasHalfCharacter(text)) return text;
	throw inputError(`"${label}" has half of a character: ${shown(text)}`, 'Correct the expression or the source: it cuts the text within a character.');
}

/** Text as entered; blanks alone are none. Numbers and dates from expressions become their usual text. */
export const text: Parser<string> = (value, { label }) => {
	const plain = unwrap(value);
	if (plain === undefined || plain === null) return undefined;
	if (typeof plain === 'string') return plain.trim() === '' ? undefined : whole(plain, label);
	if (typeof plain === 'number' && Number.isFinite(plain)) return numberText(plain);
	if (typeof plain === 'boolean' || typeof plain === 'bigint') return String(plain);
	if (plain instanceof Date || typeof (plain as { toISO?: unknown }).toISO === 'function') {
		if (Number.isFinite(Number(plain.valueOf()))) return tryToParseDateTime(plain).toUTC().toISO() ?? undefined;
		throw inputError(`"${label}" is a date that does not exist`, 'Correct the expression that makes the date.');
	}
	if (typeof plain === 'number') {
		throw inputError(`"${label}" must be text, but it is ${plain}`, 'Correct the expression: what it calculates is no number.');
	}
	throw inputError(
		`"${label}" must be text, but it is ${shown(plain)}`,
		Array.isArray(plain) ? 'Use one entry of the list, such as [0].' : (memberAdvice(plain) ?? 'Use one of its members.'),
	);
};

/** Text without surrounding spaces; blank counts as empty. */
export const trimmed: Parser<string> = (value, reading) => text(value, reading)?.trim() || undefined;

/** Text of at most `max` characters, without surrounding spaces. */
export function shortText(max: number): Parser<string> {
	return (value, reading) => {
		const entered = trimmed(value, reading);
		if (entered === undefined || entered.length <= max) return entered;
		throw inputError(
			`"${reading.label}" has ${entered.length} characters, but ${max} are allowed`,
			`Shorten "${reading.label}".`,
		);
	};
}

/** Text of at least `min` characters, without surrounding spaces. */
export function longText(min: number): Parser<string> {
	return (value, reading) => {
		const entered = trimmed(value, reading);
		if (entered === undefined || entered.length >= min) return entered;
		throw inputError(`"${reading.label}" must have at least ${min} characters: ${shown(entered)}`, `Lengthen "${reading.label}".`);
	};
}

/** One of these texts, upper or lower case. */
export function oneOf<const Choice extends string>(...choices: Choice[]): Parser<Choice> {
	return (value, reading) => {
		const entered = trimmed(value, reading);
		if (entered === undefined) return undefined;
		const found = choices.find((choice) => choice.toLowerCase() === entered.toLowerCase());
		if (found !== undefined) return found;
		throw inputError(
			`"${reading.label}" must be one of ${choices.join(', ')}, but it is ${shown(entered)}`,
			`Choose a value of "${reading.label}" from the list.`,
		);
	};
}

/** The list or the resource locator that a text is in JSON; undefined for any other text, such as `[tag]`. */
function listIn(text: string, { label }: Reading): unknown {
	if (!/^\s*(\[[\s\S]*\]|\{[\s\S]*\})\s*$/.test(text)) return undefined;
	let given: unknown;
	try {
		given = JSON.parse(text);
	} catch {
		return undefined;
	}
	if (!Array.isArray(given) && !isLocator(given)) return undefined;
	requireExactNumbers(text, label);
	return given;
}

/**
 * The entries of a list, however it is given: as a list, in which an entry that is an expression may be a list of its
 * own; as the JSON text of a list or of a resource locator, as AI models and other nodes give it; or as one value.
 */
function entriesOf(value: unknown, reading: Reading): { entries: unknown[]; isList: boolean } {
	const plain = unwrap(value);
	if (Array.isArray(plain)) return { entries: plain.flatMap((entry) => entriesOf(entry, reading).entries), isList: true };
	const given = typeof plain === 'string' ? listIn(plain, reading) : undefined;
	if (given === undefined) return { entries: [plain], isList: false };
	const { entries, isList } = entriesOf(given, reading);
	return { entries, isList: isList || Array.isArray(given) };
}

const filled = (entries: unknown[], reading: Reading): string[] | undefined => {
	const texts = entries.map((entry) => trimmed(entry, reading)).filter((entry) => entry !== undefined);
	return texts.length > 0 ? texts : undefined;
};

/** A list of texts, from a list or from text separated by commas. Empty entries are left out. */
export const textList: Parser<string[]> = (value, reading) => {
	const { entries, isList } = entriesOf(value, reading);
	return filled(isList ? entries : entries.flatMap((entry) => text(entry, reading)?.split(',')), reading);
};

/** A list of texts, each entry by itself, since names may hold commas. Empty entries are left out. */
export const textRows: Parser<string[]> = (value, reading) => filled(entriesOf(value, reading).entries, reading);

/** Text of several lines, from text or from a list whose entries are lines. */
export const textLines: Parser<string> = (value, reading) => {
	const lines = entriesOf(value, reading).entries.map((entry) => text(entry, reading) ?? '');
	const all = lines.join('\n');
	return all.trim() === '' ? undefined : all;
};

/** Several values joined as the API's filters take them: `a,b` means a or b. */
export const joined =
	(list: Parser<string[]>): Parser<string> =>
	(value, reading) =>
		list(value, reading)?.join(',');

/**
 * Several values joined as the API's filters take them.
 * @throws InputError when an entry of a list has a comma, at which the API would split it
 */
export const commaList: Parser<string> = (value, reading) => {
	const texts = textList(value, reading);
	const split = texts?.find((entry) => entry.includes(','));
	if (split === undefined) return texts?.join(',');
	throw inputError(
		`"${reading.label}" has a comma in a value, at which SEKOIA.IO would split it: ${shown(split)}`,
		'Give each value an entry of its own. A name with a comma cannot be searched for; use the ID.',
	);
};

/** An http or https address. */
export const httpUrl: Parser<string> = (value, reading) => {
	const entered = trimmed(value, reading);
	if (entered === undefined || /^https?:\/\/[^\s/]+/i.test(entered)) return entered;
	throw inputError(
		`"${reading.label}" must be an address that starts with http:// or https://: ${shown(entered)}`,
		'Enter the whole address, such as https://www.example.org/page.',
	);
};
