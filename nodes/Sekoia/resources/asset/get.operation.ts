import { simplifyField } from '../../../shared/fields/common';
import { assetField } from '../../../shared/fields/locators';
import { operation } from '../../engine/define';
import { simplifiedAsset } from '../../engine/simplify';
import { assetHints } from './asset';

export const get = operation({
	documented: 'Get Asset',
	name: 'Get',
	value: 'get',
	action: 'Get an asset',
	description: 'Get an asset with its type, criticality, owners, keys and attributes (Get Asset)',
	request: { method: 'GET', path: '/api/v1/asset-management/assets/{uuid}' },
	hints: assetHints,
	simplified: simplifiedAsset,
	fields: [assetField, simplifyField],
});
