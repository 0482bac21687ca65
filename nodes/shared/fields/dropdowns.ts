import { field, type Destination, type FieldTexts } from './field';
import { commaList, uuid, type Parser } from './parsers';

const EXPRESSION = 'using an <a href="https://docs.n8n.io/code/expressions/">expression</a>';

/** Where the choices come from, and how a choice is read. */
interface DropdownOptions {
	/** Method of the node's `loadOptions` that gives the choices */
	source: string;
	parser?: Parser<string>;
}

/**
 * A filter whose values are chosen by name from a list of the tenant. SEKOIA.IO returns what matches any of them.
 * @param texts without the words that n8n gives to every dropdown of this kind, which are added
 */
export const dropdownFilter = <const Name extends string, To extends Destination>(
	{ displayName, name, description }: FieldTexts<Name>,
	destination: To,
	{ source, parser = commaList }: DropdownOptions,
) =>
	field(
		{
			displayName: `${displayName} Names or IDs`,
			name,
			type: 'multiOptions',
			typeOptions: { loadOptionsMethod: source },
			default: [],
			description: `${description}. Choose from the list, or specify IDs ${EXPRESSION}.`,
		},
		destination,
		parser,
	);

/** One value chosen by name from a list of the tenant. @param texts see `dropdownFilter` */
export const dropdown = <const Name extends string, To extends Destination>(
	{ displayName, name, description }: FieldTexts<Name>,
	destination: To,
	{ source, parser = uuid }: DropdownOptions,
) =>
	field(
		{
			displayName: `${displayName} Name or ID`,
			name,
			type: 'options',
			typeOptions: { loadOptionsMethod: source },
			default: '',
			description: `${description}. Choose from the list, or specify an ID ${EXPRESSION}.`,
		},
		destination,
		parser,
	);
