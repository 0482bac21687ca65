import { dateRangeField, numberRangeField, valuesFilter } from '../../../shared/fields/common';
import { chosenFilter, type DropdownSource } from '../../../shared/fields/dropdowns';
import { field, query, type AnyField } from '../../../shared/fields/field';
import { commaList, uuidList } from '../../../shared/fields/parsers';
import {
	alertAssetLocator,
	alertEntityLocator,
	alertByShortId,
	alertRuleLocator,
	caseByShortId,
	communityLocator,
	locatorFilter,
	optionalLocator,
	type Locator,
} from '../../../shared/fields/locators';

const statusOptions = [
	{ name: 'Acknowledged', value: 'Acknowledged' },
	{ name: 'Closed', value: 'Closed' },
	{ name: 'Ongoing', value: 'Ongoing' },
	{ name: 'Pending', value: 'Pending' },
	{ name: 'Rejected', value: 'Rejected' },
];

/** Filters that say what the alerts must have. */
export const searchFilters = [
	locatorFilter(alertAssetLocator, {
		displayName: 'Asset',
		name: 'assetUuid',
		destination: query('match[asset_uuid]'),
		description: 'Alerts on any of these assets',
	}),
	field(
		{
			displayName: 'Assigned to Case',
			name: 'isAssignedToCase',
			type: 'boolean',
			default: true,
			description: 'Whether the alerts must belong to a case (on) or to none (off)',
		},
		query('is_assigned_to_case'),
	),
	valuesFilter('Assignee', 'assignee', query('match[assignee]'), {
		description: 'Alerts that any of these users (UUID) takes care of',
	}),
	locatorFilter(caseByShortId, {
		displayName: 'Case',
		name: 'caseShortId',
		destination: query('match[case_short_id]'),
		description: 'Alerts in any of these cases',
	}),
	locatorFilter(communityLocator, {
		displayName: 'Community',
		name: 'communityUuid',
		destination: query('match[community_uuid]'),
		description: 'Alerts of any of these communities',
	}),
	dateRangeField('Created At', 'createdAt', query('date[created_at]'), 'Alerts created in this span'),
	valuesFilter('Custom Field', 'customField', query('match[custom_field]'), {
		placeholder: 'e.g. 3f0c5a52-8b7e-4c1d-9f52-0a6a1f6e2b11:paris',
		description: 'Alerts with any of these custom fields, as uuid:value or uuid',
	}),
	chosenFilter(
		{ displayName: 'Custom Status', name: 'customStatusUuid', source: 'getCustomStatuses', description: "Alerts with any of these statuses of the community's own" },
		query('match[custom_status_uuid]'),
		uuidList,
	),
	valuesFilter('Detection Type', 'detectionType', query('match[detection_type]'), {
		placeholder: 'e.g. sigma',
		description: 'Alerts found by any of these kinds of detection',
	}),
	locatorFilter(alertEntityLocator, {
		displayName: 'Entity',
		name: 'entityUuid',
		destination: query('match[entity_uuid]'),
		description: 'Alerts of any of these entities',
	}),
	valuesFilter('Entity Name', 'entityName', query('match[entity_name]'), {
		placeholder: 'e.g. Paris office',
		description: 'Alerts of any of these entities',
	}),
	valuesFilter('Node', 'node', query('match[node]'), {
		placeholder: 'e.g. 203.0.113.9',
		description: 'Alerts with any of these as source or target',
	}),
	numberRangeField(
		'Number of Events',
		'similar',
		query('range[similar]'),
		{ min: 0, max: 1_000_000 },
		'Alerts with this many events',
	),
	valuesFilter('Resolved Title', 'resolvedTitle', query('match[resolved_title]'), {
		description: 'Alerts with any of these titles, placeholders filled in',
	}),
	locatorFilter(alertRuleLocator, {
		displayName: 'Rule',
		name: 'ruleUuid',
		destination: query('match[rule_uuid]'),
		description: 'Alerts raised by any of these rules',
	}),
	valuesFilter('Rule Name', 'ruleName', query('match[rule_name]'), {
		placeholder: 'e.g. Many failed logons',
		description: 'Alerts raised by any of these rules',
	}),
	valuesFilter('Short ID', 'shortId', query('match[short_id]'), {
		placeholder: 'e.g. ALq7Rk2pXw9d',
		description: 'Alerts with any of these short IDs',
	}),
	optionalLocator(alertByShortId, {
		displayName: 'Similar To',
		name: 'similarTo',
		destination: query('similar_to'),
		description: 'Alerts that resemble this one',
	}),
	valuesFilter('Source', 'source', query('match[source]'), {
		placeholder: 'e.g. 203.0.113.9',
		description: 'Alerts with any of these sources',
	}),
	field(
		{
			displayName: 'Status',
			name: 'statusName',
			type: 'multiOptions',
			options: statusOptions,
			default: [],
			description: 'Alerts with any of these statuses',
		},
		query('match[status_name]'),
		commaList,
	),
	chosenFilter(
		{ displayName: 'Status', name: 'statusUuid', source: 'getAlertStatuses', description: 'Alerts with any of these statuses' },
		query('match[status_uuid]'),
		uuidList,
	),
	valuesFilter('STIX Object', 'stixObject', query('match[stix_object]'), {
		placeholder: 'e.g. indicator--7c9e6679-7425-40de-944b-e07fc1f90ae7',
		description: 'Alerts that contain any of these STIX objects',
	}),
	valuesFilter('Target', 'target', query('match[target]'), {
		placeholder: 'e.g. DC01',
		description: 'Alerts with any of these targets',
	}),
	valuesFilter('Title', 'title', query('match[title]'), {
		description: 'Alerts with any of these titles',
	}),
	chosenFilter(
		{ displayName: 'Type Category', name: 'typeCategory', source: 'getAlertTypeCategories', description: 'Alerts of any of these categories' },
		query('match[type_category]'),
	),
	chosenFilter(
		{ displayName: 'Type Value', name: 'typeValue', source: 'getAlertTypeValues', description: 'Alerts of any of these types' },
		query('match[type_value]'),
	),
	dateRangeField('Updated At', 'updatedAt', query('date[updated_at]'), 'Alerts changed in this span'),
	numberRangeField('Urgency', 'urgency', query('range[urgency]'), { min: 0, max: 100 }, 'Alerts of this urgency'),
	valuesFilter('Urgency Label', 'urgencyDisplay', query('match[urgency_display]'), {
		placeholder: 'e.g. High',
		description: 'Alerts whose urgency SEKOIA.IO shows with any of these labels',
	}),
	valuesFilter('UUID', 'uuid', query('match[uuid]'), {
		description: 'Alerts with any of these UUIDs',
		format: uuidList,
	}),
	chosenFilter(
		{ displayName: 'Verdict', name: 'verdictUuid', source: 'getVerdicts', description: 'Alerts with any of these verdicts' },
		query('match[verdict_uuid]'),
		uuidList,
	),
	field(
		{
			displayName: 'Visible',
			name: 'visible',
			type: 'boolean',
			default: false,
			description: 'Whether to return only visible alerts (on) or only hidden ones (off)',
		},
		query('visible'),
	),
] as const;

const excludes = (displayName: string) => `Leave out alerts with any of these values of ${displayName}`;

const exclusion = (displayName: string, name: string, argument: string): AnyField =>
	valuesFilter(`Exclude ${displayName}`, name, query(`nomatch[${argument}]`), { description: excludes(displayName) });

const chosenExclusion = (displayName: string, name: string, argument: string, source: DropdownSource): AnyField =>
	chosenFilter(
		{ displayName: `Exclude ${displayName}`, name, source, description: excludes(displayName) },
		query(`nomatch[${argument}]`),
	);

const locatorExclusion = (displayName: string, name: string, argument: string, kind: Locator): AnyField =>
	locatorFilter(kind, {
		displayName: `Exclude ${displayName}`,
		name,
		destination: query(`nomatch[${argument}]`),
		description: excludes(displayName),
	});

/** Filters that say what the alerts must not have. */
export const exclusionFilters = [
	locatorExclusion('Asset', 'excludeAssetUuid', 'asset_uuid', alertAssetLocator),
	exclusion('Assignee', 'excludeAssignee', 'assignee'),
	chosenExclusion('Custom Status', 'excludeCustomStatusUuid', 'custom_status_uuid', 'getCustomStatuses'),
	exclusion('Detection Type', 'excludeDetectionType', 'detection_type'),
	locatorExclusion('Entity', 'excludeEntityUuid', 'entity_uuid', alertEntityLocator),
	exclusion('Rule Name', 'excludeRuleName', 'rule_name'),
	locatorExclusion('Rule', 'excludeRuleUuid', 'rule_uuid', alertRuleLocator),
	exclusion('Source', 'excludeSource', 'source'),
	chosenExclusion('Status', 'excludeStatusUuid', 'status_uuid', 'getAlertStatuses'),
	exclusion('STIX Object', 'excludeStixObject', 'stix_object'),
	exclusion('Target', 'excludeTarget', 'target'),
	chosenExclusion('Type Value', 'excludeTypeValue', 'type_value', 'getAlertTypeValues'),
	exclusion('Urgency Label', 'excludeUrgencyDisplay', 'urgency_display'),
	chosenExclusion('Verdict', 'excludeVerdictUuid', 'verdict_uuid', 'getVerdicts'),
] as const;
