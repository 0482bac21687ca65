import { query } from '../../../shared/fields/field';
import { dateRangeField } from '../../../shared/fields/ranges';
import { valuesFilter } from '../../../shared/fields/valuesFilter';
import { list } from '../../engine/define';
import { caseHints, caseUuidField } from './case';

export const getComments = list({
	documented: 'List comments of a case',
	name: 'Get Comments',
	value: 'getComments',
	action: 'Get the comments of a case',
	description: 'Read the comments of a case, by author or date (List comments of a case)',
	call: 'GET /api/v1/sic/cases/{case_uuid}/comments',
	permissions: ['View cases'],
	hints: caseHints,
	pageSize: 100,
	sort: {
		description: 'What the comments are sorted by',
		by: [
			{ name: 'Created At', value: 'created_at' },
			{ name: 'Created By', value: 'created_by' },
			{ name: 'Updated At', value: 'updated_at' },
		],
	},
	fields: [caseUuidField],
	filters: [
		dateRangeField({ displayName: 'Created At', name: 'createdAt', description: 'Comments written in this span' }, query('date[created_at]')),
		valuesFilter(
			{
				displayName: 'Created By',
				name: 'createdBy',
				description: 'Comments of any of these users or API keys (UUID)',
				placeholder: 'e.g. 2b7f4c9a-5e18-4d36-b0a7-9f3c6e8d1a52',
			},
			query('match[created_by]'),
		),
	],
});
