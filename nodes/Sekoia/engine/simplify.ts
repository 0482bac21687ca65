import { isJsonObject, type Json, type JsonObject } from '../../shared/json';

/** Name of a member in the simplified object -> where it is in the API's object, such as `rule.name`. */
export type Simplified = Readonly<Record<string, string>>;

function valueAt(object: JsonObject, place: string): Json {
	let value: Json = object;
	for (const name of place.split('.')) {
		value = isJsonObject(value) ? (value[name] ?? null) : null;
	}
	return value;
}

/** The few members of `object` that most workflows need, without nesting; null where there is none. */
export function simplify(object: JsonObject, members: Simplified): JsonObject {
	return Object.fromEntries(Object.entries(members).map(([name, place]) => [name, valueAt(object, place)]));
}

/** Alerts: at most ten members, most useful first. */
export const simplifiedAlert: Simplified = {
	short_id: 'short_id',
	title: 'title',
	status: 'status.name',
	urgency: 'urgency.current_value',
	rule: 'rule.name',
	entity: 'entity.name',
	source: 'source',
	target: 'target',
	created_at: 'created_at',
	uuid: 'uuid',
};

/** Assets of the first asset API. */
export const simplifiedAsset: Simplified = {
	name: 'name',
	type: 'asset_type.name',
	category: 'category.name',
	criticity: 'criticity.value',
	description: 'description',
	owners: 'owners',
	updated_at: 'updated_at',
	uuid: 'uuid',
};

/** Assets of the second asset API. */
export const simplifiedAssetV2: Simplified = {
	name: 'name',
	type: 'type',
	category: 'category',
	criticality: 'criticality',
	description: 'description',
	tags: 'tags',
	reviewed: 'reviewed',
	revoked: 'revoked',
	updated_at: 'updated_at',
	uuid: 'uuid',
};

/** Cases: at most ten members, most useful first. */
export const simplifiedCase: Simplified = {
	short_id: 'short_id',
	title: 'title',
	status: 'status',
	priority: 'priority',
	verdict: 'verdict.label',
	tags: 'tags',
	number_of_alerts: 'number_of_alerts',
	created_at: 'created_at',
	updated_at: 'updated_at',
	uuid: 'uuid',
};

export const simplifiedCountermeasure: Simplified = {
	name: 'name',
	status: 'status',
	description: 'description',
	relevance: 'relevance',
	alert_uuid: 'alert_uuid',
	activated_at: 'activated_at',
	denied_at: 'denied_at',
	uuid: 'uuid',
};
