import { inputError, type InputError, shown } from '../../inputError';
import type { Json } from '../../json';

/** Deeper ones would exceed the stack of those who write or read them. */
const MAX_DEPTH = 500;

/** Where a value stands within another; undefined for the whole. */
interface Place {
	within: Place | undefined;
	step: string | number;
	depth: number;
}

const inside = (within: Place | undefined, step: string | number): Place => ({ within, step, depth: (within?.depth ?? 0) + 1 });

/** A place as messages tell it: `rule.tags[0]`. */
function textOf({ within, step }: Place): string {
	const before = within ? textOf(within) : '';
	if (typeof step === 'number') return `${before}[${step}]`;
	return before === '' ? step : `${before}.${step}`;
}

function unwritable(name: string, place: Place | undefined, what: string): InputError {
	const where = place ? ` in ${shown(textOf(place))}` : '';
	return inputError(`${name} holds ${what}${where}, which JSON cannot carry`, 'Correct the expression: give text, finite numbers, true, false, null, lists and plain objects.');
}

/** What of a value that is no object JSON cannot carry, in words; undefined when it can. */
function fault(value: unknown): string | undefined {
	switch (typeof value) {
		case 'number':
			return Number.isFinite(value) ? undefined : String(value);
		case 'bigint':
			return 'a number without limits (BigInt)';
		case 'undefined':
			return 'nothing';
		case 'symbol':
		case 'function':
			return `a ${typeof value}`;
		default:
			return undefined;
	}
}

/**
 * A copy of a value as JSON carries it: dates and others that know how become text. JSON itself would leave out
 * functions, make null of NaN and of dates that do not exist, and {} of collections, without a word.
 * Members without a value are left out, as in every JSON.
 * @param name as messages call the whole, at the start of a sentence
 * @throws InputError naming the place
 */
export function plainJson(value: unknown, name: string): Json {
	const open = new Set<object>();
	/** @param isWritten whether it is what a value gives for itself, which is not asked again */
	const copy = (given: unknown, place?: Place, isWritten = false): Json => {
		if (typeof given !== 'object' || given === null) {
			const what = fault(given);
			if (what !== undefined) throw unwritable(name, place, what);
			return given as Json;
		}
		if (place && place.depth > MAX_DEPTH) throw unwritable(name, undefined, `objects within objects, more than ${MAX_DEPTH} deep`);
		const { toJSON } = given as { toJSON?: unknown };
		if (typeof toJSON === 'function' && !isWritten) {
			const written: unknown = toJSON.call(given);
			// A date that does not exist writes itself so.
			if (written === null) throw unwritable(name, place, 'a date that does not exist');
			return copy(written, place, true);
		}
		if (open.has(given)) throw unwritable(name, place, 'an object that is part of itself');
		open.add(given);
		const copied = Array.isArray(given) ? Array.from(given, (entry: unknown, index) => copy(entry, inside(place, index))) : members(given, place);
		open.delete(given);
		return copied;
	};
	const members = (given: object, place?: Place): Json => {
		const kind = Object.prototype.toString.call(given);
		if (kind !== '[object Object]') throw unwritable(name, place, `a value of the kind ${kind.slice(8, -1)}`);
		const entries = Object.entries(given).filter(([, member]) => member !== undefined);
		return Object.fromEntries(entries.map(([step, member]) => [step, copy(member, inside(place, step))]));
	};
	return copy(value);
}
