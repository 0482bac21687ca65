import { optional, required, sentAs, type DocumentedAction } from '../action';

/** Actions on the threat intelligence. */
export const intelligenceActions: readonly DocumentedAction[] = [
	{
		name: 'Add IOC to IOC Collection',
		resource: 'iocCollection',
		operation: 'addIndicators',
		action: 'Add indicators to an IOC collection',
		call: 'POST /api/v2/inthreat/ioc-collections/{ioc_collection_id}/indicators/text',
		// The documented `indicator`, for one of them, is a list of one here.
		arguments: [
			...required('path', 'ioc_collection_id'),
			sentAs('format', required('body', 'indicator_type')),
			...optional('body', 'indicators'),
			...optional('node', 'indicators_path'),
			sentAs('valid_until', optional('body', 'valid_for')),
			// Of the API, beyond the documented action.
			...optional('body', 'description', 'valid_from', 'kill_chain_phases', 'x_ic_related_threat_refs'),
		],
	},
	{
		name: 'List the existing IOC collections',
		resource: 'iocCollection',
		operation: 'getAll',
		action: 'Get many IOC collections',
		call: 'GET /api/v2/inthreat/ioc-collections',
		arguments: optional('query', 'limit', 'offset', 'term', 'match[community_uuid]', 'with_indicators_count'),
	},
	{
		name: 'Get indicators context',
		resource: 'indicator',
		operation: 'getContext',
		action: 'Get the context of indicators',
		call: 'GET /api/v2/inthreat/indicators/context',
		arguments: required('query', 'value', 'type'),
	},
];
