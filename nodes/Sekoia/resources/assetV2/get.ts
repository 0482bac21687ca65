import { options, simplifyField } from '../../operations/commonFields';
import { field, query } from '../../operations/field';
import { operation } from '../../operations/operation';
import { simplifiedAssetV2 } from '../../operations/simplify';
import { assetField, telemetryField } from './fields';
import { assetHints } from './hints';

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
