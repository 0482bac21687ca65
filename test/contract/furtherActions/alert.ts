import { optional, required, type DocumentedAction } from '../action';

/** Calls on alerts that SEKOIA.IO's OpenAPI file documents, by their summaries there. */
export const alertActions: readonly DocumentedAction[] = [
	{
		name: 'List the comments of an alert',
		resource: 'alert',
		operation: 'getComments',
		action: 'Get the comments of an alert',
		call: 'GET /api/v1/sic/alerts/{uuid}/comments',
		arguments: [...required('path', 'uuid'), ...optional('query', 'limit', 'offset')],
	},
	{
		name: 'Get the history of an alert',
		resource: 'alert',
		operation: 'getHistory',
		action: 'Get the history of an alert',
		call: 'GET /api/v1/sic/alerts/{uuid}/history',
		arguments: [...required('path', 'uuid'), ...optional('query', 'limit', 'offset', 'community_uuid')],
	},
	{
		name: 'List the countermeasures of the alert',
		resource: 'countermeasure',
		operation: 'getAll',
		action: 'Get many countermeasures',
		call: 'GET /api/v1/sic/alerts/{uuid}/countermeasures',
		arguments: [...required('path', 'uuid'), ...optional('query', 'limit', 'offset', 'match[status]', 'sort', 'direction')],
	},
];
