import type { Members } from './shape';

/** A list of indicators, as in SEKOIA.IO's OpenAPI file of July 2026. Times are ISO text. */
export const iocCollection: Members = {
	id: 'string',
	name: 'string',
	description: 'string',
	created: 'string',
	modified: 'string',
	created_by: 'string',
	modified_by: 'string',
	community_uuid: 'string',
	available_for_sub_communities: 'boolean',
	indicators_count: 'integer',
};
