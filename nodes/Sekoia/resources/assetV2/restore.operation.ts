import { path } from '../../../shared/fields/field';
import { assetV2Locator, locatorField } from '../../../shared/fields/locators';
import { operation } from '../../engine/define';
import { assetHints } from './assetV2';

export const restore = operation({
	documented: 'Restore an asset (V2)',
	name: 'Restore',
	value: 'restore',
	action: 'Restore an asset (V2)',
	description: 'Bring back an asset that was revoked (Restore an asset (V2))',
	request: { method: 'PUT', path: '/api/v2/asset-management/assets/{uuid}/restore' },
	hints: assetHints,
	fields: [
		locatorField(
			{ ...assetV2Locator, list: 'searchAssetsV2WithRevoked' },
			'Asset',
			'uuid',
			path('uuid'),
			'The revoked asset; the list shows which ones are',
		),
	],
});
