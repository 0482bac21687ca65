import { additionalFields } from '../../../shared/fields/collections';
import { body, field } from '../../../shared/fields/field';
import { locatorField } from '../../../shared/fields/locators';
import { oneOf, uuid } from '../../../shared/fields/parsers';
import { textField } from '../../../shared/fields/simple';
import { required } from '../../../shared/fields/variants';
import { answered } from '../../engine/about';
import { request } from '../../engine/define';
import { communityLocator } from '../tenant';
import { simplifiedAssetV2 } from './assetV2';
import {
	categoryField,
	criticalityField,
	descriptionField,
	entityField,
	nameField,
	reviewedField,
	sourceOptions,
	tagsField,
	typeField,
} from './fields';
import { atomsField, propsField } from './properties';

export const create = request({
	documented: 'Create Asset (V2)',
	name: 'Create',
	value: 'create',
	action: 'Create an asset',
	description: 'Create an asset: a host, an account or a network (Create Asset (V2))',
	call: 'POST /api/v2/asset-management/assets',
	simplified: simplifiedAssetV2,
	about: [answered('asset')],
	fields: [
		required(nameField),
		required(typeField),
		locatorField(
			{ displayName: 'Community', name: 'communityUuid', description: 'The community that gets the asset' },
			body('community_uuid'),
			communityLocator,
		),
		additionalFields([
			atomsField,
			categoryField,
			criticalityField,
			descriptionField,
			entityField,
			propsField,
			reviewedField,
			field(
				{
					displayName: 'Asset Source',
					name: 'source',
					type: 'options',
					options: sourceOptions,
					default: 'manual',
					description: 'How the asset came to SEKOIA.IO',
				},
				body('source'),
				oneOf('automatic', 'import', 'manual'),
			),
			tagsField,
			textField(
				{
					displayName: 'Asset UUID',
					name: 'uuid',
					description: 'UUID that the asset gets. Empty: SEKOIA.IO chooses one.',
					placeholder: 'e.g. 4b8a0c3e-7d52-4f1b-9c86-2e5d7a1f0b34',
				},
				body('uuid'),
				{ parser: uuid },
			),
		]),
	],
});
