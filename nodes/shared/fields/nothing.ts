import { isJsonObject } from '../json';

/** Whether a parameter, as the workflow stores it, has an expression anywhere. */
export const hasExpression = (stored: unknown): boolean =>
	typeof stored === 'string'
		? stored.startsWith('=')
		: typeof stored === 'object' && stored !== null && Object.values(stored).some(hasExpression);

/** Whether a value is none: not there, blank, or a list of such. */
export const isNothing = (value: unknown): boolean =>
	value === undefined ||
	value === null ||
	(typeof value === 'string' && value.trim() === '') ||
	(Array.isArray(value) && value.every(isNothing));

/**
 * Whether an expression of a parameter came to nothing, be it one of several entries or one end of a range.
 * @param stored the parameter as the workflow stores it
 * @param value the same with its expressions evaluated
 */
export function cameToNothing(stored: unknown, value: unknown): boolean {
	if (typeof stored === 'string') return hasExpression(stored) && isNothing(value);
	if (typeof stored !== 'object' || stored === null) return false;
	const members = isJsonObject(value) || Array.isArray(value) ? (value as Record<string, unknown>) : {};
	return Object.entries(stored).some(([name, member]) => cameToNothing(member, members[name]));
}

/**
 * The value of a field of rows without the rows in which an expression came to nothing; any other value as it is.
 * @param stored the parameter as the workflow stores it
 */
export function withoutEmptyRows(stored: unknown, value: unknown): unknown {
	if (!isJsonObject(stored) || !isJsonObject(value)) return value;
	const groups = Object.entries(value).map(([name, rows]) => {
		const before: unknown = stored[name];
		if (!Array.isArray(rows) || !Array.isArray(before)) return [name, rows];
		return [name, rows.filter((row, index) => !cameToNothing(before[index], row))];
	});
	return Object.fromEntries(groups);
}
