import { listSearch, namedObjects, type ListSource } from '../listPage';

/** Assets as the alerts know them; unlike the first asset API this one is documented today. */
const assets = namedObjects('/api/v2/asset-management/assets', 'View assets', {
	search: (typed) => ['search', typed],
	distinguishedBy: 'type',
});

/** Revoked assets among the others, marked; the API gives no list of revoked ones alone. */
const assetsWithRevoked: ListSource = {
	...assets,
	query: [['include_revoked', 'true']],
	toItem: (asset) => {
		const item = assets.toItem(asset);
		return asset.revoked === true ? { ...item, name: `${item.name} (revoked)` } : item;
	},
};

export const searchAssetsV2 = listSearch(assets);
export const searchAssetsV2WithRevoked = listSearch(assetsWithRevoked);
