import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { field, query, usedByNode } from '../../shared/fields/field';
import { booleanField, numberField } from '../../shared/fields/simple';
import { narrowing } from '../../shared/fields/variants';
import { inputError } from '../../shared/inputError';

const limitField = field(
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		displayOptions: { show: { returnAll: [false] } },
		default: 50,
		description: 'Max number of results to return',
	},
	usedByNode('limit'),
);

/** Return All and Limit. */
export const pagingFields = [
	booleanField(
		{ displayName: 'Return All', name: 'returnAll', description: 'Whether to return all results or only up to a given limit' },
		usedByNode(),
		{ default: false },
	),
	narrowing(limitField),
] as const;

/** What `pagingFields` give. */
export interface PagingValues {
	returnAll?: boolean;
	limit?: number;
}

/** How many results are wanted; Infinity for all. @throws InputError when there is no limit, which never means all */
export function wantedOf({ returnAll, limit }: PagingValues): number {
	if (returnAll) return Infinity;
	if (limit !== undefined) return limit;
	throw inputError('"Limit" is empty', 'Enter a Limit, or turn on Return All.');
}

/** For operations with filters; `NodeParameters` reads it. */
export const ignoreEmptyField = booleanField(
	{
		displayName: 'Ignore Empty Filters',
		name: 'ignoreEmptyFilters',
		description: 'Whether a filter whose expression comes to nothing is left out, so that more is found. Without this option it is an error.',
	},
	usedByNode(),
	{ default: true },
);

export const offsetField = numberField(
	{ displayName: 'Offset', name: 'offset', description: 'How many results to skip before the first one' },
	usedByNode('offset'),
	{ min: 0, default: 0 },
);

/** Beside Return All and Limit, since it decides how often the rest of the workflow runs. */
export const oneItemField = booleanField(
	{
		displayName: 'Output as One Item',
		name: 'outputAsOneItem',
		description:
			'Whether to output one item with the whole list and the total. Off: one item per result, so that the nodes after this one run once for each.',
	},
	usedByNode(),
	{ default: false },
);

export const directionField = field(
	{
		displayName: 'Sort Direction',
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

// A whole property, since n8n's lint asks the default of options to be a literal.
const sortBy: INodeProperties & { name: 'sort' } = { displayName: 'Sort By', name: 'sort', type: 'options', default: '' };

/** What a list is sorted by; the first option is the default. */
export const sortField = (description: string, by: readonly INodePropertyOptions[]) =>
	field({ ...sortBy, options: [...by], default: by[0]?.value ?? '', description }, query('sort'));
