import { inputError, shown } from '../inputError';

/**
 * A value as one segment of a path, percent-encoded. So it can never lead to another path.
 * @param label display name of the field that holds it
 * @throws InputError when it is `.` or `..`, which encoding leaves as they are and which every URL parser takes for a step
 */
export function segment(value: string, label = 'ID'): string {
	if (value !== '.' && value !== '..') return encodeURIComponent(value);
	throw inputError(`"${label}" is not an ID: ${shown(value)}`, 'Enter the ID as SEKOIA.IO shows it, or drag it in from an earlier node.');
}
