import type { JsonObject } from '../../../shared/json';
import { additionalFields, simplifyField } from '../../../shared/fields/common';
import { body, field } from '../../../shared/fields/field';
import { number, textList, trimmed } from '../../../shared/fields/parsers';
import { communityLocator, optionalLocator } from '../../../shared/fields/locators';
import { operation } from '../../engine/define';
import { simplifiedAsset } from '../../engine/simplify';
import { assetTypeField, completeType } from './typeField';
import { collectionHints } from './asset';
import { rowsField } from './rows';

export const create = operation({
	documented: 'Create Asset',
	name: 'Create',
	value: 'create',
	action: 'Create an asset',
	description: 'Create an asset: a computer, network, person or another type (Create Asset)',
	request: { method: 'POST', path: '/api/v1/asset-management/assets' },
	hints: collectionHints,
	simplified: simplifiedAsset,
	fields: [
		field(
			{
				displayName: 'Name',
				name: 'name',
				type: 'string',
				required: true,
				default: '',
				placeholder: 'e.g. DC01',
				description: 'Name of the asset',
			},
			body('name'),
			trimmed,
		),
		assetTypeField,
		field(
			{
				displayName: 'Criticality',
				name: 'criticity',
				type: 'number',
				typeOptions: { minValue: 0, maxValue: 100 },
				required: true,
				default: 0,
				description: 'How critical the asset is, from 0 to 100. It raises the urgency of alerts on the asset.',
			},
			body('criticity'),
			number({ min: 0, max: 100 }),
		),
		simplifyField,
		additionalFields([
			rowsField('Attributes', 'attributes', {
				row: 'Attribute',
				namePlaceholder: 'e.g. site',
				valuePlaceholder: 'e.g. Paris',
				description: 'Pieces of information on the asset',
			}),
			optionalLocator(communityLocator, {
				displayName: 'Community',
				name: 'communityUuid',
				destination: body('community_uuid'),
				description: 'The community that gets the asset. Empty: the one of the API key.',
			}),
			field(
				{
					displayName: 'Description',
					name: 'description',
					type: 'string',
					typeOptions: { rows: 3 },
					default: '',
					placeholder: 'e.g. Domain controller of the Paris office',
					description: 'Description of the asset',
				},
				body('description'),
			),
			rowsField('Keys', 'keys', {
				row: 'Key',
				namePlaceholder: 'e.g. ip-v4',
				valuePlaceholder: 'e.g. 192.0.2.10',
				description: 'Values by which SEKOIA.IO recognizes the asset in events',
			}),
			field(
				{
					displayName: 'Owners',
					name: 'owners',
					type: 'string',
					typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Owner' },
					default: '',
					placeholder: 'e.g. alice@corp.example',
					description: 'Who is in charge of the asset. An expression may give a list.',
				},
				body('owners'),
				textList,
			),
		]),
	],
	async prepare({ call, client, values }) {
		return { ...call, body: { ...(call.body as JsonObject), asset_type: await completeType(values.assetType, client) } };
	},
});
