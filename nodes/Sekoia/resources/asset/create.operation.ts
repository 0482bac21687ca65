import { additionalFields } from '../../../shared/fields/collections';
import { body, field } from '../../../shared/fields/field';
import { optionalLocator } from '../../../shared/fields/locators';
import { textList } from '../../../shared/fields/parsers';
import { textField } from '../../../shared/fields/simple';
import { required } from '../../../shared/fields/variants';
import type { JsonObject } from '../../../shared/json';
import { answered } from '../../engine/about';
import { request } from '../../engine/define';
import { communityLocator } from '../tenant';
import { collectionHints, simplifiedAsset } from './asset';
import { rowsField } from './rows';
import { assetTypeField, completeType } from './typeField';

export const create = request({
	documented: 'Create Asset',
	name: 'Create',
	value: 'create',
	action: 'Create an asset (V1)',
	description: 'Create an asset: a computer, network, person or another type (Create Asset)',
	call: 'POST /api/v1/asset-management/assets',
	hints: collectionHints,
	simplified: simplifiedAsset,
	about: [answered('asset')],
	fields: [
		required(textField(
			{ displayName: 'Asset Name', name: 'name', description: 'Name of the asset', placeholder: 'e.g. DC01' },
			body('name'),
		)),
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
		),
		additionalFields([
			rowsField(
				{ displayName: 'Attributes', name: 'attributes', description: 'Pieces of information on the asset' },
				{ row: 'Attribute', namePlaceholder: 'e.g. site', valuePlaceholder: 'e.g. Paris' },
			),
			optionalLocator(
				{
					displayName: 'Community',
					name: 'communityUuid',
					description: 'The community that gets the asset. Empty: the one of the API key.',
				},
				body('community_uuid'),
				communityLocator,
			),
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
			rowsField(
				{ displayName: 'Keys', name: 'keys', description: 'Values by which SEKOIA.IO recognizes the asset in events' },
				{ row: 'Key', namePlaceholder: 'e.g. ip-v4', valuePlaceholder: 'e.g. 192.0.2.10' },
			),
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
	async prepare({ call, names, values }) {
		return { ...call, body: { ...(call.body as JsonObject), asset_type: await completeType(values.assetType, names) } };
	},
});
