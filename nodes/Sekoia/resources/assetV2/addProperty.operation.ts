import { path, usedByNode } from '../../../shared/fields/field';
import { textField } from '../../../shared/fields/simple';
import { required } from '../../../shared/fields/variants';
import { chosen } from '../../engine/about';
import { request } from '../../engine/define';
import { assetV2Field, assetV2Hints } from './assetV2';

export const addProperty = request({
	documented: 'Add property to Asset (V2)',
	name: 'Add Property',
	value: 'addProperty',
	action: 'Add a property to an asset',
	description: 'Add a piece of information to an asset, its other properties stay (Add property to Asset (V2))',
	call: 'POST /api/v2/asset-management/assets/{uuid}/prop/{prop}',
	hints: assetV2Hints,
	about: [chosen('asset', 'uuid')],
	fields: [
		assetV2Field,
		required(textField(
			{ displayName: 'Property Name', name: 'prop', description: 'Name of the contextual property', placeholder: 'e.g. site' },
			path('prop'),
		)),
		required(textField(
			{
				displayName: 'Property Value',
				name: 'value',
				description: 'Value of the contextual property; it alone is the body of the request',
				placeholder: 'e.g. Paris',
			},
			usedByNode('value'),
		)),
	],
	prepare: async ({ call, values }) => ({ ...call, body: values.value }),
	output: (answer, { uuid, prop, value }) => ({ success: answer === true, uuid, name: prop, value }),
});
