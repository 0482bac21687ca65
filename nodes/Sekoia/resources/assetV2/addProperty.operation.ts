import { field, path, usedByNode } from '../../../shared/fields/field';
import { pathSegment, trimmed } from '../../../shared/fields/parsers';
import { request } from '../../engine/define';
import { assetV2Field, assetV2Hints } from './assetV2';

export const addProperty = request({
	documented: 'Add property to Asset (V2)',
	name: 'Add Property',
	value: 'addProperty',
	action: 'Add a property to an asset (V2)',
	description: 'Add a piece of information to an asset, its other properties stay (Add property to Asset (V2))',
	call: 'POST /api/v2/asset-management/assets/{uuid}/prop/{prop}',
	hints: assetV2Hints,
	fields: [
		assetV2Field,
		field(
			{
				displayName: 'Name',
				name: 'prop',
				type: 'string',
				required: true,
				default: '',
				placeholder: 'e.g. site',
				description: 'Name of the contextual property',
			},
			path('prop'),
			pathSegment,
		),
		field(
			{
				displayName: 'Value',
				name: 'value',
				type: 'string',
				required: true,
				default: '',
				placeholder: 'e.g. Paris',
				description: 'Value of the contextual property; it alone is the body of the request',
			},
			usedByNode('value'),
			trimmed,
		),
	],
	prepare: async ({ call, values }) => ({ ...call, body: values.value }),
	output: (answer, { uuid, prop, value }) => ({ success: answer === true, uuid, name: prop, value }),
});
