import { randomUUID } from 'node:crypto';

import { parseJsonText } from '../../shared/fields/parsers';
import { requireExactNumbers } from '../../shared/fields/parsers/exactNumbers';
import { inputError } from '../../shared/inputError';
import { isJsonObject, type Json, type JsonObject } from '../../shared/json';
import { recordsOf } from './records';

/** STIX objects, and the bundle in which they came, if they came in one. */
export interface Stix {
	objects: Json[];
	bundle?: JsonObject;
}

const isBundle = (value: Json): value is JsonObject => isJsonObject(value) && (value.type === 'bundle' || 'objects' in value);

const objectsIn = (bundle: JsonObject): Json[] => (Array.isArray(bundle.objects) ? bundle.objects : []);

/**
 * The objects of a bundle, of a list of objects, bundles or lists of them, or one object. Of bundles in a list only the
 * objects count, unless it is the only one.
 */
export function readStix(value: Json): Stix {
	const entries = Array.isArray(value) ? ((value as unknown[]).flat(Infinity) as Json[]) : [value];
	const [first] = entries;
	if (entries.length === 1 && first !== undefined && isBundle(first)) return { objects: objectsIn(first), bundle: first };
	return { objects: entries.flatMap((entry) => (isBundle(entry) ? objectsIn(entry) : [entry])) };
}

/** The bundle in which the objects came, or a new one around them, as STIX 2.1 wants it: a type, an id of its own, the objects. */
export const bundleOf = ({ objects, bundle }: Stix): JsonObject =>
	bundle ?? { type: 'bundle', id: `bundle--${randomUUID()}`, objects };

/** The value of JSON text; undefined when it is none. */
function parsed(text: string): Json | undefined {
	try {
		return JSON.parse(text) as Json;
	} catch {
		return undefined;
	}
}

/** The records of a text; none when they cannot be told apart. */
function recordsIn(text: string): string[] {
	try {
		return [...recordsOf(text, 'text', 'object')];
	} catch {
		return [];
	}
}

/**
 * The value of a JSON text, or a list of the objects of several that stand one after the other, as in JSON Lines.
 * @param label of the field or the name of the file, for messages
 * @throws InputError that says where the text is no JSON, or which number would not stay as it is
 */
export function parseJsonTexts(text: string, label: string): Json {
	if (parsed(text) !== undefined) return parseJsonText(text, label);
	const objects = recordsIn(text).map(parsed);
	// Whatever does not begin with two objects is one JSON text with a fault.
	const isSeveral = objects.length > 1 && isJsonObject(objects[0]);
	if (!isSeveral) return parseJsonText(text, label);
	const broken = objects.findIndex((object) => !isJsonObject(object));
	if (broken !== -1) throw inputError(`Object ${broken} in "${label}" is not valid JSON`, 'Correct the JSON: one object on each line, or a list of them.');
	requireExactNumbers(text, label);
	return objects as JsonObject[];
}
