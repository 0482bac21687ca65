import { usedByNode } from './fields/field';
import { booleanField } from './fields/simple';
import { isJsonObject, type Json, type JsonObject } from './json';
import { iso } from './members';

/** An object of which only some members are kept. */
interface Part {
	/** Where it is in the API's object */
	of: string;
	members: readonly string[];
}

/** A time, which is ISO text in the simplified object. */
interface Moment {
	at: string;
}

/** Name of a member in the simplified object -> where it is in the API's object, such as `rule.name`. */
export type Simplified = Readonly<Record<string, string | Part | Moment>>;

/** What an object refers to: its name and its UUID. @param of where it is in the API's object */
export const reference = (of: string): Part => ({ of, members: ['name', 'uuid'] });

/** When something was. The API gives some times as seconds since 1970, others as ISO text. @param at where it is in the API's object */
export const moment = (at: string): Moment => ({ at });

/** The box that an operation with `simplified` brings. n8n asks for one where objects have more than ten members. */
export const simplifyField = booleanField(
	{
		displayName: 'Simplify',
		name: 'simplify',
		description: 'Whether to return a simplified version of the response instead of the raw data. What the editor shows before the first run is always the whole.',
	},
	usedByNode(),
	{ default: false },
);

function valueAt(object: JsonObject, place: string | Part | Moment): Json {
	if (typeof place !== 'string' && 'at' in place) return iso(valueAt(object, place.at));
	if (typeof place !== 'string') {
		const whole = valueAt(object, place.of);
		return isJsonObject(whole) ? Object.fromEntries(place.members.map((name) => [name, whole[name] ?? null])) : null;
	}
	let value: Json = object;
	for (const name of place.split('.')) {
		value = isJsonObject(value) ? (value[name] ?? null) : null;
	}
	return value;
}

/** The few members of `object` that most workflows need; null where there is none. */
export function simplify(object: JsonObject, members: Simplified): JsonObject {
	return Object.fromEntries(Object.entries(members).map(([name, place]) => [name, valueAt(object, place)]));
}
