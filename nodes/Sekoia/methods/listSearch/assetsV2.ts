import { listSearch, namedObjects, type ListSource } from '../listPage';

/** Assets of the second asset API, which alerts refer to. Unlike the first, it is in SEKOIA.IO's OpenAPI file. */
const assets = namedObjects('asset', '/api/v2/asset-management/assets', 'View assets', {
	search: (typed) => ['search', typed],
	byId: (id) => ['uuids', id],
	distinguishedBy: 'type',
});

/** The same with revoked assets, which are marked: the API cannot list them alone. */
const assetsWithRevoked: ListSource = {
	...assets,
	query: [['include_revoked', 'true']],
	toItem: (asset) => {
		const item = assets.toItem(asset);
		return asset.revoked === true ? { ...item, name: `${item.name} (revoked)` } : item;
	},
};

/** Assets that are not revoked. */
export const searchAssetsV2 = listSearch(assets);
/** All assets, also the revoked ones. */
export const searchAssetsV2WithRevoked = listSearch(assetsWithRevoked);
