import { notFound } from '../http/errors';
import { sortBy } from '../search/alertSearch';
import type { Actor, Asset, AssetType } from '../state/model';
import type { JsonObject } from '../json';
import { flag, int, list, oneOf, paging, sorting, string } from '../http/query';
import { group, page, Reply, route } from '../http/route';
import { anyObject, bool, integer, listOf, object, optional, text, uuid, type Infer } from '../http/schema';
import { addRow, assetViewV1, assetViewV2 } from '../views/assetView';
import type { World } from '../state/world';
import { actorOf } from './alerts';

const ASSETS = '/api/v2/asset-management/assets';
const ASSET = `${ASSETS}/{uuid}`;
const TYPES = ['host', 'account', 'network'] as const;

const members = {
	entity_uuid: optional(uuid()),
	description: optional(text()),
	category: optional(text()),
	criticality: optional(integer(0, 100)),
	props: optional(anyObject()),
	atoms: optional(anyObject()),
	tags: optional(listOf(text())),
	reviewed: optional(bool()),
};
const edition = object({
	...members,
	name: optional(text({ min: 2 })),
	type: optional(text({ oneOf: TYPES })),
	revoked: optional(bool()),
});

function assetOf(world: World, id: string): Asset {
	const asset = world.assets.find((candidate) => candidate.uuid === id);
	if (!asset) throw notFound('Asset');
	return asset;
}

function edit(world: World, asset: Asset, change: Infer<typeof edition>, by: Actor): void {
	const { props, atoms, type, reviewed, revoked, ...rest } = change;
	for (const [name, value] of Object.entries(rest)) {
		if (value !== undefined) Object.assign(asset, { [name]: value });
	}
	if (type !== undefined) asset.type = type as AssetType;
	if (props !== undefined) asset.props = lists(props);
	if (atoms !== undefined) asset.atoms = lists(atoms);
	const deed = (done: boolean) => (done ? { atMs: world.nowMs(), by } : null);
	if (reviewed !== undefined) asset.reviewed = deed(reviewed);
	if (revoked !== undefined) asset.revoked = deed(revoked);
	asset.updatedMs = world.nowMs();
}

/** Properties may be given as one value or several. */
function lists(values: JsonObject): Record<string, string[]> {
	return Object.fromEntries(
		Object.entries(values).map(([name, value]) => [name, (Array.isArray(value) ? value : [value]).map(String)]),
	);
}

const SORT_KEYS = {
	name: (asset: Asset) => asset.name,
	type: (asset: Asset) => asset.type,
	created_at: (asset: Asset) => asset.createdMs,
	criticality: (asset: Asset) => asset.criticality,
};

function contains(values: string[], search: string): boolean {
	return values.some((value) => value.toLowerCase().includes(search));
}

const listing = route({
	method: 'GET',
	path: ASSETS,
	query: {
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
	},
	run({ world, query }) {
		const search = query.search?.toLowerCase();
		const found = world.assets.filter(
			(asset) =>
				(query.include_revoked || asset.revoked === null) &&
				(search === undefined ||
					contains([asset.name], search) ||
					(query.also_search_in_detection_properties && contains(Object.values(asset.atoms).flat(), search)) ||
					(query.also_search_in_tags && contains(asset.tags, search))) &&
				(query.uuids?.includes(asset.uuid) ?? true) &&
				(query.community_uuids?.includes(asset.community_uuid) ?? true) &&
				(query.type?.includes(asset.type) ?? true) &&
				(query.category?.includes(asset.category) ?? true) &&
				(query.source?.includes(asset.source) ?? true) &&
				(query.tags?.some((tag) => asset.tags.includes(tag)) ?? true) &&
				(query.reviewed === undefined || query.reviewed === (asset.reviewed !== null)) &&
				asset.criticality >= (query.criticality ?? 0) &&
				query.rule_uuid === undefined,
		);
		const sorted = sortBy<Asset>(found, SORT_KEYS[query.sort ?? 'created_at'], query.direction ?? 'desc');
		const { items, total } = page(sorted, query);
		const view = (asset: Asset) => (query.format === 'v1' ? assetViewV1(asset, true) : assetViewV2(asset));
		return { items: items.map(view), total };
	},
});

export const assetV2Routes = group({ errors: 'detail' }, [
	listing,
	route({
		method: 'POST',
		path: ASSETS,
		body: object({
			...members,
			name: text({ min: 2 }),
			type: text({ oneOf: TYPES }),
			uuid: optional(uuid()),
			community_uuid: uuid(),
			source: optional(text({ oneOf: ['manual', 'automatic', 'import'] })),
		}),
		run({ world, body, key }) {
			const { name, type, uuid: chosen, community_uuid, source = 'manual', ...rest } = body;
			const asset = world.draw.asset(world.nowMs(), actorOf(key), name, type as AssetType);
			Object.assign(asset, { community_uuid, source, ...(chosen !== undefined && { uuid: chosen }) });
			edit(world, asset, { ...rest, name, type, revoked: undefined }, actorOf(key));
			asset.updatedMs = null;
			world.assets.push(asset);
			return assetViewV2(asset);
		},
	}),
	route({
		method: 'GET',
		path: ASSET,
		query: { with_telemetry: flag(), with_compliance: flag() },
		run: ({ world, params }) => assetViewV2(assetOf(world, params.uuid)),
	}),
	route({
		method: 'PUT',
		path: ASSET,
		body: edition,
		run({ world, params, body, key }) {
			const asset = assetOf(world, params.uuid);
			edit(world, asset, body, actorOf(key));
			return assetViewV2(asset);
		},
	}),
	...(['revoke', 'restore'] as const).map((verb) =>
		route({
			method: 'PUT',
			path: `${ASSET}/${verb}`,
			body: 'empty',
			run({ world, params, key }) {
				const asset = assetOf(world, params.uuid);
				asset.revoked = verb === 'revoke' ? { atMs: world.nowMs(), by: actorOf(key) } : null;
				return assetViewV2(asset);
			},
		}),
	),
	route({
		method: 'DELETE',
		path: ASSET,
		run({ world, params, key }) {
			const asset = assetOf(world, params.uuid);
			asset.revoked = { atMs: world.nowMs(), by: actorOf(key) };
			return assetViewV2(asset);
		},
	}),
	route({
		method: 'POST',
		path: `${ASSET}/prop/{prop}`,
		body: text(),
		run({ world, params, body }) {
			addRow(assetOf(world, params.uuid), 'props', params.prop, body);
			return new Reply(200, true);
		},
	}),
	route({
		method: 'POST',
		path: `${ASSETS}/merge`,
		body: object({ destination: uuid(), sources: listOf(uuid(), 1) }),
		run({ world, body, key }) {
			const destination = assetOf(world, body.destination);
			for (const source of body.sources.map((id) => assetOf(world, id))) {
				for (const [name, values] of Object.entries(source.atoms)) {
					for (const value of values) addRow(destination, 'atoms', name, value);
				}
				source.revoked = { atMs: world.nowMs(), by: actorOf(key) };
			}
			destination.updatedMs = world.nowMs();
			return assetViewV2(destination);
		},
	}),
]);
