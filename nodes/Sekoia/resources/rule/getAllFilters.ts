import { field, query } from '../../../shared/fields/field';
import { locatorFilter } from '../../../shared/fields/locators';
import { uuidList } from '../../../shared/fields/parsers';
import { dateRangeField, numberRangeField } from '../../../shared/fields/ranges';
import { booleanField } from '../../../shared/fields/simple';
import { valuesFilter } from '../../../shared/fields/valuesFilter';
import { entityLocator } from '../tenant';

const EXAMPLE_UUID = 'e.g. 2b7f4c9a-5e18-4d36-b0a7-9f3c6e8d1a52';

const yesOrNo = <const Name extends string>(displayName: string, name: Name, description: string, argument: string) =>
	booleanField({ displayName, name, description }, query(argument), { default: true });

const values = <const Name extends string>(displayName: string, name: Name, description: string, argument: string, placeholder: string) =>
	valuesFilter({ displayName, name, description, placeholder }, query(argument));

const uuids = <const Name extends string>(displayName: string, name: Name, description: string, argument: string) =>
	valuesFilter({ displayName, name, description, placeholder: EXAMPLE_UUID }, query(argument), { parser: uuidList });

/** Filters of the list of rules. */
export const getAllFilters = [
	yesOrNo('Has Active Alert Filters', 'hasActiveAlertFilters', 'Whether the rules must have alert filters that are active (on) or none (off)', 'has_active_alert_filters'),
	dateRangeField({ displayName: 'Created At', name: 'createdAt', description: 'Rules created in this span' }, query('date[created_at]')),
	values('Data Source', 'datasourceName', 'Rules that read any of these data sources, by name', 'match[datasource_name]', 'e.g. Windows event logs'),
	uuids('Data Source UUID', 'datasourceUuid', 'Rules that read any of these data sources, by UUID', 'match[datasource_uuid]'),
	field(
		{
			displayName: 'Effort',
			name: 'effort',
			type: 'multiOptions',
			options: [
				{ name: 'Advanced', value: '3' },
				{ name: 'Elementary', value: '1' },
				{ name: 'Intermediate', value: '2' },
				{ name: 'Master', value: '4' },
			],
			default: [],
			description: 'Rules that ask for this effort to handle their alerts',
		},
		query('match[effort]'),
	),
	yesOrNo('Enabled', 'enabled', 'Whether the rules must be enabled (on) or disabled (off)', 'enabled'),
	locatorFilter({ displayName: 'Entity', name: 'entityUuid', description: 'Rules that watch any of these entities' }, query('match[entity_uuid]'), entityLocator),
	uuids('Exclude Rule UUID', 'excludeUuid', 'Leave out these rules', 'exclude[uuid]'),
	uuids('Intake Format UUID', 'intakeFormatUuid', 'Rules that read any of these formats of events', 'match[intake_format_uuid]'),
	values('Lifecycle', 'lifecycle', 'Rules in any of these stages of their life', 'match[lifecycle]', 'e.g. deprecated'),
	values('Rule Name', 'name', 'Rules with any of these names', 'match[name]', 'e.g. Many failed logons'),
	values('Related Threat', 'relatedObjectRef', 'Rules about any of these threats or techniques (STIX ID)', 'match[related_object_ref]', 'e.g. attack-pattern--7c9e6679-7425-40de-944b-e07fc1f90ae7'),
	uuids('Rule UUID', 'ruleUuid', 'These rules', 'match[uuid]'),
	values('Search Text', 'search', 'Rules that SEKOIA.IO finds by this text', 'match[search]', 'e.g. PowerShell'),
	numberRangeField({ displayName: 'Severity', name: 'severity', description: 'Rules with a severity in this range' }, query('range[severity]'), { min: 0, max: 100 }),
	values('Rule Source', 'source', 'Rules from any of these sources', 'match[source]', 'e.g. sekoia'),
	values('Rule Tag', 'tagName', 'Rules with any of these tags, by name', 'match[tag_name]', 'e.g. windows'),
	uuids('Rule Tag UUID', 'tagUuid', 'Rules with any of these tags, by UUID', 'match[tag_uuid]'),
	values('Rule Type', 'type', 'Rules of any of these types', 'match[type]', 'e.g. sigma'),
	dateRangeField({ displayName: 'Updated At', name: 'updatedAt', description: 'Rules changed in this span' }, query('date[updated_at]')),
	yesOrNo('Verified', 'verified', 'Whether the rules must be verified by SEKOIA.IO (on) or not (off)', 'verified'),
] as const;
