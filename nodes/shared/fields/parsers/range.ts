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

/**
 * The group of a range field, whose two ends the editor shows side by side.
 * @throws InputError when it is no object, since a range that is ignored would find everything
 */
export function rangeOf(value: unknown, { label }: Reading): JsonObject {
	if (value === undefined || value === null || value === '') return {};
	const range = isJsonObject(value) && 'range' in value ? value.range : value;
	if (range === undefined || range === null || range === '') return {};
	if (isJsonObject(range)) return range;
	throw inputError(`"${label}" must be a range, but it is ${shown(range)}`, 'Fill in its two ends.');
}
