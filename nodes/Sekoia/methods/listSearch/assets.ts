import { byName, byUuid, listSearch, namedObjects } from '../listPage';

/** Assets of the first asset API. */
export const searchAssets = listSearch(
	namedObjects('asset', '/api/v1/asset-management/assets', 'View assets', { search: byName, byId: byUuid, distinguishedBy: 'asset_type' }),
);
