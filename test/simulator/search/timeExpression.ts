import { badRequest } from '../http/errors';

const ABSOLUTE = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d:\d\d)(\.\d+)?)?Z?$/;
const RELATIVE = /^([+-])(\d+)([smhdw])$/i;
const UNIT_MS: Record<string, number> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/** Reads a time of an event search: absolute (UTC, no offsets), relative (`-15m`) or `now`. @returns ms since 1970 */
export function parseTime(expression: string, nowMs: number): number {
	if (expression === 'now') return nowMs;
	const [, sign, digits, unit = ''] = RELATIVE.exec(expression) ?? [];
	const unitMs = UNIT_MS[unit.toLowerCase()];
	if (unitMs !== undefined) return nowMs + (sign === '-' ? -1 : 1) * Number(digits) * unitMs;

	const absolute = ABSOLUTE.exec(expression);
	const [, day, time = '00:00:00', fraction = ''] = absolute ?? [];
	// Digits beyond milliseconds are ignored.
	const parsed = absolute ? Date.parse(`${day}T${time}${fraction.slice(0, 4)}Z`) : NaN;
	if (Number.isNaN(parsed)) throw badRequest(`Invalid time expression "${expression}"`);
	return parsed;
}

/** Reads both ends of an event search, which must be in order. */
export function parseTimeRange(earliest: string, latest: string, nowMs: number): { fromMs: number; toMs: number } {
	const fromMs = parseTime(earliest, nowMs);
	const toMs = parseTime(latest, nowMs);
	if (fromMs >= toMs) throw badRequest('latest_time must be after earliest_time');
	return { fromMs, toMs };
}
