import { field, type Destination, type FieldTexts } from './field';
import type { Parser } from './parsers';

/** What a row is about, for the texts of the editor, and how the rows are read. */
export interface NamedRows<Value> {
	/** One row, in the button and as the group's name */
	row: string;
	namePlaceholder: string;
	valuePlaceholder: string;
	/** What else a name or a value may be, as sentences */
	nameNote?: string;
	valueNote?: string;
	parser: Parser<Value>;
}

/** Display names of the two members of a row, which no other field of an operation has. */
export interface RowLabels {
	name: string;
	value: string;
}

/** @param row what the row is about, such as `Key` */
export const rowLabels = (row: string): RowLabels => ({ name: `${row} Name`, value: `${row} Value` });

/** A list of rows with a name and a value each. */
export const namedRows = <const Name extends string, To extends Destination, Value>(
	texts: FieldTexts<Name>,
	destination: To,
	{ row, namePlaceholder, valuePlaceholder, nameNote, valueNote, parser }: NamedRows<Value>,
) => {
	const labels = rowLabels(row);
	const meaning = (what: string, note?: string) => `${what} of the ${row.toLowerCase()}${note ? `. ${note}` : ''}`;
	return field(
		{
			...texts,
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: `Add ${row}`,
			default: {},
			options: [
				{
					displayName: row,
					name: 'row',
					values: [
						{
							displayName: labels.name,
							name: 'name',
							type: 'string',
							default: '',
							placeholder: namePlaceholder,
							description: meaning('Name', nameNote),
						},
						{
							displayName: labels.value,
							name: 'value',
							type: 'string',
							default: '',
							placeholder: valuePlaceholder,
							description: meaning('Value', valueNote),
						},
					],
				},
			],
		},
		destination,
		parser,
	);
};
