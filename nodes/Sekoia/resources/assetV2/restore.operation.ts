import { path } from '../../../shared/fields/field';
import { locatorField } from '../../../shared/fields/locators';
import { answered } from '../../engine/about';
import { request } from '../../engine/define';
import { assetV2Hints, assetV2Locator } from './assetV2';

export const restore = request({
	documented: 'Restore an asset (V2)',
	name: 'Restore',
	value: 'restore',
	action: 'Restore an asset',
	description: 'Bring back an asset that was revoked (Restore an asset (V2))',
	call: 'PUT /api/v2/asset-management/assets/{uuid}/restore',
	hints: assetV2Hints,
	about: [answered('asset')],
	fields: [
		locatorField(
			{ displayName: 'Asset', name: 'uuid', description: 'The revoked asset; the list shows which ones are' },
			path('uuid'),
			{ ...assetV2Locator, list: 'searchAssetsV2WithRevoked' },
		),
	],
});
