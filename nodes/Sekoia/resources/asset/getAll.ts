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
} from '../../operations/commonFields';
import { chosenFilter } from '../../operations/dropdowns';
import { field, query } from '../../operations/field';
import { trimmed, uuidList } from '../../operations/formats';
import { operation } from '../../operations/operation';
import { simplifiedAsset } from '../../operations/simplify';
import { collectionHints } from './firstApi';

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
			chosenFilter(
				{
					displayName: 'Community',
					name: 'communityUuid',
					source: 'getCommunities',
					description: 'Assets of any of these communities',
				},
				query('match[community_uuid]'),
				uuidList,
			),
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
			valuesFilter('Type Name', 'typeName', query('match[type_name]'), {
				placeholder: 'e.g. computer',
				description: 'Assets of any of these types',
			}),
			valuesFilter('Type UUID', 'typeUuid', query('match[type_uuid]'), {
				placeholder: 'e.g. 65f8ebba-e400-4ef7-844d-2881e2cf175c',
				description: 'Assets of any of these types',
				format: uuidList,
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
