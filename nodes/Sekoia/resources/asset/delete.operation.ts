import { chosen } from '../../engine/about';
import { request } from '../../engine/define';
import { assetField, assetHints } from './asset';

export const deleteAsset = request({
	documented: 'Delete an asset',
	name: 'Delete',
	value: 'delete',
	action: 'Delete an asset (V1)',
	description: 'Delete an asset for good (Delete an asset)',
	call: 'DELETE /api/v1/asset-management/assets/{uuid}',
	hints: assetHints,
	about: [chosen('asset', 'uuid')],
	fields: [assetField],
	output: (_, { uuid }) => ({ deleted: true, uuid }),
});
