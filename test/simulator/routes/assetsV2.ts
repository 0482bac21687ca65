import { actorOf } from '../http/access';
import { notFound } from '../http/errors';
import { flag } from '../http/query';
import { group, page, Reply, route } from '../http/route';
import { anyObject, bool, integer, listOf, object, optional, text, uuid, type Infer } from '../http/schema';
import type { JsonObject } from '../json';
import { assetQueryV2, searchAssetsV2 } from '../search/assetSearch';
import { addValue } from '../state/assetProperties';
import type { Actor, Asset, AssetType } from '../state/model';
import type { World } from '../state/world';
import { assetListItemV2, assetViewV2 } from '../views/assetViewV2';

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

/** A property may be given as one value or as a list; it is kept as a list. */
function lists(values: JsonObject): Record<string, string[]> {
	return Object.fromEntries(
		Object.entries(values).map(([name, value]) => [name, (Array.isArray(value) ? value : [value]).map(String)]),
	);
}

export const assetV2Routes = group({ errors: 'detail' }, [
	route({
		method: 'GET',
		path: ASSETS,
		query: assetQueryV2,
		run({ world, query }) {
			const { items, total } = page(searchAssetsV2(world, query), query);
			const parts = {
				asV1: query.format === 'v1',
				atoms: query.incorporate_atoms,
				telemetry: query.with_telemetry,
				intakeFormats: query.include_intake_formats,
			};
			return { items: items.map((asset) => assetListItemV2(asset, parts)), total };
		},
	}),
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
		run: ({ world, params, query }) => 
			assetViewV2(assetOf(world, params.uuid), {
				telemetry: query.with_telemetry,
				compliance: query.with_compliance,
			}),
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
			// SEKOIA.IO's playbook module expects no output.
			return new Reply(204);
		},
	}),
	route({
		method: 'POST',
		path: `${ASSET}/prop/{prop}`,
		body: text(),
		run({ world, params, body }) {
			addValue(assetOf(world, params.uuid), 'props', params.prop, body);
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
					for (const value of values) addValue(destination, 'atoms', name, value);
				}
				source.revoked = { atMs: world.nowMs(), by: actorOf(key) };
			}
			destination.updatedMs = world.nowMs();
			return assetViewV2(destination);
		},
	}),
]);
