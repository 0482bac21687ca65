import { simplifiedAlert } from '../../../shared/alertMembers';
import { query } from '../../../shared/fields/field';
import { booleanField } from '../../../shared/fields/simple';
import { list } from '../../engine/define';
import { exclusionFilters, searchFilters } from './searchFilters';

export const search = list({
	documented: 'Search Alerts',
	name: 'Search',
	value: 'search',
	action: 'Search alerts',
	description: 'Find alerts by status, urgency, rule, entity, date and more (Search Alerts)',
	call: 'GET /api/v1/sic/alerts',
	permissions: ['View alerts'],
	pageSize: 100,
	simplified: simplifiedAlert,
	included: { cases: ['cases'], stix: ['stix'] },
	sort: {
		description: 'What the alerts are sorted by',
		by: [
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
		],
	},
	filters: [...searchFilters, ...exclusionFilters],
	options: [
		booleanField(
			{ displayName: 'Include STIX', name: 'stix', description: 'Whether to add each alert as a STIX bundle' },
			query('stix'),
			{ default: true },
		),
		booleanField(
			{ displayName: 'Include Cases', name: 'cases', description: 'Whether to add the cases of each alert' },
			query('cases'),
			{ default: true },
		),
		booleanField(
			{
				displayName: 'Count All Matches',
				name: 'withCount',
				description: 'Whether SEKOIA.IO counts all matching alerts, as without this option. Off is faster.',
			},
			query('with_count'),
			{ default: true },
		),
	],
});
