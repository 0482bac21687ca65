import { dropdownFilter } from '../../../shared/fields/dropdowns';
import { field, query } from '../../../shared/fields/field';
import { locatorFilter } from '../../../shared/fields/locators';
import { uuidList } from '../../../shared/fields/parsers';
import { dateRangeField } from '../../../shared/fields/ranges';
import { valuesFilter } from '../../../shared/fields/valuesFilter';
import { alertByUuid } from '../alert/alert';
import { assetV2Locator } from '../assetV2/assetV2';
import { avatarLocator, communityLocator } from '../tenant';
import { priorityOptions } from './case';

const USER = 'e.g. 2b7f4c9a-5e18-4d36-b0a7-9f3c6e8d1a52';

/** Filters of the search; the last ones say what the cases must not have. */
export const searchFilters = [
	locatorFilter(
		{ displayName: 'Alert', name: 'alertUuid', description: 'Cases with any of these alerts' },
		query('match[alert_uuid]'),
		alertByUuid,
	),
	locatorFilter(
		{ displayName: 'Asset', name: 'assetUuid', description: 'Cases with alerts on any of these assets' },
		query('match[asset_uuid]'),
		assetV2Locator,
	),
	locatorFilter(
		{ displayName: 'Assignee', name: 'assignees', description: 'Cases that any of these users takes care of' },
		query('match[assignees]'),
		avatarLocator,
	),
	locatorFilter(
		{ displayName: 'Community', name: 'communityUuid', description: 'Cases of any of these communities' },
		query('match[community_uuid]'),
		communityLocator,
	),
	dateRangeField({ displayName: 'Created At', name: 'createdAt', description: 'Cases created in this span' }, query('date[created_at]')),
	valuesFilter(
		{
			displayName: 'Created By',
			name: 'createdBy',
			description: 'Cases that any of these users or API keys (UUID) created',
			placeholder: USER,
		},
		query('match[created_by]'),
	),
	valuesFilter(
		{
			displayName: 'Custom Field',
			name: 'customField',
			description: 'Cases with any of these custom fields, as uuid:value or uuid',
			placeholder: 'e.g. 3f0c5a52-8b7e-4c1d-9f52-0a6a1f6e2b11:paris',
		},
		query('match[custom_field]'),
	),
	dropdownFilter(
		{ displayName: 'Custom Priority', name: 'customPriority', description: "Cases with any of these priorities of the community's own" },
		query('match[custom_priority]'),
		{ source: 'getCasePriorities' },
	),
	dropdownFilter(
		{ displayName: 'Custom Status', name: 'customStatus', description: "Cases with any of these statuses of the community's own" },
		query('match[custom_status]'),
		{ source: 'getCaseStatuses' },
	),
	dateRangeField(
		{ displayName: 'Last Seen At', name: 'lastSeenAt', description: 'Cases whose last event is in this span' },
		query('date[last_seen_at]'),
	),
	field(
		{
			displayName: 'Priority',
			name: 'priority',
			type: 'options',
			options: priorityOptions,
			default: 'medium',
			description: 'Cases with this priority. SEKOIA.IO takes one.',
		},
		query('match[priority]'),
	),
	valuesFilter(
		{ displayName: 'Short ID', name: 'shortId', description: 'Cases with any of these short IDs', placeholder: 'e.g. CAs3jT8mQz5b' },
		query('match[short_id]'),
	),
	valuesFilter(
		{ displayName: 'Status Name', name: 'statusName', description: 'Cases with any of these statuses', placeholder: 'e.g. Investigating' },
		query('match[status_name]'),
	),
	valuesFilter(
		{
			displayName: 'Status UUID',
			name: 'statusUuid',
			description: 'Cases with any of these statuses, as status_uuid of cases. For a status by name use Custom Status.',
			placeholder: 'e.g. 6a1d9c3e-4f27-4b80-95e6-c2d8b7a03f14',
		},
		query('match[status_uuid]'),
		{ parser: uuidList },
	),
	valuesFilter(
		{ displayName: 'Tag', name: 'tags', description: 'Cases with any of these tags', placeholder: 'e.g. phishing' },
		query('match[tags]'),
	),
	valuesFilter(
		{
			displayName: 'Title',
			name: 'title',
			description: 'Cases with any of these titles',
			placeholder: 'e.g. Phishing wave against the finance team',
		},
		query('match[title]'),
	),
	field(
		{
			displayName: 'Case Type',
			name: 'type',
			type: 'options',
			options: [
				{ name: 'Automatic', value: 'automatic' },
				{ name: 'Manual', value: 'manual' },
			],
			default: 'manual',
			description: 'Whether SEKOIA.IO (Automatic) or somebody (Manual) created the case',
		},
		query('match[type]'),
	),
	dateRangeField({ displayName: 'Updated At', name: 'updatedAt', description: 'Cases changed in this span' }, query('date[updated_at]')),
	valuesFilter(
		{
			displayName: 'Updated By',
			name: 'updatedBy',
			description: 'Cases that any of these users or API keys (UUID) changed last',
			placeholder: USER,
		},
		query('match[updated_by]'),
	),
	valuesFilter(
		{
			displayName: 'Case UUID',
			name: 'uuid',
			description: 'Cases with any of these UUIDs',
			placeholder: 'e.g. 8e4b1f6d-2c70-4a95-b3d8-5f9a0c7e1d62',
		},
		query('match[uuid]'),
		{ parser: uuidList },
	),
	dropdownFilter(
		{ displayName: 'Verdict', name: 'verdict', description: 'Cases with any of these verdicts' },
		query('match[verdict]'),
		{ source: 'getCaseVerdicts' },
	),
	locatorFilter(
		{
			displayName: 'Exclude Assignee',
			name: 'excludeAssignees',
			description: 'Leave out cases that any of these users takes care of',
		},
		query('nomatch[assignees]'),
		avatarLocator,
	),
	valuesFilter(
		{
			displayName: 'Exclude Created By',
			name: 'excludeCreatedBy',
			description: 'Leave out cases that any of these users or API keys (UUID) created',
			placeholder: USER,
		},
		query('nomatch[created_by]'),
	),
] as const;
