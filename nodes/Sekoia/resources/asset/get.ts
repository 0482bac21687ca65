import { simplifyField } from '../../operations/commonFields';
import { assetField } from '../../operations/locators';
import { operation } from '../../operations/operation';
import { simplifiedAsset } from '../../operations/simplify';
import { assetHints } from './firstApi';

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
