import { chosen } from '../../engine/about';
import { request } from '../../engine/define';
import { assetField, assetHints } from './asset';
import { rowFields } from './rows';

export const addKey = request({
	documented: 'Add key to Asset',
	name: 'Add Key',
	value: 'addKey',
	action: 'Add a key to an asset (V1)',
	description: 'Add a value by which SEKOIA.IO recognizes an asset in events (Add key to Asset)',
	call: 'POST /api/v1/asset-management/assets/{uuid}/keys',
	bodyRequired: true,
	hints: assetHints,
	about: [chosen('asset', 'uuid')],
	fields: [assetField, ...rowFields('Key', 'e.g. ip-v4', 'e.g. 192.0.2.10')],
});
