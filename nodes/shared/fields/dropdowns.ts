import type { INodeProperties } from 'n8n-workflow';

import type * as loadOptions from '../../Sekoia/methods/loadOptions';
import { field, type Destination } from './field';
import { commaList, uuid, type Format } from './parsers';

/** A list of the tenant that the editor loads when a dropdown opens. */
export type DropdownSource = keyof typeof loadOptions;

const EXPRESSION = 'using an <a href="https://docs.n8n.io/code/expressions/">expression</a>';

/** What varies from one dropdown to the next; `displayName` is completed as n8n names dropdowns. */
interface Dropdown<Name extends string> {
	displayName: string;
	name: Name;
	source: DropdownSource;
	description: string;
}

const dropdownProperty: INodeProperties = { displayName: 'Choice', name: 'choice', type: 'options', default: '' };

/** A filter whose values are chosen by name. SEKOIA.IO returns what matches any of them. */
export const chosenFilter = <const Name extends string>(
	{ displayName, name, source, description }: Dropdown<Name>,
	destination: Destination,
	format: Format<string> = commaList,
) =>
	field(
		{
			...dropdownProperty,
			displayName: `${displayName} Names or IDs`,
			name,
			type: 'multiOptions',
			typeOptions: { loadOptionsMethod: source },
			default: [],
			description: `${description}. Choose from the list, or specify IDs ${EXPRESSION}.`,
		},
		destination,
		format,
	);

/** One value chosen by name. */
export const chosen = <const Name extends string>(
	{ displayName, name, source, description }: Dropdown<Name>,
	destination: Destination,
	format: Format<string> = uuid,
) =>
	field(
		{
			...dropdownProperty,
			displayName: `${displayName} Name or ID`,
			name,
			type: 'options',
			typeOptions: { loadOptionsMethod: source },
			default: '',
			description: `${description}. Choose from the list, or specify an ID ${EXPRESSION}.`,
		},
		destination,
		format,
	);
