import {
	dateRangeField,
	directionField,
	filters,
	numberRangeField,
	offsetField,
	options,
	pagingFields,
	simplifyField,
	splitField,
	valuesFilter,
} from '../../../shared/fields/common';
import { field, query } from '../../../shared/fields/field';
import { trimmed, uuidList } from '../../../shared/fields/parsers';
import { assetTypeLocator, communityLocator, locatorFilter } from '../../../shared/fields/locators';
import { operation } from '../../engine/define';
import { simplifiedAsset } from '../../engine/simplify';
import { collectionHints } from './asset';

export const getAll = operation({
	documented: 'List Assets',
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many assets',
	description: 'Find assets by name, type, category, criticality or date (List Assets)',
	request: { method: 'GET', path: '/api/v1/asset-management/assets' },
	hints: collectionHints,
	paged: { pageSize: 100 },
	simplified: simplifiedAsset,
	fields: [
		...pagingFields,
		simplifyField,
		filters([
			valuesFilter('Category Name', 'categoryName', query('match[category_name]'), {
				placeholder: 'e.g. technical',
				description: 'Assets of any of these categories',
			}),
			valuesFilter('Category UUID', 'categoryUuid', query('match[category_uuid]'), {
				placeholder: 'e.g. 1c646cb3-54c3-44cb-88d3-2db24de2fcf4',
				description: 'Assets of any of these categories',
				format: uuidList,
			}),
			locatorFilter(communityLocator, {
				displayName: 'Community',
				name: 'communityUuid',
				destination: query('match[community_uuid]'),
				description: 'Assets of any of these communities',
			}),
			dateRangeField('Created At', 'createdAt', query('date[created_at]'), 'Assets created in this span'),
			numberRangeField(
				'Criticality',
				'criticality',
				query('range[criticality]'),
				{ min: 0, max: 100 },
				'Assets of this criticality',
			),
			valuesFilter('Name', 'name', query('match[name]'), {
				placeholder: 'e.g. DC01',
				description: 'Assets with any of these names',
			}),
			locatorFilter(assetTypeLocator, {
				displayName: 'Type',
				name: 'typeUuid',
				destination: query('match[type_uuid]'),
				description: 'Assets of any of these types',
			}),
			valuesFilter('Type Name', 'typeName', query('match[type_name]'), {
				placeholder: 'e.g. computer',
				description: 'Assets of any of these types',
			}),
			dateRangeField('Updated At', 'updatedAt', query('date[updated_at]'), 'Assets changed in this span'),
			valuesFilter('UUID', 'uuid', query('match[uuid]'), {
				description: 'Assets with any of these UUIDs',
				format: uuidList,
			}),
		]),
		options([
			directionField,
			field(
				{
					displayName: 'Extended',
					name: 'extended',
					type: 'boolean',
					default: true,
					description: 'Whether to ask SEKOIA.IO for the extended form of the assets',
				},
				query('extended'),
			),
			offsetField,
			field(
				{
					displayName: 'Sort By',
					name: 'sort',
					type: 'string',
					default: '',
					placeholder: 'e.g. created_at',
					description:
						'Field that the assets are sorted by. SEKOIA.IO does not document which it knows; name, created_at, updated_at and criticality are likely.',
				},
				query('sort'),
				trimmed,
			),
			splitField,
		]),
	],
});
