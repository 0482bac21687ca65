import { path } from '../../../shared/fields/field';
import { locatorField, namedLocator } from '../../../shared/fields/locators';
import type { StatusHints } from '../../../shared/http/apiCall';
import { moment, type Simplified } from '../../../shared/simplify';

const assetLocator = namedLocator('searchAssets', { name: 'DC01', id: '4b8a0c3e-7d52-4f1b-9c86-2e5d7a1f0b34' });

/** The asset that an operation works on, as `{uuid}` of its path. */
export const assetField = locatorField({ displayName: 'Asset', name: 'uuid', description: 'The asset to work on' }, path('uuid'), assetLocator);

export const simplifiedAsset: Simplified = {
	name: 'name',
	type: 'asset_type.name',
	category: 'category.name',
	criticity: 'criticity.value',
	description: 'description',
	owners: 'owners',
	updated_at: moment('updated_at'),
	uuid: 'uuid',
};

/** The advice for tenants that have only the second asset API. */
const WAY_OUT = 'This tenant may no longer offer the first asset API. Use the resource "Asset".';

const gone = { summary: 'SEKOIA.IO does not answer the first asset API', cure: WAY_OUT };

/** For calls on all assets, which are always there unless the API itself is gone. */
export const collectionHints: StatusHints = { 404: gone, 410: gone };

/** For calls on one asset, where an unknown asset looks the same as a missing API. */
export const assetHints: StatusHints = {
	404: {
		summary: 'SEKOIA.IO did not find the asset {id}',
		cure: `Check its UUID, and that it belongs to a community the API key can see. If other assets are not found either: ${WAY_OUT}`,
	},
	410: gone,
};
