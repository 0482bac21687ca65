import { query } from '../../../shared/fields/field';
import { booleanField } from '../../../shared/fields/simple';
import { list } from '../../engine/define';
import { communityOption, simplifiedListedCase } from './case';
import { searchFilters } from './searchFilters';

export const search = list({
	documented: 'Search Cases',
	name: 'Search',
	value: 'search',
	action: 'Search cases',
	description: 'Find cases by status, priority, verdict, assignee, alert, date and more (Search Cases)',
	call: 'GET /api/v1/sic/cases',
	permissions: ['View cases'],
	pageSize: 100,
	simplified: simplifiedListedCase,
	sort: {
		description: 'What the cases are sorted by',
		by: [
			{ name: 'Created At', value: 'created_at' },
			{ name: 'Title', value: 'title' },
		],
	},
	filters: searchFilters,
	options: [
		communityOption,
		booleanField(
			{
				displayName: 'Include Custom Status',
				name: 'withCustomStatuses',
				description: "Whether to ask SEKOIA.IO for the community's own status of each case",
			},
			query('with_custom_statuses'),
			{ default: true },
		),
	],
});
