import type { INodePropertyMode } from 'n8n-workflow';

import { isJsonObject } from '../json';
import { field, type AnyField, type Destination, type FieldTexts } from './field';
import { isLocator, listOf, rows, textRows, trimmed, type Parser } from './parsers';
import { required, takingNames } from './variants';

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
	/** Reads several together, where one may hold a comma */
	listParser?: Parser<Value[]>;
	/** Whether the node finds in the list what is given and is no ID; see `takingNames` */
	isLookedUp?: true;
}

/** Objects that may be given by name. @param examples a name and an ID for the placeholders */
export const namedLocator = (list: string, { name, id }: { name: string; id: string }): Locator => ({
	list,
	namePlaceholder: `e.g. ${name}`,
	idPlaceholder: `e.g. ${id}`,
	parser: trimmed,
	listParser: textRows,
	isLookedUp: true,
});

const lookedUp = <F extends AnyField>(field: F, locator: Choice & { isLookedUp?: true }): F =>
	locator.isLookedUp ? takingNames(field, locator.list) : field;

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
	lookedUp(
		field(
			{ displayName, name, type: 'resourceLocator', default: NOTHING_CHOSEN, modes: modesOf(locator), description },
			destination,
			locator.parser,
		),
		locator,
	);

/** A required field that picks one object. */
export const locatorField = <const Name extends string, To extends Destination, Value>(
	texts: FieldTexts<Name>,
	destination: To,
	locator: Locator<Value>,
) => required(optionalLocator(texts, destination, locator));

/** How several objects of a kind are read; an entry may be an expression that gives a list. */
type SeveralLocator = Locator | (Choice & { listParser: Parser<string[]> });

const severalOf = (locator: SeveralLocator): Parser<string[]> =>
	'parser' in locator ? (locator.listParser ?? listOf(locator.parser)) : locator.listParser;

/**
 * An optional field that picks any number of objects, sent as a list.
 * @param locator with what the editor calls one choice, where the field's name is a plural
 */
export const locatorList = <const Name extends string, To extends Destination>(
	{ displayName, name, description }: FieldTexts<Name>,
	destination: To,
	{ row = displayName, ...locator }: SeveralLocator & { row?: string },
) =>
	lookedUp(
		field(
			{
				displayName,
				name,
				type: 'resourceLocator',
				typeOptions: { multipleValues: true, multipleValueButtonText: `Add ${row}` },
				default: NOTHING_CHOSEN,
				modes: modesOf(locator),
				description,
			},
			destination,
			severalOf(locator),
		),
		locator,
	);

/** A filter on any number of objects. SEKOIA.IO returns what matches any of them. */
export const locatorFilter = locatorList;

/**
 * A required field that picks at least one object, each in a row of its own, sent as a list.
 * @param locator with what the editor calls one row, and an expression that the first row has at the beginning
 */
export const locatorRows = <const Name extends string, To extends Destination>(
	{ displayName, name, description }: FieldTexts<Name>,
	destination: To,
	{ row, suggested, ...locator }: Locator & { row: string; suggested?: string },
) => {
	const first = suggested === undefined ? NOTHING_CHOSEN : { mode: 'id', value: `={{ ${suggested} }}` };
	const id = optionalLocator({ displayName: row, name: 'id', description: 'Choose from the list, or give the ID' }, destination, locator);
	const chosen = field(
		{
			displayName,
			name,
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: `Add ${row}`,
			required: true,
			default: { row: [{ id: { ...(suggested === undefined ? {} : { __rl: true }), ...first } }] },
			options: [{ displayName: row, name: 'row', values: [id.property] }],
			description,
		},
		destination,
		(value, reading) => {
			const ids = isJsonObject(value) && !isLocator(value) ? rows('row')(value, reading)?.map((one) => one.id) : value;
			return severalOf(locator)(ids, reading);
		},
	);
	return lookedUp(chosen, locator);
};
