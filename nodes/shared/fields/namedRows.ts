import { body, field } from './field';
import type { Format } from './parsers';

/** What a field of rows is about, for the texts of the editor. */
export interface RowTexts {
	/** One row, in the button and as the group's name */
	row: string;
	namePlaceholder: string;
	valuePlaceholder: string;
	description: string;
	/** What else a name or a value may be, as sentences */
	nameNote?: string;
	valueNote?: string;
}

/** A list of rows with a name and a value each, in the body under the field's name. */
export const namedRows = <const Name extends string, Value>(
	displayName: string,
	name: Name,
	texts: RowTexts,
	format: Format<Value>,
) =>
	field(
		{
			displayName,
			name,
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: `Add ${texts.row}`,
			default: {},
			description: texts.description,
			options: [
				{
					displayName: texts.row,
					name: 'row',
					values: [
						{
							displayName: 'Name',
							name: 'name',
							type: 'string',
							default: '',
							placeholder: texts.namePlaceholder,
							description: `Name of the ${texts.row.toLowerCase()}${texts.nameNote ? `. ${texts.nameNote}` : ''}`,
						},
						{
							displayName: 'Value',
							name: 'value',
							type: 'string',
							default: '',
							placeholder: texts.valuePlaceholder,
							description: `Value of the ${texts.row.toLowerCase()}${texts.valueNote ? `. ${texts.valueNote}` : ''}`,
						},
					],
				},
			],
		},
		body(name),
		format,
	);
