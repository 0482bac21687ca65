import { field, query } from '../../../shared/fields/field';
import { locatorFilter } from '../../../shared/fields/locators';
import { commaList, uuidList } from '../../../shared/fields/parsers';
import { booleanField, numberField, textField } from '../../../shared/fields/simple';
import { valuesFilter } from '../../../shared/fields/valuesFilter';
import { communityLocator } from '../tenant';
import { assetV2Locator } from './assetV2';
import { sourceOptions, typeOptions } from './fields';

/** Filters of a list of assets. */
export const listFilters = [
	locatorFilter({ displayName: 'Asset', name: 'uuids', description: 'Any of these assets' }, query('uuids'), assetV2Locator),
	valuesFilter(
		{ displayName: 'Category', name: 'category', description: 'Assets of any of these categories', placeholder: 'e.g. server' },
		query('category'),
	),
	locatorFilter(
		{ displayName: 'Community', name: 'communityUuids', description: 'Assets of any of these communities' },
		query('community_uuids'),
		communityLocator,
	),
	valuesFilter(
		{
			displayName: 'Connector',
			name: 'connectors',
			description: 'Assets that any of these connectors found',
			placeholder: 'e.g. 6e0f2a8d-3b71-4c95-a4d8-9f5c1e7b2036',
		},
		query('connectors'),
	),
	valuesFilter(
		{
			displayName: 'Connector Configuration',
			name: 'connectorsConfiguration',
			description: 'Assets found with any of these configurations of connectors',
			placeholder: 'e.g. d3a91b57-8c24-4f6e-b0d7-1e6a5c9f8042',
		},
		query('connectors_configuration'),
	),
	booleanField(
		{ displayName: 'Include Revoked', name: 'includeRevoked', description: 'Whether to return revoked assets as well' },
		query('include_revoked'),
		{ default: true },
	),
	valuesFilter(
		{
			displayName: 'Intake Format',
			name: 'intakeFormatUuids',
			description: 'Assets known from intakes of any of these formats (UUID)',
			placeholder: 'e.g. 9281438c-f7c3-4001-9bcc-45fd108ba1be',
		},
		query('intake_format_uuids'),
		{ parser: uuidList },
	),
	numberField(
		{ displayName: 'Minimum Criticality', name: 'criticality', description: 'Assets that are at least this critical, from 0 to 100' },
		query('criticality'),
		{ min: 0, max: 100, default: 50 },
	),
	booleanField(
		{ displayName: 'Reviewed', name: 'reviewed', description: 'Whether the assets must be reviewed (on) or not reviewed (off)' },
		query('reviewed'),
		{ default: true },
	),
	valuesFilter(
		{
			displayName: 'Rule',
			name: 'ruleUuid',
			description: 'Assets made by any of these rules (UUID)',
			placeholder: 'e.g. 9a3d7e10-6f4b-4c28-8e51-d0b7f2a94c36',
		},
		query('rule_uuid'),
		{ parser: uuidList },
	),
	valuesFilter(
		{
			displayName: 'Rule Version',
			name: 'ruleVersion',
			description: 'Assets made by any of these versions of their rule',
			placeholder: 'e.g. 3',
		},
		query('rule_version'),
	),
	textField({ displayName: 'Search Text', name: 'search', description: 'Text that the name of the asset has in it', placeholder: 'e.g. DC01' }, query('search')),
	booleanField(
		{
			displayName: 'Search in Detection Properties',
			name: 'alsoSearchInDetectionProperties',
			description: 'Whether Search Text also looks at the detection properties, such as IP addresses',
		},
		query('also_search_in_detection_properties'),
		{ default: true },
	),
	booleanField(
		{ displayName: 'Search in Tags', name: 'alsoSearchInTags', description: 'Whether Search Text also looks at the tags' },
		query('also_search_in_tags'),
		{ default: true },
	),
	field(
		{
			displayName: 'Asset Source',
			name: 'source',
			type: 'multiOptions',
			options: sourceOptions,
			default: [],
			description: 'Assets that came to SEKOIA.IO in any of these ways',
		},
		query('source'),
		commaList,
	),
	valuesFilter({ displayName: 'Tag', name: 'tags', description: 'Assets with any of these tags', placeholder: 'e.g. paris' }, query('tags')),
	field(
		{
			displayName: 'Asset Type',
			name: 'type',
			type: 'multiOptions',
			options: typeOptions,
			default: [],
			description: 'Assets of any of these types',
		},
		query('type'),
		commaList,
	),
] as const;
