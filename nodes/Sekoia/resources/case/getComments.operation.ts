import {
	dateRangeField,
	directionField,
	filters,
	offsetField,
	options,
	pagingFields,
	sortField,
	splitField,
	valuesFilter,
} from '../../../shared/fields/common';
import { query } from '../../../shared/fields/field';
import { operation } from '../../engine/define';
import { caseHints, caseUuidField } from './case';

export const getComments = operation({
	documented: 'List comments of a case',
	name: 'Get Comments',
	value: 'getComments',
	action: 'List comments of a case',
	description: 'Read the comments of a case, by author or date (List comments of a case)',
	request: { method: 'GET', path: '/api/v1/sic/cases/{case_uuid}/comments' },
	permissions: ['View cases'],
	hints: caseHints,
	paged: { pageSize: 100 },
	fields: [
		caseUuidField,
		...pagingFields,
		filters([
			dateRangeField('Created At', 'createdAt', query('date[created_at]'), 'Comments written in this span'),
			valuesFilter('Created By', 'createdBy', query('match[created_by]'), {
				placeholder: 'e.g. 2b7f4c9a-5e18-4d36-b0a7-9f3c6e8d1a52',
				description: 'Comments of any of these users or API keys (UUID)',
			}),
		]),
		options([
			sortField('What the comments are sorted by', [
				{ name: 'Created At', value: 'created_at' },
				{ name: 'Created By', value: 'created_by' },
				{ name: 'Updated At', value: 'updated_at' },
			]),
			directionField,
			offsetField,
			splitField,
		]),
	],
});
