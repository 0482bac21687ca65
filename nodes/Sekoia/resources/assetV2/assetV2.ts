import { path } from '../../../shared/fields/field';
import { locatorField, namedLocator } from '../../../shared/fields/locators';
import type { StatusHints } from '../../../shared/http/apiCall';
import { moment, type Simplified } from '../../../shared/simplify';

/** Assets of the second asset API, as alerts and cases refer to them. */
export const assetV2Locator = namedLocator('searchAssetsV2', { name: 'DC01', id: '4b8a0c3e-7d52-4f1b-9c86-2e5d7a1f0b34' });

/** The asset that an operation works on, as `{uuid}` of its path. */
export const assetV2Field = locatorField({ displayName: 'Asset', name: 'uuid', description: 'The asset to work on' }, path('uuid'), assetV2Locator);

/** At most ten members, most useful first. */
export const simplifiedAssetV2 = {
	name: 'name',
	type: 'type',
	category: 'category',
	criticality: 'criticality',
	description: 'description',
	tags: 'tags',
	reviewed: 'reviewed',
	revoked: 'revoked',
	updated_at: moment('updated_at'),
	uuid: 'uuid',
} satisfies Simplified;

/** The same of an asset in a list, which has no description. */
export const { description: _, ...simplifiedListedAssetV2 } = simplifiedAssetV2;

/** For calls on one asset. */
export const assetV2Hints: StatusHints = {
	404: {
		summary: 'SEKOIA.IO did not find the asset {id}',
		cure: 'Check its UUID, and that it belongs to a community the API key can see.',
	},
};
