import { answered } from '../../engine/about';
import { request } from '../../engine/define';
import { assetV2Field, assetV2Hints } from './assetV2';

export const revoke = request({
	documented: 'Revoke an asset (V2)',
	name: 'Revoke',
	value: 'revoke',
	action: 'Revoke an asset',
	description: 'Take an asset out of use; Restore brings it back (Revoke an asset (V2))',
	call: 'PUT /api/v2/asset-management/assets/{uuid}/revoke',
	hints: assetV2Hints,
	about: [answered('asset')],
	fields: [assetV2Field],
});
