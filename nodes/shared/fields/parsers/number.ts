import { inputError, shown } from '../../inputError';
import type { Parser } from './parser';
import { rangeLabels, rangeOf } from './range';

/** True or false, also as text. */
export const bool: Parser<boolean> = (value, { label }) => {
	if (value === undefined || value === null || (typeof value === 'string' && value.trim() === '')) return undefined;
	if (typeof value === 'boolean') return value;
	if (value === 'true' || value === 'false') return value === 'true';
	throw inputError(`"${label}" must be true or false, but it is ${shown(value)}`, 'Use an expression that gives true or false, such as {{ $json.field === "yes" }}.');
};

/** A number, given as a number or as its text. @param bounds limits, both included */
export function number(bounds: { min?: number; max?: number; whole?: boolean } = {}): Parser<number> {
	return (value, { label }) => {
		if (value === undefined || value === null || (typeof value === 'string' && value.trim() === '')) return undefined;
		const isText = typeof value === 'string' && /^[+-]?\d+(\.\d+)?$/.test(value.trim());
		const parsed = typeof value === 'number' || isText ? Number(value) : NaN;
		const { min = -Infinity, max = Infinity, whole = true } = bounds;
		if (!Number.isFinite(parsed) || (whole && !Number.isSafeInteger(parsed))) {
			throw inputError(
				`"${label}" must be a ${whole ? 'whole ' : ''}number, but it is ${shown(value)}`,
				`Give "${label}" ${whole ? 'a whole number' : 'a number'}, such as ${bounds.min ?? 10}.`,
			);
		}
		if (parsed < min || parsed > max) {
			const range = max === Infinity ? `at least ${min}` : `from ${min} to ${max}`;
			throw inputError(`"${label}" must be ${range}, but it is ${parsed}`, `Give "${label}" a number ${range}.`);
		}
		return parsed;
	};
}

/** Two numbers as `min,max`, both included; an open side takes the bound. */
export function numberRange(bounds: { min: number; max: number }): Parser<string> {
	return (value, reading) => {
		const range = rangeOf(value, reading, ['min', 'max']);
		const [smallest, largest] = rangeLabels(reading.label);
		const min = number(bounds)(range.min, { ...reading, label: smallest });
		const max = number(bounds)(range.max, { ...reading, label: largest });
		if (min === undefined && max === undefined) return undefined;
		if (min !== undefined && max !== undefined && min > max) {
			throw inputError(`"${smallest}" (${min}) is above "${largest}" (${max})`, 'Swap the two numbers.');
		}
		return `${min ?? bounds.min},${max ?? bounds.max}`;
	};
}
