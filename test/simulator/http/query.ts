import { badRequest } from './errors';

/** One query parameter. `parse` turns its text into a value, or throws an Error that says what is wrong. */
interface Param<T> {
	parse(raw: string): Exclude<T, undefined>;
	fallback?: T;
	required?: boolean;
	/** May be given several times, and the last one counts; any other parameter may be given once only. */
	repeatable?: boolean;
}

export type QuerySpec = Record<string, Param<unknown>>;
export type QueryOf<Q> = { [K in keyof Q]: Q[K] extends Param<infer T> ? T : never };

/** An inclusive interval; dates are in ms since 1970. */
export interface Interval {
	from: number;
	to: number;
}

/** Any text. */
export const string = (): Param<string | undefined> => ({ parse: (raw) => raw });
/** Values separated by commas. */
export const list = (): Param<string[] | undefined> => ({ parse: (raw) => raw.split(',') });

/** One of these values. */
export const oneOf = <const V extends string>(...values: V[]): Param<V | undefined> => ({
	parse(raw) {
		const found = values.find((value) => value === raw);
		if (found === undefined) throw new Error(`not one of ${values.join(', ')}`);
		return found;
	},
});

/** `true` or `false`. */
export const flag = (): Param<boolean | undefined> => ({
	parse(raw) {
		if (raw !== 'true' && raw !== 'false') throw new Error('neither true nor false');
		return raw === 'true';
	},
});

/** An integer, both bounds included. */
export const int = (min: number, max = Number.MAX_SAFE_INTEGER): Param<number | undefined> => ({
	parse(raw) {
		const value = Number(raw);
		if (!/^-?\d+$/.test(raw)) throw new Error('not an integer');
		if (value < min || value > max) throw new Error(`not between ${min} and ${max}`);
		return value;
	},
});

const RFC3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

function parseDate(raw: string): number {
	const time = RFC3339.test(raw) ? Date.parse(raw) : NaN;
	if (Number.isNaN(time)) throw new Error(`"${raw}" is not an RFC 3339 date`);
	return time;
}

/** An RFC 3339 date; becomes ms since 1970. */
export const date = (): Param<number | undefined> => ({ parse: parseDate });

function parsePair(raw: string, parse: (part: string) => number): Interval {
	const parts = raw.split(',');
	const [from, to] = parts.map(parse);
	if (from === undefined || to === undefined || parts.length > 2) {
		throw new Error('not two values separated by one comma');
	}
	if (from > to) throw new Error('the first value is after the second');
	return { from, to };
}

/** `start,end`, both required: open intervals are not documented. */
export const dates = (): Param<Interval | undefined> => ({
	parse: (raw) => parsePair(raw, parseDate),
});

/** `min,max`, two integers. */
export const range = (): Param<Interval | undefined> => ({
	parse: (raw) => parsePair(raw, (part) => int(-Infinity).parse(part)),
});

/** The parameter with a default. */
export const orElse = <T>(param: Param<T>, fallback: Exclude<T, undefined>): Param<Exclude<T, undefined>> => ({
	parse: (raw) => param.parse(raw) as Exclude<Exclude<T, undefined>, undefined>,
	fallback,
});

/** The parameter made mandatory. */
export const required = <T>(param: Param<T>): Param<Exclude<T, undefined>> => ({
	parse: (raw) => param.parse(raw) as Exclude<Exclude<T, undefined>, undefined>,
	required: true,
});

/** The parameter, allowed several times. */
export const repeatable = <T>(param: Param<T>): Param<T> => ({ ...param, repeatable: true });

/** `limit` and `offset`, as nearly every list has them. */
export const paging = (fallback = 20, max = 100) => ({
	limit: orElse(int(1, max), fallback),
	offset: orElse(int(0), 0),
});

/** `sort`, by one of these fields, and `direction`. */
export const sorting = <const F extends string>(...fields: F[]) => ({
	sort: oneOf(...fields),
	direction: oneOf('asc', 'desc'),
});

/** One parameter under several names: `named('match', ['uuid', 'name'], list)` gives `match[uuid]`, `match[name]`. */
export function named<const P extends string, const N extends string, T>(
	prefix: P,
	names: readonly N[],
	param: () => Param<T>,
): { [K in `${P}[${N}]`]: Param<T> } {
	const entries = names.map((name) => [`${prefix}[${name}]`, param()]);
	return Object.fromEntries(entries) as { [K in `${P}[${N}]`]: Param<T> };
}

/** Checks the parameters of a request against those of the route, and parses them. */
export function parseQuery<Q extends QuerySpec>(spec: Q, given: ReadonlyArray<[string, string]>): QueryOf<Q> {
	const values: Record<string, unknown> = {};
	for (const [name, param] of Object.entries(spec)) values[name] = param.fallback;

	const seen = new Set<string>();
	for (const [name, raw] of given) {
		const param = Object.hasOwn(spec, name) ? spec[name] : undefined;
		if (!param) throw badRequest(`Unknown query parameter ${name}`);
		if (seen.has(name) && !param.repeatable) throw badRequest(`Query parameter ${name} is given twice`);
		seen.add(name);
		try {
			values[name] = param.parse(raw);
		} catch (error) {
			throw badRequest(`Invalid query parameter ${name}: ${(error as Error).message}`);
		}
	}
	for (const [name, param] of Object.entries(spec)) {
		if (param.required && !seen.has(name)) throw badRequest(`Missing query parameter ${name}`);
	}
	return values as QueryOf<Q>;
}
