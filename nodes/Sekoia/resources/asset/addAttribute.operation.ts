import { assetField } from '../../../shared/fields/locators';
import { operation } from '../../engine/define';
import { assetHints } from './asset';
import { rowFields } from './rows';

export const addAttribute = operation({
	documented: 'Add attribute to Asset',
	name: 'Add Attribute',
	value: 'addAttribute',
	action: 'Add an attribute to an asset',
	description: 'Add a piece of information to an asset (Add attribute to Asset)',
	request: { method: 'POST', path: '/api/v1/asset-management/assets/{uuid}/attr', bodyRequired: true },
	hints: assetHints,
	fields: [assetField, ...rowFields('attribute', 'e.g. site', 'e.g. Paris')],
});
