import { dateRangeField, valuesFilter } from '../../../shared/fields/common';
import { chosenFilter } from '../../../shared/fields/dropdowns';
import { field, query } from '../../../shared/fields/field';
import { commaList, uuidList } from '../../../shared/fields/parsers';
import { alertAssetLocator, alertByUuid, communityLocator, locatorFilter } from '../../../shared/fields/locators';
import { priorityOptions } from './priority';

const USER = 'e.g. 2b7f4c9a-5e18-4d36-b0a7-9f3c6e8d1a52';

/** Filters of the search; the last ones say what the cases must not have. */
export const searchFilters = [
	locatorFilter(alertByUuid, {
		displayName: 'Alert',
		name: 'alertUuid',
		destination: query('match[alert_uuid]'),
		description: 'Cases with any of these alerts',
	}),
	locatorFilter(alertAssetLocator, {
		displayName: 'Asset',
		name: 'assetUuid',
		destination: query('match[asset_uuid]'),
		description: 'Cases with alerts on any of these assets',
	}),
	valuesFilter('Assignee', 'assignees', query('match[assignees]'), {
		placeholder: USER,
		description: 'Cases that any of these users (UUID) takes care of',
	}),
	locatorFilter(communityLocator, {
		displayName: 'Community',
		name: 'communityUuid',
		destination: query('match[community_uuid]'),
		description: 'Cases of any of these communities',
	}),
	dateRangeField('Created At', 'createdAt', query('date[created_at]'), 'Cases created in this span'),
	valuesFilter('Created By', 'createdBy', query('match[created_by]'), {
		placeholder: USER,
		description: 'Cases that any of these users or API keys (UUID) created',
	}),
	valuesFilter('Custom Field', 'customField', query('match[custom_field]'), {
		placeholder: 'e.g. 3f0c5a52-8b7e-4c1d-9f52-0a6a1f6e2b11:paris',
		description: 'Cases with any of these custom fields, as uuid:value or uuid',
	}),
	chosenFilter(
		{
			displayName: 'Custom Priority',
			name: 'customPriority',
			source: 'getCasePriorities',
			description: "Cases with any of these priorities of the community's own",
		},
		query('match[custom_priority]'),
	),
	chosenFilter(
		{
			displayName: 'Custom Status',
			name: 'customStatus',
			source: 'getCaseStatuses',
			description: "Cases with any of these statuses of the community's own",
		},
		query('match[custom_status]'),
	),
	dateRangeField('Last Seen At', 'lastSeenAt', query('date[last_seen_at]'), 'Cases whose last event is in this span'),
	field(
		{
			displayName: 'Priority',
			name: 'priority',
			type: 'multiOptions',
			options: priorityOptions,
			default: [],
			description: 'Cases with any of these priorities',
		},
		query('match[priority]'),
		commaList,
	),
	valuesFilter('Short ID', 'shortId', query('match[short_id]'), {
		placeholder: 'e.g. CAs3jT8mQz5b',
		description: 'Cases with any of these short IDs',
	}),
	valuesFilter('Status Name', 'statusName', query('match[status_name]'), {
		placeholder: 'e.g. Investigating',
		description: 'Cases with any of these statuses',
	}),
	valuesFilter('Status UUID', 'statusUuid', query('match[status_uuid]'), {
		placeholder: 'e.g. 6a1d9c3e-4f27-4b80-95e6-c2d8b7a03f14',
		description: 'Cases with any of these statuses, as status_uuid of cases. For a status by name use Custom Status.',
		format: uuidList,
	}),
	valuesFilter('Tag', 'tags', query('match[tags]'), {
		placeholder: 'e.g. phishing',
		description: 'Cases with any of these tags',
	}),
	valuesFilter('Title', 'title', query('match[title]'), {
		placeholder: 'e.g. Phishing wave against the finance team',
		description: 'Cases with any of these titles',
	}),
	field(
		{
			displayName: 'Type',
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
	dateRangeField('Updated At', 'updatedAt', query('date[updated_at]'), 'Cases changed in this span'),
	valuesFilter('Updated By', 'updatedBy', query('match[updated_by]'), {
		placeholder: USER,
		description: 'Cases that any of these users or API keys (UUID) changed last',
	}),
	valuesFilter('UUID', 'uuid', query('match[uuid]'), {
		placeholder: 'e.g. 8e4b1f6d-2c70-4a95-b3d8-5f9a0c7e1d62',
		description: 'Cases with any of these UUIDs',
		format: uuidList,
	}),
	chosenFilter(
		{ displayName: 'Verdict', name: 'verdict', source: 'getCaseVerdicts', description: 'Cases with any of these verdicts' },
		query('match[verdict]'),
	),
	valuesFilter('Exclude Assignee', 'excludeAssignees', query('nomatch[assignees]'), {
		placeholder: USER,
		description: 'Leave out cases that any of these users (UUID) takes care of',
	}),
	valuesFilter('Exclude Created By', 'excludeCreatedBy', query('nomatch[created_by]'), {
		placeholder: USER,
		description: 'Leave out cases that any of these users or API keys (UUID) created',
	}),
] as const;
