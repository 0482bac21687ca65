import { isObject, type Json, type JsonObject } from '../json';

/** What is wrong with one member of a body. */
export interface Issue {
	path: Array<string | number>;
	message: string;
	type: string;
}

/** Checks a JSON value. `T` is the type of a value in which no issue was found. */
export interface Schema<T> {
	check(value: Json, path: Issue['path'], issues: Issue[]): void;
	readonly optional?: boolean;
	/** Never set; only carries the type. */
	readonly type?: T;
}

export type Infer<S> = S extends Schema<infer T> ? T : never;

function schema<T>(
	type: string,
	accepts: (value: Json) => boolean,
	rule?: (value: Json) => string | undefined,
): Schema<T> {
	return {
		check(value, path, issues) {
			if (!accepts(value)) {
				issues.push({ path, message: `expected ${type}`, type: `type_error.${type}` });
				return;
			}
			const message = rule?.(value);
			if (message) issues.push({ path, message, type: 'value_error' });
		},
	};
}

interface TextRules {
	min?: number;
	max?: number;
	oneOf?: readonly string[];
	matches?: RegExp;
}

/** A string that keeps to all the rules given. */
export function text(rules: TextRules = {}): Schema<string> {
	return schema(
		'string',
		(value) => typeof value === 'string',
		(value) => {
			const content = String(value);
			if (rules.oneOf && !rules.oneOf.includes(content)) return `not one of ${rules.oneOf.join(', ')}`;
			if (rules.min !== undefined && content.length < rules.min) return `shorter than ${rules.min} characters`;
			if (rules.max !== undefined && content.length > rules.max) return `longer than ${rules.max} characters`;
			if (rules.matches && !rules.matches.test(content)) return 'malformed value';
			return undefined;
		},
	);
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** A UUID of any version. */
export const uuid = () => text({ matches: UUID });

/** An integer, both bounds included. */
export function integer(min = -Infinity, max = Infinity): Schema<number> {
	return schema('integer', Number.isInteger, (value) =>
		Number(value) < min || Number(value) > max ? `not between ${min} and ${max}` : undefined,
	);
}

/** `true` or `false`, not as text. */
export const bool = () => schema<boolean>('boolean', (value) => typeof value === 'boolean');
/** An object with any members. */
export const anyObject = () => schema<JsonObject>('object', isObject);

/** Any JSON value, null included. */
export const anyValue = () => schema<Json>('value', () => true);

/** A list of exactly two values. */
export function pairOf<T>(item: Schema<T>): Schema<[T, T]> {
	return {
		check(value, path, issues) {
			if (Array.isArray(value) && value.length === 2) listOf(item).check(value, path, issues);
			else issues.push({ path, message: 'expected two values', type: 'type_error.tuple' });
		},
	};
}

/** A list of at least `min` values. */
export function listOf<T>(item: Schema<T>, min = 0): Schema<T[]> {
	return {
		check(value, path, issues) {
			if (!Array.isArray(value)) {
				issues.push({ path, message: 'expected array', type: 'type_error.array' });
				return;
			}
			if (value.length < min) {
				issues.push({ path, message: `fewer than ${min} items`, type: 'value_error' });
			}
			value.forEach((entry, index) => item.check(entry, [...path, index], issues));
		},
	};
}

/** An object with these members and no others. */
export function object<P extends Record<string, Schema<unknown>>>(
	properties: P,
): Schema<{ [K in keyof P]: Infer<P[K]> }> {
	return {
		check(value, path, issues) {
			if (!isObject(value)) {
				issues.push({ path, message: 'expected object', type: 'type_error.object' });
				return;
			}
			for (const name of Object.keys(value)) {
				if (!Object.hasOwn(properties, name)) {
					issues.push({ path: [...path, name], message: 'unknown member', type: 'value_error.extra' });
				}
			}
			for (const [name, member] of Object.entries(properties)) {
				const given = value[name];
				if (given !== undefined) member.check(given, [...path, name], issues);
				else if (!member.optional) {
					issues.push({ path: [...path, name], message: 'field required', type: 'value_error.missing' });
				}
			}
		},
	};
}

/** The member may be missing, but may not be null. */
export function optional<T>(inner: Schema<T>): Schema<T | undefined> {
	return { check: (value, path, issues) => inner.check(value, path, issues), optional: true };
}

/** The value may be null. */
export function nullable<T>(inner: Schema<T>): Schema<T | null> {
	return {
		check: (value, path, issues) => value === null || inner.check(value, path, issues),
		optional: inner.optional,
	};
}

/** A value that fits at least one of the two; the issues are those of the second. */
export function either<A, B>(first: Schema<A>, second: Schema<B>): Schema<A | B> {
	return {
		check(value, path, issues) {
			const tried: Issue[] = [];
			first.check(value, path, tried);
			if (tried.length > 0) second.check(value, path, issues);
		},
	};
}
