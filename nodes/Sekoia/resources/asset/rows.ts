import { body, field, type FieldTexts, query } from '../../../shared/fields/field';
import { namedRows, type NamedRows } from '../../../shared/fields/namedRows';
import { filledIn, type Parser, rows, trimmed } from '../../../shared/fields/parsers';
import type { JsonObject } from '../../../shared/json';

/** Rows that each have a name and a value; members beside these are left out. */
const namedValues: Parser<JsonObject[]> = (value, reading) =>
	rows('row')(value, reading)?.map(({ name, value: rowValue }, row) => ({
		name: filledIn(trimmed)(name, { row, member: 'Name', reading }),
		value: filledIn(trimmed)(rowValue, { row, member: 'Value', reading }),
	}));

/** A list of rows with a name and a value, in the body under the field's name. */
export const rowsField = <const Name extends string>(texts: FieldTexts<Name>, row: Omit<NamedRows<unknown>, 'parser'>) =>
	namedRows(texts, body(texts.name), { ...row, parser: namedValues });

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
