import { optional, required, type DocumentedAction } from '../action';

const RULES = '/api/v1/sic/conf/rules-catalog/rules';

/**
 * Actions on rules of the playbook module v2.70, and the filters that SEKOIA.IO's OpenAPI file documents beyond it. Of
 * `sort` that file does not say what it takes.
 */
export const ruleActions: readonly DocumentedAction[] = [
	{
		name: 'Get rule',
		resource: 'rule',
		operation: 'get',
		action: 'Get a rule',
		call: `GET ${RULES}/{uuid}`,
		arguments: required('path', 'uuid'),
	},
	{
		name: 'List rules',
		resource: 'rule',
		operation: 'getAll',
		action: 'Get many rules',
		call: `GET ${RULES}`,
		arguments: optional(
			'query',
			'limit',
			'offset',
			'match[uuid]',
			'exclude[uuid]',
			'match[name]',
			'match[type]',
			'match[entity_uuid]',
			'enabled',
			'match[effort]',
			'range[severity]',
			'match[tag_name]',
			'match[tag_uuid]',
			'date[created_at]',
			'date[updated_at]',
			'match[source]',
			'verified',
			'match[related_object_ref]',
			'match[datasource_uuid]',
			'match[datasource_name]',
			'match[search]',
			'match[intake_format_uuid]',
			'has_active_alert_filters',
			'match[lifecycle]',
		),
	},
	...(['Enable', 'Disable'] as const).map((verb) => ({
		name: `${verb} rule`,
		resource: 'rule',
		operation: verb.toLowerCase(),
		action: `${verb} a rule`,
		call: `PUT ${RULES}/{uuid}/${verb.toLowerCase()}d`,
		arguments: [...required('path', 'uuid'), ...optional('query', 'community_uuid')],
	})),
];
