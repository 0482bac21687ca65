import { created, type Members, updated } from './shape';

/**
 * A detection rule: the outputs of Get Rule in SEKOIA.IO's playbook module, with the inner members of its fields that the
 * module and public clients of the rules catalogue name. Severity is 0 to 100, effort 1 to 4; times are ISO text.
 */
export const rule: Members = {
	uuid: 'string',
	instance_uuid: 'string',
	community_uuid: 'string',
	enabled: 'boolean',
	name: 'string',
	type: 'string',
	description: 'string',
	payload: 'string',
	severity: 'integer',
	effort: 'integer',
	alert_type: { uuid: 'string', value: 'string', category_uuid: 'string' },
	alert_category: 'object',
	tags: [{ uuid: 'string', name: 'string' }],
	source: 'string',
	verified: 'boolean',
	private: 'boolean',
	is_private: 'boolean',
	related_object_refs: ['string'],
	datasources: [{ uuid: 'string', name: 'string' }],
	event_fields: ['any'],
	all_entities: 'boolean',
	entities: ['any'],
	all_assets: 'boolean',
	assets: ['any'],
	parameters: ['any'],
	similarity_strategy: ['any'],
	goal: 'string',
	false_positives: 'string',
	references: 'string',
	available_for_subcommunities: 'boolean',
	last_compilation_success: 'boolean',
	last_compilation_message: 'string',
	last_compilation_at: 'string',
	...created,
	...updated,
};
