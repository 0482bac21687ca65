import { field, type Destination, type FieldTexts } from './field';
import { textRows, trimmed, type Parser } from './parsers';
import { takingNames } from './variants';

const EXPRESSION = 'using an <a href="https://docs.n8n.io/code/expressions/">expression</a>';

/** Where the choices come from. */
interface DropdownOptions {
	/** Method of the node's `loadOptions` that gives the choices */
	source: string;
	/** How a choice is read that has no ID, so that any text may stand in its place */
	parser?: Parser<string>;
}

/**
 * A filter on any number of choices from a list of the tenant. SEKOIA.IO returns what matches any of them.
 * @param texts without the words that n8n gives to every dropdown of this kind, which are added
 */
export const dropdownFilter = <const Name extends string, To extends Destination>(
	{ displayName, name, description }: FieldTexts<Name>,
	destination: To,
	{ source, parser }: { source: string; parser?: Parser<string> | Parser<string[]> },
) => {
	const chosen = field(
		{
			displayName: `${displayName} Names or IDs`,
			name,
			type: 'multiOptions',
			typeOptions: { loadOptionsMethod: source },
			default: [],
			description: `${description}. Choose from the list, or specify names or IDs ${EXPRESSION}.`,
		},
		destination,
		(parser ?? textRows) as Parser<string | string[]>,
	);
	return parser ? chosen : takingNames(chosen, source);
};

/** One value chosen by name from a list of the tenant. @param texts see `dropdownFilter` */
export const dropdown = <const Name extends string, To extends Destination>(
	{ displayName, name, description }: FieldTexts<Name>,
	destination: To,
	{ source, parser }: DropdownOptions,
) => {
	const chosen = field(
		{
			displayName: `${displayName} Name or ID`,
			name,
			type: 'options',
			typeOptions: { loadOptionsMethod: source },
			default: '',
			description: `${description}. Choose from the list, or specify a name or an ID ${EXPRESSION}.`,
		},
		destination,
		parser ?? trimmed,
	);
	return parser ? chosen : takingNames(chosen, source);
};
