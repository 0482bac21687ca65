import { badRequest, notFound } from '../http/errors';
import { sortBy } from '../search/alertSearch';
import type { Asset, AssetType, Named } from '../state/model';
import { dates, flag, list, named, paging, range, required, sorting, string, type Interval } from '../http/query';
import { group, noContent, page, route } from '../http/route';
import { integer, listOf, object, optional, text, uuid } from '../http/schema';
import { addRow, assetViewV1, typeV1, V1_CATEGORIES, V1_TYPES } from '../views/assetView';
import type { World } from '../state/world';
import { actorOf } from './alerts';

const BASE = '/api/v1/asset-management';
const ASSET = `${BASE}/assets/{uuid}`;
const MATCH = ['uuid', 'name', 'category_name', 'category_uuid', 'type_name', 'type_uuid', 'community_uuid'] as const;

function assetOf(world: World, uuid: string): Asset {
	const asset = world.assets.find((candidate) => candidate.uuid === uuid && candidate.revoked === null);
	if (!asset) throw notFound('Asset');
	return asset;
}

function matchable(asset: Asset): Record<(typeof MATCH)[number], string> {
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

const within = (interval: Interval | undefined, value: number) =>
	!interval || (value >= interval.from && value <= interval.to);

const SORT_KEYS = {
	name: (asset: Asset) => asset.name,
	created_at: (asset: Asset) => asset.createdMs,
	updated_at: (asset: Asset) => asset.updatedMs,
	criticality: (asset: Asset) => asset.criticality,
};

const rows = optional(listOf(object({ name: text({ min: 1 }), value: text() })));
const rowQuery = { name: required(string()), value: required(string()) };

/** The asset API of the early days; newer tenants no longer have it. */
export const assetV1Routes = group({ enabled: (world) => world.options.assetsV1 }, [
	route({
		method: 'GET',
		path: `${BASE}/assets`,
		query: {
			...paging(),
			...named('match', MATCH, list),
			...named('date', ['created_at', 'updated_at'], dates),
			'range[criticality]': range(),
			...sorting('name', 'created_at', 'updated_at', 'criticality'),
			extended: flag(),
		},
		run({ world, query }) {
			const found = world.assets.filter((asset) => {
				const values = matchable(asset);
				return (
					asset.revoked === null &&
					MATCH.every((field) => query[`match[${field}]`]?.includes(values[field]) ?? true) &&
					within(query['range[criticality]'], asset.criticality) &&
					within(query['date[created_at]'], asset.createdMs) &&
					within(query['date[updated_at]'], asset.updatedMs ?? asset.createdMs)
				);
			});
			const sorted = sortBy<Asset>(found, SORT_KEYS[query.sort ?? 'created_at'], query.direction ?? 'desc');
			const { items, total } = page(sorted, query);
			return { items: items.map((asset) => assetViewV1(asset, false)), total };
		},
	}),
	route({
		method: 'POST',
		path: `${BASE}/assets`,
		body: object({
			asset_type: object({ uuid: optional(uuid()), name: optional(text()) }),
			name: text({ min: 1 }),
			criticity: integer(0, 100),
			description: optional(text()),
			attributes: rows,
			keys: rows,
			owners: optional(listOf(text())),
			community_uuid: optional(uuid()),
		}),
		run({ world, body, key }) {
			const { uuid: typeUuid, name: typeName } = body.asset_type;
			const isMeant = ({ uuid, name }: Named) => (typeUuid === undefined ? name === typeName : uuid === typeUuid);
			const type = (Object.keys(V1_TYPES) as AssetType[]).find((candidate) => isMeant(V1_TYPES[candidate]));
			const ownType = world.reference.assetTypes.find(isMeant);
			if (!type && !ownType) throw badRequest(`Unknown asset type ${typeUuid ?? typeName}`);
			const asset = world.draw.asset(world.nowMs(), actorOf(key), body.name, type ?? 'host');
			asset.ownType = ownType;
			asset.criticality = body.criticity;
			asset.description = body.description ?? '';
			asset.owners = body.owners ?? [];
			asset.community_uuid = body.community_uuid ?? asset.community_uuid;
			for (const { name, value } of body.keys ?? []) addRow(asset, 'atoms', name, value);
			for (const { name, value } of body.attributes ?? []) addRow(asset, 'props', name, value);
			world.assets.push(asset);
			return assetViewV1(asset, true);
		},
	}),
	route({
		method: 'GET',
		path: ASSET,
		run: ({ world, params }) => assetViewV1(assetOf(world, params.uuid), true),
	}),
	route({
		method: 'DELETE',
		path: ASSET,
		run({ world, params }) {
			world.assets.splice(world.assets.indexOf(assetOf(world, params.uuid)), 1);
			return noContent();
		},
	}),
	...(['attr', 'keys'] as const).map((part) =>
		route({
			method: 'POST',
			path: `${ASSET}/${part}`,
			query: rowQuery,
			body: 'empty',
			run({ world, params, query }) {
				const asset = assetOf(world, params.uuid);
				asset.updatedMs = world.nowMs();
				return addRow(asset, part === 'keys' ? 'atoms' : 'props', query.name, query.value);
			},
		}),
	),
	route({
		method: 'GET',
		path: `${BASE}/asset-types`,
		query: paging(),
		run({ world, query }) {
			const types = [...Object.values(V1_TYPES), ...world.reference.assetTypes];
			return page(types.map(({ uuid, name }) => ({ uuid, name })), query);
		},
	}),
	route({
		method: 'GET',
		path: `${BASE}/categories`,
		query: paging(),
		run: ({ query }) => page(Object.entries(V1_CATEGORIES).map(([name, uuid]) => ({ uuid, name })), query),
	}),
	route({
		method: 'GET',
		path: `${BASE}/attribute-names`,
		query: paging(),
		run: ({ world, query }) => page([...new Set(world.assets.flatMap(({ props }) => Object.keys(props)))], query),
	}),
]);
