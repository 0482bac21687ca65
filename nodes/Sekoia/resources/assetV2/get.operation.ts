import { options, simplifyField } from '../../../shared/fields/common';
import { field, query } from '../../../shared/fields/field';
import { operation } from '../../engine/define';
import { simplifiedAssetV2 } from '../../engine/simplify';
import { assetField, telemetryField } from './fields';
import { assetHints } from './assetV2';

export const get = operation({
	documented: 'Get Asset (V2)',
	name: 'Get',
	value: 'get',
	action: 'Get an asset (V2)',
	description: 'Get an asset with its type, criticality, tags and properties (Get Asset (V2))',
	request: { method: 'GET', path: '/api/v2/asset-management/assets/{uuid}' },
	hints: assetHints,
	simplified: simplifiedAssetV2,
	fields: [
		assetField,
		simplifyField,
		options([
			field(
				{
					displayName: 'Include Compliance',
					name: 'withCompliance',
					type: 'boolean',
					default: true,
					description: 'Whether to add what SEKOIA.IO knows of the compliance of the asset',
				},
				query('with_compliance'),
			),
			telemetryField,
		]),
	],
});
