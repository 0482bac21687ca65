import type { JsonObject } from '../../../shared/json';
import { body, field, query } from '../../operations/field';
import { filledIn, rows, trimmed, type Format } from '../../operations/formats';

/** Rows that each have a name and a value; members beside these are left out. */
const namedValues: Format<JsonObject[]> = (value, reading) =>
	rows('row')(value, reading)?.map(({ name, value: rowValue }, row) => ({
		name: filledIn(trimmed)(name, { row, member: 'Name', reading }),
		value: filledIn(trimmed)(rowValue, { row, member: 'Value', reading }),
	}));

interface RowTexts {
	/** One row, in the button and as the group's name */
	row: string;
	namePlaceholder: string;
	valuePlaceholder: string;
	description: string;
}

/** A list of rows with a name and a value, in the body under the field's name. */
export const rowsField = <const Name extends string>(displayName: string, name: Name, texts: RowTexts) =>
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
							description: `Name of the ${texts.row.toLowerCase()}`,
						},
						{
							displayName: 'Value',
							name: 'value',
							type: 'string',
							default: '',
							placeholder: texts.valuePlaceholder,
							description: `Value of the ${texts.row.toLowerCase()}`,
						},
					],
				},
			],
		},
		body(name),
		namedValues,
	);

/** Name and value of the one row that an operation adds to an asset. */
export const rowFields = (row: string, namePlaceholder: string, valuePlaceholder: string) =>
	[
		field(
			{
				displayName: 'Name',
				name: 'name',
				type: 'string',
				required: true,
				default: '',
				placeholder: namePlaceholder,
				description: `Name of the ${row}`,
			},
			query('name'),
			trimmed,
		),
		field(
			{
				displayName: 'Value',
				name: 'value',
				type: 'string',
				required: true,
				default: '',
				placeholder: valuePlaceholder,
				description: `Value of the ${row}`,
			},
			query('value'),
			trimmed,
		),
	] as const;
