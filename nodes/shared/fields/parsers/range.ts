import { inputError, shown } from '../../inputError';
import { isJsonObject, type JsonObject } from '../../json';
import type { Reading } from './parser';

/** Display names of the two ends of a span of time, such as Created After and Created Before for Created At. */
export const spanLabels = (label: string): readonly [after: string, before: string] => {
	const what = label.replace(/ At$/, '');
	return [`${what} After`, `${what} Before`];
};

/** Display names of the two ends of a range of numbers. */
export const rangeLabels = (label: string): readonly [min: string, max: string] => [`Minimum ${label}`, `Maximum ${label}`];

const isEmpty = (value: unknown) => value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

/**
 * The group of a range field, whose two ends the editor shows side by side.
 * @param ends names of its two members
 * @throws InputError when it is no object or has other members, since a range that is ignored would find everything
 */
export function rangeOf(value: unknown, { label }: Reading, ends: readonly string[]): JsonObject {
	if (isEmpty(value)) return {};
	const range = isJsonObject(value) && 'range' in value ? value.range : value;
	if (isEmpty(range)) return {};
	if (isJsonObject(range)) {
		const other = Object.keys(range).find((name) => !ends.includes(name));
		if (other === undefined) return range;
		throw inputError(`"${label}" is a range of ${ends.join(' and ')}, but it has ${shown(other)}`, `Give an object such as {"${ends[0]}": ..., "${ends[1]}": ...}.`);
	}
	throw inputError(`"${label}" must be a range, but it is ${shown(range)}`, 'Fill in its two ends.');
}
