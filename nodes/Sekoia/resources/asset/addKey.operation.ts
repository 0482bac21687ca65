import { assetField } from '../../../shared/fields/locators';
import { operation } from '../../engine/define';
import { assetHints } from './asset';
import { rowFields } from './rows';

export const addKey = operation({
	documented: 'Add key to Asset',
	name: 'Add Key',
	value: 'addKey',
	action: 'Add a key to an asset',
	description: 'Add a value by which SEKOIA.IO recognizes an asset in events (Add key to Asset)',
	request: { method: 'POST', path: '/api/v1/asset-management/assets/{uuid}/keys', bodyRequired: true },
	hints: assetHints,
	fields: [assetField, ...rowFields('key', 'e.g. ip-v4', 'e.g. 192.0.2.10')],
});
