import { client, field, query, type Destination } from './field';
import { dateRange, number, numberRange } from './formats';

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
		default: true,
		description: 'Whether to output one item per result. Turn off to get one item with the whole list and the total.',
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
						{ displayName: 'Min', name: 'min', type: 'number', default: bounds.min, description: 'Smallest value, included' },
						{ displayName: 'Max', name: 'max', type: 'number', default: bounds.max, description: 'Largest value, included' },
					],
				},
			],
		},
		destination,
		numberRange(bounds),
	);

