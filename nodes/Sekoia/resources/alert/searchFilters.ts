import { dropdownFilter } from '../../../shared/fields/dropdowns';
import { type AnyField, type Destination, field, type FieldTexts, query } from '../../../shared/fields/field';
import { type Locator, locatorFilter, optionalLocator } from '../../../shared/fields/locators';
import { commaList, type Parser, textRows, uuidList } from '../../../shared/fields/parsers';
import { dateRangeField, numberRangeField } from '../../../shared/fields/ranges';
import { booleanField } from '../../../shared/fields/simple';
import { valuesFilter } from '../../../shared/fields/valuesFilter';
import { takingNames } from '../../../shared/fields/variants';
import { assetV2Locator } from '../assetV2/assetV2';
import { caseByShortId } from '../case/case';
import { communityLocator, userLocator } from '../tenant';
import { alertByShortId, alertEntityLocator, alertRuleLocator } from './alert';

const statusOptions = [
	{ name: 'Acknowledged', value: 'Acknowledged' },
	{ name: 'Closed', value: 'Closed' },
	{ name: 'Ongoing', value: 'Ongoing' },
	{ name: 'Pending', value: 'Pending' },
	{ name: 'Rejected', value: 'Rejected' },
];

/** A filter on the statuses that every alert can have. */
const statusFilter = <const Name extends string, To extends Destination>(texts: FieldTexts<Name>, destination: To) =>
	takingNames(field({ ...texts, type: 'multiOptions', options: statusOptions, default: [] }, destination, textRows), 'getAlertStatuses');

/** Filters that say what the alerts must have. */
export const searchFilters = [
	locatorFilter(
		{ displayName: 'Asset', name: 'assetUuid', description: 'Alerts on any of these assets' },
		query('match[asset_uuid]'),
		assetV2Locator,
	),
	booleanField(
		{
			displayName: 'Assigned to Case',
			name: 'isAssignedToCase',
			description: 'Whether the alerts must belong to a case (on) or to none (off)',
		},
		query('is_assigned_to_case'),
		{ default: true },
	),
	locatorFilter(
		{ displayName: 'Assignee', name: 'assignee', description: 'Alerts that any of these users takes care of' },
		query('match[assignee]'),
		userLocator,
	),
	locatorFilter(
		{ displayName: 'Case', name: 'caseShortId', description: 'Alerts in any of these cases' },
		query('match[case_short_id]'),
		caseByShortId,
	),
	locatorFilter(
		{ displayName: 'Community', name: 'communityUuid', description: 'Alerts of any of these communities' },
		query('match[community_uuid]'),
		communityLocator,
	),
	dateRangeField({ displayName: 'Created At', name: 'createdAt', description: 'Alerts created in this span' }, query('date[created_at]')),
	valuesFilter(
		{
			displayName: 'Custom Field',
			name: 'customField',
			description: 'Alerts with any of these custom fields, as uuid:value or uuid',
			placeholder: 'e.g. 3f0c5a52-8b7e-4c1d-9f52-0a6a1f6e2b11:paris',
		},
		query('match[custom_field]'),
	),
	dropdownFilter(
		{ displayName: 'Custom Status', name: 'customStatusUuid', description: "Alerts with any of these statuses of the community's own" },
		query('match[custom_status_uuid]'),
		{ source: 'getCustomStatuses' },
	),
	valuesFilter(
		{
			displayName: 'Detection Type',
			name: 'detectionType',
			description: 'Alerts found by any of these kinds of detection',
			placeholder: 'e.g. sigma',
		},
		query('match[detection_type]'),
	),
	locatorFilter(
		{ displayName: 'Entity', name: 'entityUuid', description: 'Alerts of any of these entities' },
		query('match[entity_uuid]', 'match[entity_name]'),
		alertEntityLocator,
	),
	valuesFilter(
		{ displayName: 'Source or Target', name: 'node', description: 'Alerts with any of these as source or target', placeholder: 'e.g. 203.0.113.9' },
		query('match[node]'),
	),
	numberRangeField(
		{ displayName: 'Number of Events', name: 'similar', description: 'Alerts with this many events' },
		query('range[similar]'),
		{ min: 0, max: 1_000_000 },
	),
	valuesFilter(
		{ displayName: 'Resolved Title', name: 'resolvedTitle', description: 'Alerts with any of these titles, placeholders filled in' },
		query('match[resolved_title]'),
	),
	locatorFilter(
		{ displayName: 'Rule', name: 'ruleUuid', description: 'Alerts raised by any of these rules' },
		query('match[rule_uuid]', 'match[rule_name]'),
		alertRuleLocator,
	),
	valuesFilter(
		{ displayName: 'Short ID', name: 'shortId', description: 'Alerts with any of these short IDs', placeholder: 'e.g. ALq7Rk2pXw9d' },
		query('match[short_id]'),
	),
	optionalLocator(
		{ displayName: 'Similar to Alert', name: 'similarTo', description: 'Alerts that resemble this one' },
		query('similar_to'),
		alertByShortId,
	),
	valuesFilter(
		{ displayName: 'Source', name: 'source', description: 'Alerts with any of these sources', placeholder: 'e.g. 203.0.113.9' },
		query('match[source]'),
	),
	statusFilter({ displayName: 'Status', name: 'statusUuid', description: 'Alerts with any of these statuses' }, query('match[status_uuid]', 'match[status_name]')),
	valuesFilter(
		{
			displayName: 'STIX Object',
			name: 'stixObject',
			description: 'Alerts that contain any of these STIX objects',
			placeholder: 'e.g. indicator--7c9e6679-7425-40de-944b-e07fc1f90ae7',
		},
		query('match[stix_object]'),
	),
	valuesFilter(
		{ displayName: 'Target', name: 'target', description: 'Alerts with any of these targets', placeholder: 'e.g. DC01' },
		query('match[target]'),
	),
	valuesFilter({ displayName: 'Title', name: 'title', description: 'Alerts with any of these titles' }, query('match[title]')),
	dropdownFilter(
		{ displayName: 'Type Category', name: 'typeCategory', description: 'Alerts of any of these categories' },
		query('match[type_category]'),
		{ source: 'getAlertTypeCategories', parser: commaList },
	),
	dropdownFilter(
		{ displayName: 'Type Value', name: 'typeValue', description: 'Alerts of any of these types' },
		query('match[type_value]'),
		{ source: 'getAlertTypeValues', parser: commaList },
	),
	dateRangeField({ displayName: 'Updated At', name: 'updatedAt', description: 'Alerts changed in this span' }, query('date[updated_at]')),
	numberRangeField(
		{ displayName: 'Urgency', name: 'urgency', description: 'Alerts of this urgency' },
		query('range[urgency]'),
		{ min: 0, max: 100 },
	),
	valuesFilter(
		{
			displayName: 'Urgency Label',
			name: 'urgencyDisplay',
			description: 'Alerts whose urgency SEKOIA.IO shows with any of these labels',
			placeholder: 'e.g. High',
		},
		query('match[urgency_display]'),
	),
	valuesFilter({ displayName: 'Alert UUID', name: 'uuid', description: 'Alerts with any of these UUIDs' }, query('match[uuid]'), { parser: uuidList }),
	dropdownFilter(
		{ displayName: 'Verdict', name: 'verdictUuid', description: 'Alerts with any of these verdicts' },
		query('match[verdict_uuid]'),
		{ source: 'getVerdicts' },
	),
	booleanField(
		{ displayName: 'Visible Alerts', name: 'visible', description: 'Whether to return only visible alerts (on) or only hidden ones (off)' },
		query('visible'),
		{ default: true },
	),
] as const;

const excludes = (displayName: string) => `Leave out alerts with any of these values of ${displayName}`;

const exclusion = (displayName: string, name: string, argument: string): AnyField =>
	valuesFilter({ displayName: `Exclude ${displayName}`, name, description: excludes(displayName) }, query(`nomatch[${argument}]`));

const chosenExclusion = (displayName: string, name: string, argument: string, from: { source: string; parser?: Parser<string> }): AnyField =>
	dropdownFilter({ displayName: `Exclude ${displayName}`, name, description: excludes(displayName) }, query(`nomatch[${argument}]`), from);

const locatorExclusion = (displayName: string, name: string, argument: string, kind: Locator, alsoFor?: string): AnyField =>
	locatorFilter({ displayName: `Exclude ${displayName}`, name, description: excludes(displayName) }, query(`nomatch[${argument}]`, alsoFor), kind);

/** Filters that say what the alerts must not have. */
export const exclusionFilters = [
	locatorExclusion('Asset', 'excludeAssetUuid', 'asset_uuid', assetV2Locator),
	locatorExclusion('Assignee', 'excludeAssignee', 'assignee', userLocator),
	chosenExclusion('Custom Status', 'excludeCustomStatusUuid', 'custom_status_uuid', { source: 'getCustomStatuses' }),
	exclusion('Detection Type', 'excludeDetectionType', 'detection_type'),
	locatorExclusion('Entity', 'excludeEntityUuid', 'entity_uuid', alertEntityLocator),
	locatorExclusion('Rule', 'excludeRuleUuid', 'rule_uuid', alertRuleLocator, 'nomatch[rule_name]'),
	exclusion('Source', 'excludeSource', 'source'),
	statusFilter({ displayName: 'Exclude Status', name: 'excludeStatusUuid', description: excludes('Status') }, query('nomatch[status_uuid]')),
	exclusion('STIX Object', 'excludeStixObject', 'stix_object'),
	exclusion('Target', 'excludeTarget', 'target'),
	chosenExclusion('Type Value', 'excludeTypeValue', 'type_value', { source: 'getAlertTypeValues', parser: commaList }),
	exclusion('Urgency Label', 'excludeUrgencyDisplay', 'urgency_display'),
	chosenExclusion('Verdict', 'excludeVerdictUuid', 'verdict_uuid', { source: 'getVerdicts' }),
] as const;
