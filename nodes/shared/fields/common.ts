import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { body, client, collection, field, query, type AnyField, type Destination } from './field';
import { commaList, dateRange, number, numberRange, type Format } from './parsers';

/** Return All and Limit, at the end of a list operation's required fields. */
export const pagingFields = [
	field(
		{
			displayName: 'Return All',
			name: 'returnAll',
			type: 'boolean',
			default: false,
			description: 'Whether to return all results or only up to a given limit',
		},
		client(),
	),
	field(
		{
			displayName: 'Limit',
			name: 'limit',
			type: 'number',
			typeOptions: { minValue: 1 },
			displayOptions: { show: { returnAll: [false] } },
			default: 50,
			description: 'Max number of results to return',
		},
		client('limit'),
		number({ min: 1 }),
	),
] as const;

export const offsetField = field(
	{
		displayName: 'Offset',
		name: 'offset',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 0,
		description: 'How many results to skip before the first one',
	},
	client('offset'),
	number({ min: 0 }),
);

export const splitField = field(
	{
		displayName: 'Split Into Items',
		name: 'splitIntoItems',
		type: 'boolean',
		default: false,
		description: 'Whether to output one item per result, as without this option. Off: one item with the whole list and the total.',
	},
	client(),
);

/** For operations whose objects have more than ten members; see `simplified` of an operation. */
export const simplifyField = field(
	{
		displayName: 'Simplify',
		name: 'simplify',
		type: 'boolean',
		default: false,
		description: 'Whether to return a simplified version of the response instead of the raw data',
	},
	client(),
);

export const directionField = field(
	{
		displayName: 'Direction',
		name: 'direction',
		type: 'options',
		options: [
			{ name: 'Ascending', value: 'asc' },
			{ name: 'Descending', value: 'desc' },
		],
		default: 'desc',
		description: 'Whether the smallest (oldest) or the largest (newest) comes first',
	},
	query('direction'),
);

export const commentField = field(
	{
		displayName: 'Content',
		name: 'content',
		type: 'string',
		typeOptions: { rows: 4 },
		required: true,
		default: '',
		placeholder: 'e.g. The source address belongs to our VPN',
		description: 'Text of the comment',
	},
	body('content'),
);

const sortProperty: INodeProperties = { displayName: 'Sort By', name: 'sort', type: 'options', default: '' };

/** What a list is sorted by; the first option is the default. */
export const sortField = (description: string, options: INodePropertyOptions[]) =>
	field({ ...sortProperty, name: 'sort' as const, options, default: options[0]!.value, description }, query('sort'));

/** A filter on a span of time, shown as From and To. */
export const dateRangeField = <const Name extends string>(
	displayName: string,
	name: Name,
	destination: Destination,
	description: string,
) =>
	field(
		{
			displayName,
			name,
			type: 'fixedCollection',
			default: { range: {} },
			description,
			options: [
				{
					displayName: 'Range',
					name: 'range',
					values: [
						{ displayName: 'From', name: 'from', type: 'dateTime', default: '', description: 'Start of the span. Empty: no start.' },
						{ displayName: 'To', name: 'to', type: 'dateTime', default: '', description: 'End of the span. Empty: now.' },
					],
				},
			],
		},
		destination,
		dateRange,
	);

const smallest: INodeProperties = {
	displayName: 'Min',
	name: 'min',
	type: 'number',
	default: 0,
	description: 'Smallest value, included',
};
const largest: INodeProperties = {
	displayName: 'Max',
	name: 'max',
	type: 'number',
	default: 0,
	description: 'Largest value, included',
};

/** A filter on a range of numbers, shown as Min and Max. */
export const numberRangeField = <const Name extends string>(
	displayName: string,
	name: Name,
	destination: Destination,
	bounds: { min: number; max: number },
	description: string,
) =>
	field(
		{
			displayName,
			name,
			type: 'fixedCollection',
			default: { range: { ...bounds } },
			description,
			options: [
				{
					displayName: 'Range',
					name: 'range',
					values: [
						{ ...smallest, default: bounds.min },
						{ ...largest, default: bounds.max },
					],
				},
			],
		},
		destination,
		numberRange(bounds),
	);


interface FilterTexts {
	placeholder?: string;
	description: string;
	format?: Format<string>;
}

/** A filter that takes several values; SEKOIA.IO returns what matches any of them. */
export const valuesFilter = <const Name extends string>(
	displayName: string,
	name: Name,
	destination: Destination,
	{ placeholder, description, format = commaList }: FilterTexts,
) =>
	field(
		{
			displayName,
			name,
			type: 'string',
			typeOptions: { multipleValues: true, multipleValueButtonText: `Add ${displayName}` },
			default: '',
			placeholder,
			description,
		},
		destination,
		format,
	);

/** Collection of optional filters of a list operation. */
export const filters = <const Fields extends readonly AnyField[]>(fields: Fields) =>
	collection(
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
		},
		fields,
	);

/** Collection of optional settings of an operation. */
export const options = <const Fields extends readonly AnyField[]>(fields: Fields) =>
	collection(
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
		},
		fields,
	);

/** Collection of optional values of what an operation creates. */
export const additionalFields = <const Fields extends readonly AnyField[]>(fields: Fields) =>
	collection(
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
		},
		fields,
	);

/** Collection of the values that an operation changes. */
export const updateFields = <const Fields extends readonly AnyField[]>(fields: Fields) =>
	collection(
		{
			displayName: 'Update Fields',
			name: 'updateFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
		},
		fields,
	);
