import { options } from '../../../shared/fields/collections';
import { path, query } from '../../../shared/fields/field';
import { locatorField, namedLocator, optionalLocator } from '../../../shared/fields/locators';
import type { ApiCall, StatusHints } from '../../../shared/http/apiCall';
import { moment, type Simplified } from '../../../shared/simplify';
import { communityLocator } from '../tenant';

const ruleLocator = namedLocator('searchRules', { name: 'Many failed logons', id: '9a3d7e10-6f4b-4c28-8e51-d0b7f2a94c36' });

/** The rule that an operation works on, as `{uuid}` of its path. */
export const ruleField = locatorField({ displayName: 'Rule', name: 'uuid', description: 'The rule to work on' }, path('uuid'), ruleLocator);

/** The fields of Enable and Disable. */
export const switchFields = [
	ruleField,
	options([
		optionalLocator(
			{ displayName: 'Community', name: 'communityUuid', description: "The community in which to do it. Without this option: the API key's own" },
			query('community_uuid'),
			communityLocator,
		),
	]),
] as const;

/**
 * The call of Enable and Disable, the community in its query and its body: SEKOIA.IO's playbook module sends it in
 * the former, while the OpenAPI file declares a body.
 */
export function withCommunity(call: ApiCall, { options: { communityUuid } }: { options: { communityUuid?: string } }): ApiCall {
	return { ...call, body: communityUuid === undefined ? {} : { community_uuid: communityUuid } };
}

export const ruleHints: StatusHints = {
	404: {
		summary: 'SEKOIA.IO did not find the rule {id}',
		cure: 'Choose the rule from the list, or check its UUID. The API key must belong to a community that sees the rule.',
	},
};

/** At most ten members, most useful first. */
export const simplifiedRule: Simplified = {
	name: 'name',
	enabled: 'enabled',
	severity: 'severity',
	effort: 'effort',
	type: 'type',
	alert_type: 'alert_type.value',
	source: 'source',
	description: 'description',
	updated_at: moment('updated_at'),
	uuid: 'uuid',
};
