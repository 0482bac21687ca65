import { query } from '../../../shared/fields/field';
import { valuesFilter } from '../../../shared/fields/valuesFilter';
import { list } from '../../engine/define';
import { alertField } from '../alert/alert';
import { simplifiedCountermeasure } from './countermeasure';

export const getAll = list({
	documented: 'List the countermeasures of the alert',
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many countermeasures',
	description: 'Read what an alert proposes to do, and what was decided on it (List the countermeasures of the alert)',
	call: 'GET /api/v1/sic/alerts/{uuid}/countermeasures',
	permissions: ['View alerts'],
	pageSize: 100,
	simplified: simplifiedCountermeasure,
	sort: {
		description: 'What the countermeasures are sorted by',
		by: [
			{ name: 'Created At', value: 'created_at' },
			{ name: 'Dynamic Relevance', value: 'dynamic_relevance' },
			{ name: 'Name', value: 'name' },
			{ name: 'Relevance', value: 'relevance' },
			{ name: 'UUID', value: 'uuid' },
		],
	},
	fields: [alertField],
	filters: [
		valuesFilter(
			{ displayName: 'Countermeasure Status', name: 'status', description: 'Countermeasures with any of these statuses', placeholder: 'e.g. pending' },
			query('match[status]'),
		),
	],
});
