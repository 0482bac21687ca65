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
import { simplifiedAlert } from '../../engine/simplify';
import { exclusionFilters, searchFilters } from './searchFilters';

export const search = operation({
	documented: 'Search Alerts',
	name: 'Search',
	value: 'search',
	action: 'Search alerts',
	description: 'Find alerts by status, urgency, rule, entity, date and more (Search Alerts)',
	request: { method: 'GET', path: '/api/v1/sic/alerts' },
	permissions: ['View alerts'],
	paged: { pageSize: 100 },
	simplified: simplifiedAlert,
	fields: [
		...pagingFields,
		simplifyField,
		filters([...searchFilters, ...exclusionFilters]),
		options([
			sortField('What the alerts are sorted by', [
				{ name: 'Created At', value: 'created_at' },
				{ name: 'Entity', value: 'entity' },
				{ name: 'Number of Events', value: 'similar' },
				{ name: 'Rule Name', value: 'rule_name' },
				{ name: 'Source', value: 'source' },
				{ name: 'Status', value: 'status' },
				{ name: 'Target', value: 'target' },
				{ name: 'Type', value: 'type' },
				{ name: 'Updated At', value: 'updated_at' },
				{ name: 'Urgency', value: 'urgency' },
			]),
			directionField,
			offsetField,
			splitField,
			field(
				{
					displayName: 'Include STIX',
					name: 'stix',
					type: 'boolean',
					default: true,
					description: 'Whether to add each alert as a STIX bundle',
				},
				query('stix'),
			),
			field(
				{
					displayName: 'Include Cases',
					name: 'cases',
					type: 'boolean',
					default: true,
					description: 'Whether to add the cases of each alert',
				},
				query('cases'),
			),
			field(
				{
					displayName: 'With Count',
					name: 'withCount',
					type: 'boolean',
					default: false,
					description: 'Whether SEKOIA.IO counts all matching alerts. It does unless this is turned off; off is faster.',
				},
				query('with_count'),
			),
		]),
	],
});
