import { tryToParseDateTime } from 'n8n-workflow';

import { inputError } from '../../inputError';
import { isJsonObject } from '../../json';
import type { Parser } from './parser';

/** The value of a resource locator is what it points at; anything else is the value itself. */
export function unwrap(value: unknown): unknown {
	return isJsonObject(value) && value.__rl === true ? value.value : value;
}

/** Text as entered. Numbers and dates from expressions become their usual text. */
export const text: Parser<string> = (value, { label }) => {
	const plain = unwrap(value);
	if (plain === undefined || plain === null || plain === '') return undefined;
	if (typeof plain === 'string') return plain;
	if (typeof plain === 'number' || typeof plain === 'boolean') return String(plain);
	if (plain instanceof Date || typeof (plain as { toISO?: unknown }).toISO === 'function') {
		return tryToParseDateTime(plain).toUTC().toISO() ?? undefined;
	}
	throw inputError(`"${label}" must be text, but it is ${Array.isArray(plain) ? 'a list' : 'an object'}`);
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
		throw inputError(`"${reading.label}" must have at least ${min} characters: "${entered}"`);
	};
}

/** One of these texts, for a choice that decides what the operation does. */
export function oneOf<const Choice extends string>(...choices: Choice[]): Parser<Choice> {
	return (value, reading) => {
		const entered = trimmed(value, reading);
		const found = choices.find((choice) => choice === entered);
		if (entered === undefined || found !== undefined) return found;
		throw inputError(`"${reading.label}" must be one of ${choices.join(', ')}, but it is "${entered}"`);
	};
}

/**
 * A list of texts, from a list or from text separated by commas. An entry that is an expression may
 * give a list of its own. Empty entries are left out.
 */
export const textList: Parser<string[]> = (value, reading) => {
	const plain = unwrap(value);
	const entries: unknown[] = Array.isArray(plain) ? plain.flatMap(unwrap) : (text(plain, reading) ?? '').split(',');
	const texts = entries.map((entry) => trimmed(entry, reading)).filter((entry) => entry !== undefined);
	return texts.length > 0 ? texts : undefined;
};

/** A list of texts, each entry by itself, since names may hold commas. An entry may be a list of its own. Empty ones are left out. */
export const textRows: Parser<string[]> = (value, reading) => {
	const entries: unknown[] = [unwrap(value)].flat().flatMap(unwrap);
	const texts = entries.map((entry) => trimmed(entry, reading)).filter((entry) => entry !== undefined);
	return texts.length > 0 ? texts : undefined;
};

/** A list of texts, from a list or from text with one on each line. Empty and repeated ones are left out. */
export const lineList: Parser<string[]> = (value, reading) => {
	const lines = [unwrap(value)].flat().map((entry) => text(entry, reading) ?? '').join('\n').split(/\r\n|\r|\n/);
	const texts = [...new Set(lines.map((line) => line.trim()))].filter((line) => line !== '');
	return texts.length > 0 ? texts : undefined;
};

/** Several values joined as the API's filters take them: `a,b` means a or b. */
export const joined =
	(list: Parser<string[]>): Parser<string> =>
	(value, reading) =>
		list(value, reading)?.join(',');

export const commaList = joined(textList);

/** An http or https address. */
export const httpUrl: Parser<string> = (value, reading) => {
	const entered = trimmed(value, reading);
	if (entered === undefined || /^https?:\/\/[^\s/]+/i.test(entered)) return entered;
	throw inputError(`"${reading.label}" must be an address that starts with http:// or https://: "${entered}"`);
};
