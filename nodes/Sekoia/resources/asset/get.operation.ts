import { request } from '../../engine/define';
import { assetField, assetHints, simplifiedAsset } from './asset';

export const get = request({
	documented: 'Get Asset',
	name: 'Get',
	value: 'get',
	action: 'Get an asset (V1)',
	description: 'Get an asset with its type, criticality, owners, keys and attributes (Get Asset)',
	call: 'GET /api/v1/asset-management/assets/{uuid}',
	hints: assetHints,
	simplified: simplifiedAsset,
	fields: [assetField],
});
