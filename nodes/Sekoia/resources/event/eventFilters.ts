import type { INodeProperties } from 'n8n-workflow';

import { body, field } from '../../../shared/fields/field';
import { bool, filledIn, json, oneOf, type Parser, type Reading, rows, text, trimmed } from '../../../shared/fields/parsers';
import { narrowing } from '../../../shared/fields/variants';
import { inputError, shown } from '../../../shared/inputError';
import { isJsonObject, type JsonObject } from '../../../shared/json';

/** Operators with their signs in the API (SEKOIA.IO's OpenAPI file, filters of event statistics). n8n would take "=" for an expression. */
const OPERATORS = [
	{ name: 'Contains', value: 'contains', sign: 'contains' },
	{ name: 'Ends With', value: 'endsWith', sign: 'endswith' },
	{ name: 'Equals', value: 'equals', sign: '=' },
	{ name: 'Exists', value: 'exists', sign: 'exists' },
	{ name: 'Greater Than', value: 'greaterThan', sign: '>' },
	{ name: 'Greater Than or Equal', value: 'greaterOrEqual', sign: '>=' },
	{ name: 'Less Than', value: 'lessThan', sign: '<' },
	{ name: 'Less Than or Equal', value: 'lessOrEqual', sign: '<=' },
	{ name: 'Starts With', value: 'startsWith', sign: 'startswith' },
];
/** The operator that needs no value. */
const EXISTS = 'exists';

const chosenOperator = oneOf(...OPERATORS.map(({ value }) => value));

/** The sign of an operator, which may be given itself, too. */
const signOf: Parser<string> = (value, reading) => {
	const known = OPERATORS.find(({ sign }) => sign === value);
	const chosen = known?.value ?? chosenOperator(value, reading);
	return OPERATORS.find((one) => one.value === chosen)?.sign;
};

const column = {
	field: {
		displayName: 'Event Field',
		name: 'field',
		type: 'string',
		default: '',
		placeholder: 'e.g. source.ip',
		description: 'Name of the field of the event',
	},
	operator: {
		displayName: 'Filter Operator',
		name: 'operator',
		type: 'options',
		options: OPERATORS.map(({ name, value }) => ({ name, value })),
		default: 'equals',
		description: 'How the field is compared with the value',
	},
	value: {
		displayName: 'Filter Value',
		name: 'value',
		type: 'string',
		displayOptions: { hide: { operator: [EXISTS] } },
		default: '',
		placeholder: 'e.g. 203.0.113.9',
		description: 'What the field is compared with',
	},
	excluded: {
		displayName: 'Exclude Matching Events',
		name: 'excluded',
		type: 'boolean',
		default: false,
		description: 'Whether to leave out the events that match this row, instead of keeping only them',
	},
} as const satisfies Record<string, INodeProperties>;

/** One row of the editor as the API takes it; `value` is text there. */
function filterOf(row: JsonObject, index: number, reading: Reading): JsonObject {
	const member = <Value>(parser: Parser<Value>, { name, displayName }: { name: string; displayName: string }) =>
		filledIn(parser)(row[name], { row: index, member: displayName, reading });
	const operator = member(signOf, column.operator);
	const excluded = bool(row.excluded, { ...reading, label: `${reading.label}: Exclude` });
	return {
		field: member(trimmed, column.field),
		operator,
		...(operator === EXISTS ? {} : { value: member(text, column.value) }),
		...(excluded ? { excluded } : {}),
	};
}

const filterRows: Parser<JsonObject[]> = (value, reading) =>
	rows('row')(value, reading)?.map((row, index) => filterOf(row, index, reading));

/** Filters as the API takes them: a list of objects, or one object. What is in them is left to the API. */
const filtersAsGiven: Parser<JsonObject[]> = (value, reading) => {
	const given = json(value, reading);
	if (given === undefined) return undefined;
	const list = Array.isArray(given) ? given : [given];
	const wrong = list.find((one) => !isJsonObject(one));
	if (wrong !== undefined) {
		throw inputError(
			`"${reading.label}" must be a list of objects, but it has ${shown(wrong)}`,
			'Give filters such as [{"field": "source.ip", "operator": "=", "value": "203.0.113.9"}].',
		);
	}
	return list.length > 0 ? (list as JsonObject[]) : undefined;
};

const UNCONFIRMED = "SEKOIA.IO documents this form for its event statistics; that searches take the same is not confirmed";

/** The structured filters of an event search, in rows or as the API takes them. They narrow what Query finds. */
export const eventFilterFields = [
	narrowing(field(
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add Filter',
			default: {},
			options: [{ displayName: 'Filter', name: 'row', values: [column.field, column.operator, column.value, column.excluded] }],
			description: `Keep only the events that match all these rows, beside Query. ${UNCONFIRMED}.`,
		},
		body('filters'),
		filterRows,
	)),
	narrowing(field(
		{
			displayName: 'Filters (JSON)',
			name: 'filtersJson',
			type: 'json',
			default: '',
			placeholder: 'e.g. [{"field": "source.ip", "operator": "=", "value": "203.0.113.9"}]',
			description: 'The same in the form of the API, sent as given, for what Filters has no column for',
		},
		body('filters'),
		filtersAsGiven,
	)),
] as const;

/** @throws InputError when filters are given in both ways, since one would take the other's place */
export function checkFilters({ filters, filtersJson }: { filters?: unknown; filtersJson?: unknown }): void {
	if (filters === undefined || filtersJson === undefined) return;
	throw inputError('"Filters" and "Filters (JSON)" are both filled in', 'Put all filters into one of them, and remove the other.');
}
