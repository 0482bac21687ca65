import { body, type FieldTexts, query } from '../../../shared/fields/field';
import { namedRows, type NamedRows, type RowLabels, rowLabels } from '../../../shared/fields/namedRows';
import { filledIn, type Parser, rows, trimmed } from '../../../shared/fields/parsers';
import { textField } from '../../../shared/fields/simple';
import { required } from '../../../shared/fields/variants';
import type { JsonObject } from '../../../shared/json';

/** Rows with a name and a value each; other members are left out. */
const namedValues =
	(labels: RowLabels): Parser<JsonObject[]> =>
	(value, reading) =>
		rows('row')(value, reading)?.map(({ name, value: rowValue }, row) => ({
			name: filledIn(trimmed)(name, { row, member: labels.name, reading }),
			value: filledIn(trimmed)(rowValue, { row, member: labels.value, reading }),
		}));

/** A list of rows with a name and a value, in the body under the field's name. */
export const rowsField = <const Name extends string>(texts: FieldTexts<Name>, row: Omit<NamedRows<unknown>, 'parser'>) =>
	namedRows(texts, body(texts.name), { ...row, parser: namedValues(rowLabels(row.row)) });

/** Name and value of the one row that an operation adds to an asset. */
export const rowFields = (row: string, namePlaceholder: string, valuePlaceholder: string) =>
	[
		required(textField(
			{ displayName: rowLabels(row).name, name: 'name', description: `Name of the ${row.toLowerCase()}`, placeholder: namePlaceholder },
			query('name'),
		)),
		required(textField(
			{ displayName: rowLabels(row).value, name: 'value', description: `Value of the ${row.toLowerCase()}`, placeholder: valuePlaceholder },
			query('value'),
		)),
	] as const;
