import { updateFields } from '../../../shared/fields/collections';
import { body } from '../../../shared/fields/field';
import { booleanField } from '../../../shared/fields/simple';
import { clearable, noted } from '../../../shared/fields/variants';
import { answered } from '../../engine/about';
import { request } from '../../engine/define';
import { requireChange } from '../../engine/requireChange';
import { checkListChange, type ListChange, withListChanges } from '../listChanges';
import { tagChangeFields } from '../tags';
import { assetV2Field, assetV2Hints, simplifiedAssetV2 } from './assetV2';
import {
	categoryField,
	criticalityField,
	descriptionField,
	entityField,
	nameField,
	reviewedField,
	tagsField,
	typeField,
} from './fields';
import { atomsField, propsField } from './properties';

const REPLACES = 'Give all that the asset should have: whether others stay is not documented.';

const tagsOf = ({ tags, addTags, removeTags }: Partial<Record<'tags' | 'addTags' | 'removeTags', string[]>>): ListChange => ({
	label: 'Tags',
	replace: tags,
	add: addTags,
	remove: removeTags,
});

export const update = request({
	documented: 'Update asset',
	name: 'Update',
	value: 'update',
	action: 'Update an asset',
	description: 'Change the name, type, criticality, tags or properties of an asset (Update asset)',
	call: 'PUT /api/v2/asset-management/assets/{uuid}',
	hints: assetV2Hints,
	simplified: simplifiedAssetV2,
	about: [answered('asset')],
	fields: [
		assetV2Field,
		updateFields([
			noted(atomsField, REPLACES),
			clearable(categoryField, '', 'Empty: the asset loses its category.'),
			criticalityField,
			clearable(descriptionField, '', 'Empty: the asset loses its description.'),
			entityField,
			nameField,
			noted(propsField, REPLACES),
			reviewedField,
			booleanField(
				{
					displayName: 'Revoked',
					name: 'revoked',
					description: 'Whether the asset is revoked, as the operations Revoke and Restore decide it',
				},
				body('revoked'),
				{ default: true },
			),
			clearable(tagsField, [], 'They replace those that the asset has. Empty: the asset loses its tags.'),
			...tagChangeFields('asset', { added: 'paris', removed: 'retired' }),
			typeField,
		]),
	],
	check({ updateFields }) {
		requireChange(updateFields);
		checkListChange(tagsOf(updateFields));
	},
	prepare: async ({ call, client, values }) => await withListChanges(call, client, { tags: tagsOf(values.updateFields) }),
});
