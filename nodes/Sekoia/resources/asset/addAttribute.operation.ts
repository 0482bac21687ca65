import { chosen } from '../../engine/about';
import { request } from '../../engine/define';
import { assetField, assetHints } from './asset';
import { rowFields } from './rows';

export const addAttribute = request({
	documented: 'Add attribute to Asset',
	name: 'Add Attribute',
	value: 'addAttribute',
	action: 'Add an attribute to an asset (V1)',
	description: 'Add a piece of information to an asset (Add attribute to Asset)',
	call: 'POST /api/v1/asset-management/assets/{uuid}/attr',
	bodyRequired: true,
	hints: assetHints,
	about: [chosen('asset', 'uuid')],
	fields: [assetField, ...rowFields('Attribute', 'e.g. site', 'e.g. Paris')],
});
