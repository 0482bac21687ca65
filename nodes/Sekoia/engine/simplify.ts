import { usedByNode } from '../../shared/fields/field';
import { booleanField } from '../../shared/fields/simple';
import { isJsonObject, type Json, type JsonObject } from '../../shared/json';

/** Name of a member in the simplified object -> where it is in the API's object, such as `rule.name`. */
export type Simplified = Readonly<Record<string, string>>;

/** The box that an operation with `simplified` brings. n8n asks for one where objects have more than ten members. */
export const simplifyField = booleanField(
	{ displayName: 'Simplify', name: 'simplify', description: 'Whether to return a simplified version of the response instead of the raw data' },
	usedByNode(),
	{ default: false },
);

function valueAt(object: JsonObject, place: string): Json {
	let value: Json = object;
	for (const name of place.split('.')) {
		value = isJsonObject(value) ? (value[name] ?? null) : null;
	}
	return value;
}

/** The few members of `object` that most workflows need, without nesting; null where there is none. */
export function simplify(object: JsonObject, members: Simplified): JsonObject {
	return Object.fromEntries(Object.entries(members).map(([name, place]) => [name, valueAt(object, place)]));
}
