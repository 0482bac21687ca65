import { query } from '../../../shared/fields/field';
import { locatorFilter } from '../../../shared/fields/locators';
import { uuidList } from '../../../shared/fields/parsers';
import { dateRangeField, numberRangeField } from '../../../shared/fields/ranges';
import { booleanField, textField } from '../../../shared/fields/simple';
import { valuesFilter } from '../../../shared/fields/valuesFilter';
import { list } from '../../engine/define';
import { directionField } from '../../engine/listFields';
import { communityLocator } from '../tenant';
import { collectionHints, simplifiedAsset } from './asset';
import { assetTypeLocator } from './typeField';

export const getAll = list({
	documented: 'List Assets',
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many assets (V1)',
	description: 'Find assets by name, type, category, criticality or date (List Assets)',
	call: 'GET /api/v1/asset-management/assets',
	hints: collectionHints,
	pageSize: 100,
	simplified: simplifiedAsset,
	filters: [
		valuesFilter(
			{ displayName: 'Category Name', name: 'categoryName', description: 'Assets of any of these categories', placeholder: 'e.g. technical' },
			query('match[category_name]'),
		),
		valuesFilter(
			{
				displayName: 'Category UUID',
				name: 'categoryUuid',
				description: 'Assets of any of these categories',
				placeholder: 'e.g. 1c646cb3-54c3-44cb-88d3-2db24de2fcf4',
			},
			query('match[category_uuid]'),
			{ parser: uuidList },
		),
		locatorFilter(
			{ displayName: 'Community', name: 'communityUuid', description: 'Assets of any of these communities' },
			query('match[community_uuid]'),
			communityLocator,
		),
		dateRangeField({ displayName: 'Created At', name: 'createdAt', description: 'Assets created in this span' }, query('date[created_at]')),
		numberRangeField(
			{ displayName: 'Criticality', name: 'criticality', description: 'Assets of this criticality' },
			query('range[criticality]'),
			{ min: 0, max: 100 },
		),
		valuesFilter(
			{ displayName: 'Asset Name', name: 'name', description: 'Assets with any of these names', placeholder: 'e.g. DC01' },
			query('match[name]'),
		),
		locatorFilter(
			{ displayName: 'Asset Type', name: 'typeUuid', description: 'Assets of any of these types' },
			query('match[type_uuid]'),
			assetTypeLocator,
		),
		valuesFilter(
			{ displayName: 'Type Name', name: 'typeName', description: 'Assets of any of these types', placeholder: 'e.g. computer' },
			query('match[type_name]'),
		),
		dateRangeField({ displayName: 'Updated At', name: 'updatedAt', description: 'Assets changed in this span' }, query('date[updated_at]')),
		valuesFilter(
			{ displayName: 'Asset UUID', name: 'uuid', description: 'Assets with any of these UUIDs' },
			query('match[uuid]'),
			{ parser: uuidList },
		),
	],
	options: [
		directionField,
		booleanField(
			{ displayName: 'Extended Form', name: 'extended', description: 'Whether to ask SEKOIA.IO for the extended form of the assets' },
			query('extended'),
			{ default: true },
		),
		textField(
			{
				displayName: 'Sort By',
				name: 'sort',
				description: 'Field that the assets are sorted by. SEKOIA.IO does not document which it knows; name, created_at, updated_at and criticality are likely.',
				placeholder: 'e.g. created_at',
			},
			query('sort'),
		),
	],
});
