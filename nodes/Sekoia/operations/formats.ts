import type { NodePropertyTypes } from 'n8n-workflow';
import { tryToParseDateTime } from 'n8n-workflow';

import { inputError } from '../../shared/inputError';
import { isJsonObject, type Json, type JsonObject } from '../../shared/json';

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

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The value of a resource locator is what it points at; anything else is the value itself. */
function unwrap(value: unknown): unknown {
	return isJsonObject(value) && value.__rl === true ? value.value : value;
}

/** Text as entered. Numbers and dates from expressions become their usual text. */
export const text: Format<string> = (value, { label }) => {
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
export const trimmed: Format<string> = (value, reading) => text(value, reading)?.trim() || undefined;

/** Text of at most `max` characters, without surrounding spaces. */
export function shortText(max: number): Format<string> {
	return (value, reading) => {
		const entered = trimmed(value, reading);
		if (entered === undefined || entered.length <= max) return entered;
		throw inputError(
			`"${reading.label}" has ${entered.length} characters, but ${max} are allowed`,
			`Shorten "${reading.label}".`,
		);
	};
}

/** One of these texts, for a choice that decides what the operation does. */
export function oneOf<const Choice extends string>(...choices: Choice[]): Format<Choice> {
	return (value, reading) => {
		const entered = trimmed(value, reading);
		const found = choices.find((choice) => choice === entered);
		if (entered === undefined || found !== undefined) return found;
		throw inputError(`"${reading.label}" must be one of ${choices.join(', ')}, but it is "${entered}"`);
	};
}

export const bool: Format<boolean> = (value, { label }) => {
	if (value === undefined || value === null || value === '') return undefined;
	if (typeof value === 'boolean') return value;
	if (value === 'true' || value === 'false') return value === 'true';
	throw inputError(`"${label}" must be true or false, but it is "${String(value)}"`);
};

/** A number, given as a number or as its text. @param bounds limits, both included */
export function number(bounds: { min?: number; max?: number; whole?: boolean } = {}): Format<number> {
	return (value, { label }) => {
		if (value === undefined || value === null || value === '') return undefined;
		const parsed = typeof value === 'number' ? value : Number(String(value).trim());
		const { min = -Infinity, max = Infinity, whole = true } = bounds;
		if (!Number.isFinite(parsed) || (whole && !Number.isInteger(parsed))) {
			throw inputError(`"${label}" must be a ${whole ? 'whole ' : ''}number, but it is "${String(value)}"`);
		}
		if (parsed < min || parsed > max) {
			const range = max === Infinity ? `at least ${min}` : `from ${min} to ${max}`;
			throw inputError(`"${label}" must be ${range}, but it is ${parsed}`);
		}
		return parsed;
	};
}

/**
 * A list of texts, from a list or from text separated by commas. An entry that is an expression may
 * give a list of its own. Empty entries are left out.
 */
export const textList: Format<string[]> = (value, reading) => {
	const plain = unwrap(value);
	const entries: unknown[] = Array.isArray(plain) ? plain.flat() : (text(plain, reading) ?? '').split(',');
	const texts = entries.map((entry) => trimmed(entry, reading)).filter((entry) => entry !== undefined);
	return texts.length > 0 ? texts : undefined;
};

/** Several values joined as the API's filters take them: `a,b` means a or b. */
export const commaList: Format<string> = (value, reading) => textList(value, reading)?.join(',');

/** A UUID. The error comes before any request. */
export const uuid: Format<string> = (value, reading) => {
	const entered = trimmed(value, reading);
	if (entered === undefined || UUID.test(entered)) return entered;
	throw inputError(
		`"${reading.label}" is not a UUID: "${entered}"`,
		'A UUID looks like 7c9e6679-7425-40de-944b-e07fc1f90ae7.',
	);
};

/** Several UUIDs, joined for a filter. */
export const uuidList: Format<string> = (value, reading) =>
	textList(value, reading)
		?.map((entry) => uuid(entry, reading))
		.join(',');

/**
 * A UUID or a short ID, or the address of the object's page in the SEKOIA.IO app.
 * @param prefix what the short ID begins with
 * @param segment the path segment before the ID in addresses of the app
 */
export function uuidOrShortId(prefix: string, segment: string, example: string): Format<string> {
	const shortId = new RegExp(`^${prefix}[A-Za-z0-9-]{4,30}$`);
	const address = new RegExp(`^https?://.*/${segment}/([A-Za-z0-9-]+)`);
	return (value, reading) => {
		const entered = trimmed(value, reading);
		if (entered === undefined) return undefined;
		const id = address.exec(entered)?.[1] ?? entered;
		if (UUID.test(id) || shortId.test(id)) return id;
		throw inputError(
			`"${reading.label}" is neither a UUID nor a short ID: "${entered}"`,
			`A short ID looks like ${example}, a UUID like 7c9e6679-7425-40de-944b-e07fc1f90ae7.`,
		);
	};
}

/** Alerts: UUID, or `AL` and 10 characters. */
export const alertId = uuidOrShortId('AL', 'alerts', 'ALq7Rk2pXw9d');
/** Cases: UUID or short id. */
export const caseId = uuidOrShortId('CA', 'cases', 'CAs3jT8mQz5b');

/** One list of alert ids; empty is an error of the caller's "required" check. An entry may hold several. */
export const alertIdList: Format<string[]> = (value, reading) =>
	textList(textList(value, reading)?.join(','), reading)?.map((entry) => alertId(entry, reading) as string);

/** An identifier of free form, which must stay one segment of the path. */
export const pathSegment: Format<string> = (value, reading) => {
	const entered = trimmed(value, reading);
	if (entered === '.' || entered === '..') {
		throw inputError(`"${reading.label}" is not an ID: "${entered}"`);
	}
	return entered;
};

/** A report: STIX ID or bare UUID, or the address of its page in the SEKOIA.IO app. */
export const reportId: Format<string> = (value, reading) => {
	const entered = pathSegment(value, reading);
	if (entered === undefined || !/^https?:/i.test(entered)) return entered;
	const id = /\/((?:report--)?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?![^/?#])/i.exec(entered)?.[1];
	if (id !== undefined) return id;
	throw inputError(
		`"${reading.label}" is an address without the ID of a report: "${entered}"`,
		'The ID looks like report--7c9e6679-7425-40de-944b-e07fc1f90ae7.',
	);
};

/** An http or https address. */
export const httpUrl: Format<string> = (value, reading) => {
	const entered = trimmed(value, reading);
	if (entered === undefined || /^https?:\/\/[^\s/]+/i.test(entered)) return entered;
	throw inputError(`"${reading.label}" must be an address that starts with http:// or https://: "${entered}"`);
};

/** A date and time as RFC 3339 in UTC. A date without offset is in the workflow's time zone. */
export const dateTime: Format<string> = (value, { label, timezone }) => {
	if (value === undefined || value === null || value === '') return undefined;
	try {
		return tryToParseDateTime(value, timezone).toUTC().toISO() ?? undefined;
	} catch {
		throw inputError(`"${label}" is not a date: "${String(value)}"`, 'Use a date such as 2025-01-31T08:00:00Z.');
	}
};

const RELATIVE_TIME = /^([+-]\d+[smhdw]|now)$/i;

/**
 * A time as the event search takes it: absolute (ISO 8601, in UTC unless it has an offset), relative
 * (sign, number, one of s m h d w) or `now`.
 */
export const searchTime: Format<string> = (value, reading) => {
	const entered = typeof value === 'string' ? value.trim() : value;
	if (typeof entered === 'string' && RELATIVE_TIME.test(entered)) return entered;
	try {
		// The platform documents no offsets, so an absolute time is always sent in UTC.
		return dateTime(entered, { ...reading, timezone: 'UTC' });
	} catch {
		throw inputError(
			`"${reading.label}" is not a time: "${String(value)}"`,
			'Use a date such as 2025-01-31T08:00:00Z, a relative time such as -15m, -24h or -7d, or now.',
		);
	}
};

function rangeOf(value: unknown): JsonObject {
	if (!isJsonObject(value)) return {};
	return isJsonObject(value.range) ? value.range : value;
}

/** Two dates as `start,end`; an open start is 1970, an open end is now. */
export const dateRange: Format<string> = (value, reading) => {
	const { from, to } = rangeOf(value);
	const start = dateTime(from, { ...reading, label: `${reading.label}: From` });
	const end = dateTime(to, { ...reading, label: `${reading.label}: To` });
	if (start === undefined && end === undefined) return undefined;
	if (start !== undefined && end !== undefined && start > end) {
		throw inputError(`"${reading.label}": From (${start}) is after To (${end})`, 'Swap the two dates.');
	}
	return `${start ?? new Date(0).toISOString()},${end ?? new Date().toISOString()}`;
};

/** Two numbers as `min,max`, both included; an open side takes the bound. */
export function numberRange(bounds: { min: number; max: number }): Format<string> {
	return (value, reading) => {
		const range = rangeOf(value);
		const min = number(bounds)(range.min, { ...reading, label: `${reading.label}: Min` });
		const max = number(bounds)(range.max, { ...reading, label: `${reading.label}: Max` });
		if (min === undefined && max === undefined) return undefined;
		if (min !== undefined && max !== undefined && min > max) {
			throw inputError(`"${reading.label}": Min (${min}) is above Max (${max})`, 'Swap the two numbers.');
		}
		return `${min ?? bounds.min},${max ?? bounds.max}`;
	};
}

/** Where `source` stops being JSON, as line and column when the parser tells a position. */
function jsonFault(source: string, error: unknown): string {
	const message = error instanceof Error ? error.message : '';
	const position = /position (\d+)/.exec(message)?.[1];
	if (position === undefined) return /end of/i.test(message) ? 'it ends too early' : message;
	const before = source.slice(0, Number(position));
	const line = before.split('\n').length;
	return `line ${line}, column ${before.length - before.lastIndexOf('\n')}: near ${JSON.stringify(source.slice(Number(position), Number(position) + 20))}`;
}

/** Parses JSON text. @throws InputError that says where the JSON is broken */
export function parseJsonText(source: string, label: string): Json {
	try {
		return JSON.parse(source) as Json;
	} catch (error) {
		throw inputError(
			`"${label}" is not valid JSON (${jsonFault(source, error)})`,
			'Correct the JSON, or use an expression that gives an object.',
		);
	}
}

/** JSON, given as text or as an object from an expression. */
export const json: Format<Json> = (value, { label }) => {
	if (value === undefined || value === null) return undefined;
	if (typeof value !== 'string') return value as Json;
	return value.trim() === '' ? undefined : parseJsonText(value, label);
};

/** A JSON object; see `json`. */
export const jsonObject: Format<JsonObject> = (value, reading) => {
	const parsed = json(value, reading);
	if (parsed === undefined || isJsonObject(parsed)) return parsed;
	throw inputError(`"${reading.label}" must be a JSON object, but it is ${Array.isArray(parsed) ? 'a list' : typeof parsed}`);
};

/** A JSON list; see `json`. */
export const jsonList: Format<Json[]> = (value, reading) => {
	const parsed = json(value, reading);
	if (parsed === undefined || Array.isArray(parsed)) return parsed;
	throw inputError(`"${reading.label}" must be a JSON list, but it is ${isJsonObject(parsed) ? 'an object' : typeof parsed}`);
};

/** Rows of a `fixedCollection` whose group is called `name`, or a list from an expression. */
export function rows(name: string): Format<JsonObject[]> {
	return (value, { label }) => {
		const entries = isJsonObject(value) ? value[name] : value;
		if (entries === undefined || entries === null || entries === '') return undefined;
		if (!Array.isArray(entries) || !entries.every(isJsonObject)) {
			throw inputError(`"${label}" must be a list of objects`);
		}
		return entries.length > 0 ? (entries as JsonObject[]) : undefined;
	};
}

/** The format of a property that names none. */
export function formatOf(type: NodePropertyTypes): Format<unknown> {
	switch (type) {
		case 'number':
			return number();
		case 'boolean':
			return bool;
		case 'multiOptions':
			return commaList;
		case 'json':
			return json;
		case 'dateTime':
			return dateTime;
		default:
			return text;
	}
}
