import { tryToParseDateTime } from 'n8n-workflow';

import { inputError, shown } from '../../inputError';
import type { Parser, Reading } from './parser';
import { rangeOf, spanLabels } from './range';

const CURE =
	'Use a date such as 2025-01-31T08:00:00Z, seconds or milliseconds since 1970, a relative time such as -15m, -24h or -7d, or now.';

const notATime = (value: unknown, { label }: Reading) => inputError(`"${label}" is not a time: ${shown(value)}`, CURE);

/** Date, hours and minutes, seconds, fraction, offset; a blank instead of the T, as databases write it. */
const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:[.,](\d{1,9}))?)?(?: ?(?:Z|[+-]\d{2}(?::?\d{2})?))?)?$/i;
const RELATIVE = /^([+-]\d{1,9})([smhdw])$/i;
const UNIT_MS: Record<string, number> = { s: 1e3, m: 60e3, h: 3_600e3, d: 86_400e3, w: 604_800e3 };

/** Numbers of other sizes are counts or IDs: these are the seconds, and milliseconds, of 1973 to 5138. */
const EPOCH = { minSeconds: 1e8, maxSeconds: 1e11, maxMilliseconds: 1e14 };

/** An instant, in milliseconds; and whether it is a fraction of a millisecond later. */
interface Instant {
	ms: number;
	isLater: boolean;
}

function fromEpoch(value: number): Instant | undefined {
	if (value < EPOCH.minSeconds || value >= EPOCH.maxMilliseconds) return undefined;
	const ms = value < EPOCH.maxSeconds ? value * 1000 : value;
	// Microseconds survive in seconds that are told as a number; what is below is noise of the arithmetic.
	const whole = Math.floor(Math.round(ms * 1000) / 1000);
	return { ms: whole, isLater: Math.round(ms * 1000) > whole * 1000 };
}

function fromIso(text: string, timezone: string): Instant | undefined {
	const [, year, month, day, fraction = ''] = ISO.exec(text) ?? [];
	if (day === undefined) return undefined;
	// The library takes the 30th of February for the 2nd of March.
	if (new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCDate() !== Number(day)) return undefined;
	try {
		const iso = text.replace(' ', 'T').replace(' ', '').replace(',', '.');
		return { ms: tryToParseDateTime(iso, timezone).toMillis(), isLater: /[1-9]/.test(fraction.slice(3)) };
	} catch {
		return undefined;
	}
}

function fromRelative(text: string): Instant | undefined {
	if (/^now$/i.test(text)) return { ms: Date.now(), isLater: false };
	const [, count, unit = ''] = RELATIVE.exec(text) ?? [];
	return count === undefined ? undefined : { ms: Date.now() + Number(count) * UNIT_MS[unit.toLowerCase()]!, isLater: false };
}

/** A Date, or what n8n's expressions make of `$now`: a DateTime of luxon. */
function fromObject(value: object): Instant | undefined {
	const ms: unknown = value instanceof Date || typeof (value as { toMillis?: unknown }).toMillis === 'function' ? value.valueOf() : NaN;
	return typeof ms === 'number' && Number.isFinite(ms) ? { ms, isLater: false } : undefined;
}

function instantOf(value: unknown, reading: Reading): Instant | undefined {
	if (value === undefined || value === null || value === '') return undefined;
	if (typeof value === 'number') return fromEpoch(value) ?? refuse(value, reading);
	if (typeof value === 'object') return fromObject(value) ?? refuse(value, reading);
	const text = String(value).trim();
	if (text === '') return undefined;
	const parsed = /^\d+(\.\d+)?$/.test(text) ? fromEpoch(Number(text)) : (fromIso(text, reading.timezone) ?? fromRelative(text));
	return parsed ?? refuse(value, reading);
}

function refuse(value: unknown, reading: Reading): never {
	throw notATime(value, reading);
}

/** Where a time goes that is more precise than the platform's milliseconds. */
type Rounding = 'down' | 'up';

function time(value: unknown, reading: Reading, rounding: Rounding): string | undefined {
	const instant = instantOf(value, reading);
	if (instant === undefined) return undefined;
	const date = new Date(instant.isLater && rounding === 'up' ? instant.ms + 1 : instant.ms);
	// Years of more than four digits have no place in RFC 3339.
	if (!/^\d{4}-/.test(Number.isNaN(date.getTime()) ? '' : date.toISOString())) throw notATime(value, reading);
	return date.toISOString();
}

/**
 * A time as RFC 3339 in UTC: ISO 8601, a DateTime or Date of an expression, seconds or milliseconds since 1970, or
 * relative (`-24h`, `now`). One without offset is in the workflow's time zone.
 */
export const dateTime: Parser<string> = (value, reading) => time(value, reading, 'down');

const searchTime =
	(rounding: Rounding): Parser<string> =>
	(value, reading) => {
		const entered = typeof value === 'string' ? value.trim() : value;
		// The event search knows relative times itself, so that both ends count from one moment.
		if (typeof entered === 'string' && fromRelative(entered)) return entered;
		return time(entered, reading, rounding);
	};

/** The start of a search of events: relative times as they are, others as `dateTime` reads them. */
export const searchStart = searchTime('down');
/** The end of a search of events; a fraction of a millisecond is not cut off, so that the event of that time is found. */
export const searchEnd = searchTime('up');

/** The moment of a time that one of these parsers gave, in milliseconds since 1970. */
export const momentOf = (time: string): number => fromRelative(time)?.ms ?? Date.parse(time);

/** Two times as `start,end`; an open start is 1970, an open end is now. Neither end cuts off a fraction. */
export const dateRange: Parser<string> = (value, reading) => {
	const { from, to } = rangeOf(value, reading, ['from', 'to']);
	const [after, before] = spanLabels(reading.label);
	const start = time(from, { ...reading, label: after }, 'down');
	const end = time(to, { ...reading, label: before }, 'up');
	if (start === undefined && end === undefined) return undefined;
	if (start !== undefined && end !== undefined && start > end) {
		throw inputError(`"${after}" (${start}) is later than "${before}" (${end})`, 'Swap the two dates.');
	}
	return `${start ?? new Date(0).toISOString()},${end ?? new Date().toISOString()}`;
};
