import { client, field, path } from '../../../shared/fields/field';
import { pathSegment, trimmed } from '../../../shared/fields/parsers';
import { operation } from '../../engine/define';
import { assetField } from './fields';
import { assetHints } from './assetV2';

export const addProperty = operation({
	documented: 'Add property to Asset (V2)',
	name: 'Add Property',
	value: 'addProperty',
	action: 'Add a property to an asset (V2)',
	description: 'Add a piece of information to an asset, its other properties stay (Add property to Asset (V2))',
	request: { method: 'POST', path: '/api/v2/asset-management/assets/{uuid}/prop/{prop}' },
	hints: assetHints,
	fields: [
		assetField,
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
			client('value'),
			trimmed,
		),
	],
	prepare: async ({ call, values }) => ({ ...call, body: values.value }),
	output: (answer, { uuid, prop, value }) => ({ success: answer === true, uuid, name: prop, value }),
});
