import { actorOf } from '../http/access';
import { badRequest, notFound } from '../http/errors';
import { paging, required, string } from '../http/query';
import { group, noContent, page, route } from '../http/route';
import { integer, listOf, object, optional, text, uuid } from '../http/schema';
import { assetQueryV1, searchAssetsV1 } from '../search/assetSearch';
import { addValue, type PropertyKind } from '../state/assetProperties';
import type { Asset, AssetType, Named } from '../state/model';
import type { World } from '../state/world';
import { assetListItemV1, assetViewV1, propertyOfKey, rowView, V1_TYPES } from '../views/assetViewV1';

const BASE = '/api/v1/asset-management';
const ASSET = `${BASE}/assets/{uuid}`;

function assetOf(world: World, uuid: string): Asset {
	const asset = world.assets.find((candidate) => candidate.uuid === uuid && candidate.revoked === null);
	if (!asset) throw notFound('Asset');
	return asset;
}

const rows = optional(listOf(object({ name: text({ min: 1 }), value: text() })));
const rowQuery = { name: required(string()), value: required(string()) };

/** Adds a value under its v1 name. @returns the row that shows it */
function addRow(asset: Asset, kind: PropertyKind, name: string, value: string) {
	addValue(asset, kind, kind === 'atoms' ? propertyOfKey(name) : name, value);
	return rowView(asset, name, value);
}

/** The first asset API, which newer tenants no longer have. */
export const assetV1Routes = group({ enabled: (world) => world.options.assetsV1 }, [
	route({
		method: 'GET',
		path: `${BASE}/assets`,
		query: assetQueryV1,
		run({ world, query }) {
			const { items, total } = page(searchAssetsV1(world, query), query);
			return { items: items.map(assetListItemV1), total };
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
			return assetViewV1(asset);
		},
	}),
	route({
		method: 'GET',
		path: ASSET,
		run: ({ world, params }) => assetViewV1(assetOf(world, params.uuid)),
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
			return page(
				types.map(({ uuid, name }) => ({ uuid, name })),
				query,
			);
		},
	}),
]);
