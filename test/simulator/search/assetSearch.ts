import { dates, flag, int, list, named, oneOf, paging, range, sorting, string, type QueryOf } from '../http/query';
import type { Asset } from '../state/model';
import type { World } from '../state/world';
import { typeV1, V1_CATEGORIES, V1_TYPES } from '../views/assetViewV1';
import { isOneOf, sortBy, within } from './filters';

const MATCH_V1 = [
	'uuid',
	'name',
	'category_name',
	'category_uuid',
	'type_name',
	'type_uuid',
	'community_uuid',
] as const;

/** Query parameters of the list of the first asset API. */
export const assetQueryV1 = {
	...paging(),
	...named('match', MATCH_V1, list),
	...named('date', ['created_at', 'updated_at'], dates),
	'range[criticality]': range(),
	...sorting('name', 'created_at', 'updated_at', 'criticality'),
	extended: flag(),
};

/** Query parameters of the list of the second asset API. */
export const assetQueryV2 = {
	...paging(),
	search: string(),
	uuids: list(),
	community_uuids: list(),
	type: list(),
	category: list(),
	source: list(),
	tags: list(),
	reviewed: flag(),
	rule_uuid: string(),
	rule_version: string(),
	criticality: int(0, 100),
	...sorting('name', 'type', 'created_at', 'criticality'),
	also_search_in_detection_properties: flag(),
	also_search_in_tags: flag(),
	with_telemetry: flag(),
	incorporate_atoms: flag(),
	include_revoked: flag(),
	include_intake_formats: flag(),
	format: oneOf('v1'),
	connectors: list(),
	connectors_configuration: list(),
	intake_format_uuids: list(),
};

const SORT_KEYS = {
	name: (asset: Asset) => asset.name,
	type: (asset: Asset) => asset.type,
	created_at: (asset: Asset) => asset.createdMs,
	updated_at: (asset: Asset) => asset.updatedMs,
	criticality: (asset: Asset) => asset.criticality,
};

/** The values of an asset that a `match` filter of the first API looks at. */
function matchable(asset: Asset): Record<(typeof MATCH_V1)[number], string> {
	const { category } = V1_TYPES[asset.type];
	const type = typeV1(asset);
	return {
		uuid: asset.uuid,
		name: asset.name,
		category_name: category,
		category_uuid: V1_CATEGORIES[category],
		type_name: type.name,
		type_uuid: type.uuid,
		community_uuid: asset.community_uuid,
	};
}

/** All assets that match, in the order asked for (newest first by default); the first API shows no revoked ones. */
export function searchAssetsV1(world: World, query: QueryOf<typeof assetQueryV1>): Asset[] {
	const found = world.assets.filter((asset) => {
		const values = matchable(asset);
		return (
			asset.revoked === null &&
			MATCH_V1.every((field) => isOneOf(query[`match[${field}]`], values[field])) &&
			within(query['range[criticality]'], asset.criticality) &&
			within(query['date[created_at]'], asset.createdMs) &&
			within(query['date[updated_at]'], asset.updatedMs ?? asset.createdMs)
		);
	});
	return sortBy<Asset>(found, SORT_KEYS[query.sort ?? 'created_at'], query.direction ?? 'desc');
}

/** All assets that match, in the order asked for (newest first by default). */
export function searchAssetsV2(world: World, query: QueryOf<typeof assetQueryV2>): Asset[] {
	const search = query.search?.toLowerCase();
	const found = world.assets.filter(
		(asset) =>
			(query.include_revoked || asset.revoked === null) &&
			(search === undefined ||
				contains([asset.name], search) ||
				(query.also_search_in_detection_properties && contains(Object.values(asset.atoms).flat(), search)) ||
				(query.also_search_in_tags && contains(asset.tags, search))) &&
			isOneOf(query.uuids, asset.uuid) &&
			isOneOf(query.community_uuids, asset.community_uuid) &&
			isOneOf(query.type, asset.type) &&
			isOneOf(query.category, asset.category) &&
			isOneOf(query.source, asset.source) &&
			(query.tags?.some((tag) => asset.tags.includes(tag)) ?? true) &&
			(query.reviewed === undefined || query.reviewed === (asset.reviewed !== null)) &&
			asset.criticality >= (query.criticality ?? 0) &&
			// No simulated asset was made by a rule.
			query.rule_uuid === undefined,
	);
	return sortBy<Asset>(found, SORT_KEYS[query.sort ?? 'created_at'], query.direction ?? 'desc');
}

function contains(values: string[], search: string): boolean {
	return values.some((value) => value.toLowerCase().includes(search));
}
