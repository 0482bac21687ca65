import { operation } from '../../engine/define';
import { assetField } from './fields';
import { assetHints } from './assetV2';

export const revoke = operation({
	documented: 'Revoke an asset (V2)',
	name: 'Revoke',
	value: 'revoke',
	action: 'Revoke an asset (V2)',
	description: 'Take an asset out of use; Restore brings it back (Revoke an asset (V2))',
	request: { method: 'PUT', path: '/api/v2/asset-management/assets/{uuid}/revoke' },
	hints: assetHints,
	fields: [assetField],
});
