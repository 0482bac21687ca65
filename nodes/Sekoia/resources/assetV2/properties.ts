import { body } from '../../../shared/fields/field';
import { type NamedRows, namedRows, type RowLabels, rowLabels } from '../../../shared/fields/namedRows';
import {
	filledIn,
	jsonObject,
	type Parser,
	type Reading,
	rows,
	textList,
	trimmed,
} from '../../../shared/fields/parsers';
import { isJsonObject, type Json, type JsonObject } from '../../../shared/json';

const several = (value: Json): Json[] => (Array.isArray(value) ? value : [value]);

/** One text, or the texts of a list that an expression gives. */
const textOrTexts: Parser<Json> = (value, reading) =>
	Array.isArray(value) ? textList(value, reading) : trimmed(value, reading);

/**
 * The properties of one row. Since n8n has no expression for all rows together, a row without a name
 * may hold an object with properties.
 * @returns undefined when a row without a name holds nothing, so that its expression found no object
 */
function propertiesOf(row: JsonObject, index: number, labels: RowLabels, reading: Reading): JsonObject | undefined {
	const { name, value } = row;
	if (trimmed(name, reading) === undefined) {
		if (value === undefined || value === null) return undefined;
		if (isJsonObject(value) || String(value).trim().startsWith('{')) return jsonObject(value, reading);
	}
	const member = <Value>(format: Parser<Value>, given: unknown, label: string) =>
		filledIn(format)(given, { row: index, member: label, reading });
	return Object.fromEntries([[member(trimmed, name, labels.name), member(textOrTexts, value, labels.value)]]);
}

/** Properties by name; several values of one name are a list. */
const properties =
	(row: string, shape: (value: Json) => Json): Parser<JsonObject> =>
	(value, reading) => {
		const given = rows('row')(value, reading)?.map((one, index) => propertiesOf(one, index, rowLabels(row), reading));
		const objects = given?.filter((object) => object !== undefined) ?? [];
		const found = new Map<string, Json>();
		for (const [name, one] of objects.flatMap((object) => Object.entries(object))) {
			const before = found.get(name);
			found.set(name, before === undefined ? shape(one) : [...several(before), ...several(one)]);
		}
		// An empty object that was given is a value: it removes all properties of the asset.
		return objects.length > 0 ? Object.fromEntries(found) : undefined;
	};

const notes: Pick<NamedRows<unknown>, 'nameNote' | 'valueNote'> = {
	nameNote: 'Empty only where the value is an object.',
	valueNote: 'An expression may give a list or, with an empty name, an object with all properties, such as those of another asset.',
};

export const atomsField = namedRows(
	{
		displayName: 'Detection Properties',
		name: 'atoms',
		description: 'Values by which SEKOIA.IO recognizes the asset in events. Several rows of one name make a list.',
	},
	body('atoms'),
	{
		row: 'Detection Property',
		namePlaceholder: 'e.g. ipv4',
		valuePlaceholder: 'e.g. 192.0.2.10',
		...notes,
		parser: properties('Detection Property', several),
	},
);

export const propsField = namedRows(
	{
		displayName: 'Contextual Properties',
		name: 'props',
		description: 'Pieces of information on the asset. Several rows of one name make a list.',
	},
	body('props'),
	{
		row: 'Contextual Property',
		namePlaceholder: 'e.g. site',
		valuePlaceholder: 'e.g. Paris',
		...notes,
		parser: properties('Contextual Property', (value) => value),
	},
);
