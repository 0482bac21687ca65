import {
	directionField,
	filters,
	offsetField,
	options,
	pagingFields,
	simplifyField,
	sortField,
	splitField,
} from '../../../shared/fields/common';
import { field, query } from '../../../shared/fields/field';
import { operation } from '../../engine/define';
import { simplifiedCase } from '../../engine/simplify';
import { communityOption } from './case';
import { searchFilters } from './searchFilters';

export const search = operation({
	documented: 'Search Cases',
	name: 'Search',
	value: 'search',
	action: 'Search cases',
	description: 'Find cases by status, priority, verdict, assignee, alert, date and more (Search Cases)',
	request: { method: 'GET', path: '/api/v1/sic/cases' },
	permissions: ['View cases'],
	paged: { pageSize: 100 },
	simplified: simplifiedCase,
	fields: [
		...pagingFields,
		simplifyField,
		filters(searchFilters),
		options([
			communityOption,
			field(
				{
					displayName: 'Include Custom Status',
					name: 'withCustomStatuses',
					type: 'boolean',
					default: true,
					description: "Whether to ask SEKOIA.IO for the community's own status of each case",
				},
				query('with_custom_statuses'),
			),
			sortField('What the cases are sorted by', [
				{ name: 'Created At', value: 'created_at' },
				{ name: 'Title', value: 'title' },
			]),
			directionField,
			offsetField,
			splitField,
		]),
	],
});
