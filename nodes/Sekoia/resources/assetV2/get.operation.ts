import { options } from '../../../shared/fields/collections';
import { query } from '../../../shared/fields/field';
import { booleanField } from '../../../shared/fields/simple';
import { request } from '../../engine/define';
import { assetV2Field, assetV2Hints, simplifiedAssetV2 } from './assetV2';
import { telemetryField } from './fields';

export const get = request({
	documented: 'Get Asset (V2)',
	name: 'Get',
	value: 'get',
	action: 'Get an asset',
	description: 'Get an asset with its type, criticality, tags and properties (Get Asset (V2))',
	call: 'GET /api/v2/asset-management/assets/{uuid}',
	hints: assetV2Hints,
	simplified: simplifiedAssetV2,
	fields: [
		assetV2Field,
		options([
			booleanField(
				{
					displayName: 'Include Compliance',
					name: 'withCompliance',
					description: 'Whether to add what SEKOIA.IO knows of the compliance of the asset',
				},
				query('with_compliance'),
				{ default: true },
			),
			telemetryField,
		]),
	],
});
