import { assetField } from '../../../shared/fields/locators';
import { operation } from '../../engine/define';
import { assetHints } from './asset';

export const deleteAsset = operation({
	documented: 'Delete an asset',
	name: 'Delete',
	value: 'delete',
	action: 'Delete an asset',
	description: 'Delete an asset for good (Delete an asset)',
	request: { method: 'DELETE', path: '/api/v1/asset-management/assets/{uuid}' },
	hints: assetHints,
	fields: [assetField],
	output: (_, { uuid }) => ({ deleted: true, uuid }),
});
