import type { INodePropertyMode } from 'n8n-workflow';

import { isJsonObject } from '../json';
import { field, type Destination, type FieldTexts } from './field';
import { joined, listOf, rows, uuid, type Parser } from './parsers';
import { required } from './variants';

/** The ways to choose one kind of object. */
export interface Choice {
	/** Method of the node's `listSearch` that fills the list */
	list: string;
	/** Name of such an object, where the name alone will do */
	namePlaceholder?: string;
	idPlaceholder: string;
	/** Address of such an object in the SEKOIA.IO app, where it has one */
	urlPlaceholder?: string;
}

/** How one kind of object is chosen, and how the choice is read. */
export interface Locator<Value = string> extends Choice {
	parser: Parser<Value>;
}

/** Objects that are known by their UUID alone. @param example a UUID for the placeholder */
export const uuidLocator = (list: string, example: string): Locator => ({ list, idPlaceholder: `e.g. ${example}`, parser: uuid });

/** Ways to choose an object: from a searchable list, by name, by ID, by the address of its page. */
function modesOf({ list, namePlaceholder, idPlaceholder, urlPlaceholder }: Choice): INodePropertyMode[] {
	const fromList: Omit<INodePropertyMode, 'displayName'> = {
		name: 'list',
		type: 'list',
		typeOptions: { searchListMethod: list, searchable: true },
	};
	const text = { type: 'string' as const };
	return [
		{ displayName: 'From List', ...fromList },
		...(namePlaceholder ? [{ displayName: 'By Name', ...text, name: 'name', placeholder: namePlaceholder }] : []),
		{ displayName: 'By ID', ...text, name: 'id', placeholder: idPlaceholder },
		...(urlPlaceholder ? [{ displayName: 'By URL', ...text, name: 'url', placeholder: urlPlaceholder }] : []),
	];
}

const NOTHING_CHOSEN = { mode: 'list', value: '' };

/** An optional field that picks one object from a list, or takes its ID or address. */
export const optionalLocator = <const Name extends string, To extends Destination, Value>(
	{ displayName, name, description }: FieldTexts<Name>,
	destination: To,
	locator: Locator<Value>,
) =>
	field(
		{ displayName, name, type: 'resourceLocator', default: NOTHING_CHOSEN, modes: modesOf(locator), description },
		destination,
		locator.parser,
	);

/** A required field that picks one object. */
export const locatorField = <const Name extends string, To extends Destination, Value>(
	texts: FieldTexts<Name>,
	destination: To,
	locator: Locator<Value>,
) => required(optionalLocator(texts, destination, locator));

const several = <const Name extends string, To extends Destination, Value>(
	{ displayName, name, description }: FieldTexts<Name>,
	destination: To,
	{ row = displayName, ...choice }: Choice & { row?: string },
	parser: Parser<Value>,
) =>
	field(
		{
			displayName,
			name,
			type: 'resourceLocator',
			typeOptions: { multipleValues: true, multipleValueButtonText: `Add ${row}` },
			default: NOTHING_CHOSEN,
			modes: modesOf(choice),
			description,
		},
		destination,
		parser,
	);

/**
 * An optional field that picks any number of objects, sent as a list.
 * @param options with what the editor calls one choice, where the field's name is a plural; `listParser` reads all
 * choices together, where one may hold a comma
 */
export const locatorList = <const Name extends string, To extends Destination>(
	texts: FieldTexts<Name>,
	destination: To,
	options: (Locator | (Choice & { listParser: Parser<string[]> })) & { row?: string },
) => several(texts, destination, options, 'listParser' in options ? options.listParser : listOf(options.parser));

/** A filter on any number of objects. SEKOIA.IO returns what matches any of them. */
export const locatorFilter = <const Name extends string, To extends Destination>(
	texts: FieldTexts<Name>,
	destination: To,
	locator: Locator,
) => several(texts, destination, locator, joined(listOf(locator.parser)));

/**
 * A required field that picks at least one object, each in a row of its own, sent as a list.
 * @param locator with what the editor calls one row
 */
export const locatorRows = <const Name extends string, To extends Destination>(
	{ displayName, name, description }: FieldTexts<Name>,
	destination: To,
	{ row, ...locator }: Locator & { row: string },
) => {
	const id = optionalLocator({ displayName: row, name: 'id', description: 'Choose from the list, or give the ID' }, destination, locator);
	return field(
		{
			displayName,
			name,
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: `Add ${row}`,
			required: true,
			default: { row: [{ id: { ...NOTHING_CHOSEN } }] },
			options: [{ displayName: row, name: 'row', values: [id.property] }],
			description,
		},
		destination,
		(value, reading) => {
			const ids = isJsonObject(value) ? rows('row')(value, reading)?.map((one) => one.id) : value;
			return listOf(locator.parser)(ids, reading);
		},
	);
};
