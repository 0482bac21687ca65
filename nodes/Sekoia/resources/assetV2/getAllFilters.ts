import { valuesFilter } from '../../../shared/fields/common';
import { field, query } from '../../../shared/fields/field';
import { commaList, number, trimmed, uuidList } from '../../../shared/fields/parsers';
import { assetV2Locator, communityLocator, locatorFilter } from '../../../shared/fields/locators';
import { sourceOptions, typeOptions } from './fields';

/** Filters of a list of assets. */
export const listFilters = [
	locatorFilter(assetV2Locator, {
		displayName: 'Asset',
		name: 'uuids',
		destination: query('uuids'),
		description: 'Any of these assets',
	}),
	valuesFilter('Category', 'category', query('category'), {
		placeholder: 'e.g. server',
		description: 'Assets of any of these categories',
	}),
	locatorFilter(communityLocator, {
		displayName: 'Community',
		name: 'communityUuids',
		destination: query('community_uuids'),
		description: 'Assets of any of these communities',
	}),
	valuesFilter('Connector', 'connectors', query('connectors'), {
		placeholder: 'e.g. 6e0f2a8d-3b71-4c95-a4d8-9f5c1e7b2036',
		description: 'Assets that any of these connectors found',
	}),
	valuesFilter('Connector Configuration', 'connectorsConfiguration', query('connectors_configuration'), {
		placeholder: 'e.g. d3a91b57-8c24-4f6e-b0d7-1e6a5c9f8042',
		description: 'Assets found with any of these configurations of connectors',
	}),
	field(
		{
			displayName: 'Include Revoked',
			name: 'includeRevoked',
			type: 'boolean',
			default: true,
			description: 'Whether to return revoked assets as well',
		},
		query('include_revoked'),
	),
	valuesFilter('Intake Format', 'intakeFormatUuids', query('intake_format_uuids'), {
		placeholder: 'e.g. 9281438c-f7c3-4001-9bcc-45fd108ba1be',
		description: 'Assets known from intakes of any of these formats (UUID)',
		format: uuidList,
	}),
	field(
		{
			displayName: 'Minimum Criticality',
			name: 'criticality',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 100 },
			default: 50,
			description: 'Assets that are at least this critical, from 0 to 100',
		},
		query('criticality'),
		number({ min: 0, max: 100 }),
	),
	field(
		{
			displayName: 'Reviewed',
			name: 'reviewed',
			type: 'boolean',
			default: true,
			description: 'Whether the assets must be reviewed (on) or not reviewed (off)',
		},
		query('reviewed'),
	),
	valuesFilter('Rule', 'ruleUuid', query('rule_uuid'), {
		placeholder: 'e.g. 9a3d7e10-6f4b-4c28-8e51-d0b7f2a94c36',
		description: 'Assets made by any of these rules (UUID)',
		format: uuidList,
	}),
	valuesFilter('Rule Version', 'ruleVersion', query('rule_version'), {
		placeholder: 'e.g. 3',
		description: 'Assets made by any of these versions of their rule',
	}),
	field(
		{
			displayName: 'Search',
			name: 'search',
			type: 'string',
			default: '',
			placeholder: 'e.g. DC01',
			description: 'Text that the name has in it',
		},
		query('search'),
		trimmed,
	),
	field(
		{
			displayName: 'Search in Detection Properties',
			name: 'alsoSearchInDetectionProperties',
			type: 'boolean',
			default: true,
			description: 'Whether Search also looks at the detection properties, such as IP addresses',
		},
		query('also_search_in_detection_properties'),
	),
	field(
		{
			displayName: 'Search in Tags',
			name: 'alsoSearchInTags',
			type: 'boolean',
			default: true,
			description: 'Whether Search also looks at the tags',
		},
		query('also_search_in_tags'),
	),
	field(
		{
			displayName: 'Source',
			name: 'source',
			type: 'multiOptions',
			options: sourceOptions,
			default: [],
			description: 'Assets that came to SEKOIA.IO in any of these ways',
		},
		query('source'),
		commaList,
	),
	valuesFilter('Tag', 'tags', query('tags'), {
		placeholder: 'e.g. paris',
		description: 'Assets with any of these tags',
	}),
	field(
		{
			displayName: 'Type',
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
