import { tryToParseDateTime } from 'n8n-workflow';

import { inputError } from '../../inputError';
import { rangeOf } from './range';
import type { Parser } from './parser';

/** A date and time as RFC 3339 in UTC. A date without offset is in the workflow's time zone. */
export const dateTime: Parser<string> = (value, { label, timezone }) => {
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
export const searchTime: Parser<string> = (value, reading) => {
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

/** Two dates as `start,end`; an open start is 1970, an open end is now. */
export const dateRange: Parser<string> = (value, reading) => {
	const { from, to } = rangeOf(value);
	const start = dateTime(from, { ...reading, label: `${reading.label}: From` });
	const end = dateTime(to, { ...reading, label: `${reading.label}: To` });
	if (start === undefined && end === undefined) return undefined;
	if (start !== undefined && end !== undefined && start > end) {
		throw inputError(`"${reading.label}": From (${start}) is after To (${end})`, 'Swap the two dates.');
	}
	return `${start ?? new Date(0).toISOString()},${end ?? new Date().toISOString()}`;
};
