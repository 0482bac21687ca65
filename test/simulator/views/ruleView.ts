import { createHash } from 'node:crypto';

import type { Rule } from '../state/model';
import type { World } from '../state/world';
import { iso, isoOrNull } from './time';

/** A tag as the API shows it; clients name tags when they create a rule. */
export const tagsOf = ({ rest }: Rule) =>
	(Array.isArray(rest.tags) ? rest.tags.map(String) : []).map((name) => {
		const hex = createHash('sha1').update(name).digest('hex');
		return { uuid: [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-'), name };
	});

/** Whether SEKOIA.IO made the rule. */
export const isVerified = ({ source }: Rule): boolean => source === 'sekoia';

/** A rule of the catalog as the API shows it. */
export function ruleView(world: World, rule: Rule): object {
	const { rest, createdMs, created_by, updatedMs, ...shown } = rule;
	const { alert_type_uuid = null, ...given } = rest;
	return {
		community_uuid: world.communityUuid,
		parameters: [],
		all_entities: true,
		entities: [],
		all_assets: true,
		assets: [],
		last_compilation_success: true,
		last_compilation_message: null,
		last_compilation_at: iso(createdMs),
		private: false,
		is_private: false,
		alert_type: { uuid: alert_type_uuid, value: 'brute-force' },
		alert_category: { name: 'intrusion-attempts' },
		verified: isVerified(rule),
		related_object_refs: [],
		datasources: [],
		event_fields: [],
		similarity_strategy: [],
		goal: null,
		false_positives: null,
		references: null,
		available_for_subcommunities: false,
		instance_uuid: rule.uuid,
		...given,
		tags: tagsOf(rule),
		...shown,
		created_at: iso(createdMs),
		created_by: created_by.uuid,
		created_by_type: created_by.type,
		updated_at: isoOrNull(updatedMs),
		updated_by: null,
		updated_by_type: null,
	};
}
