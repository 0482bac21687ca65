import type { INodeProperties } from 'n8n-workflow';

import { dropdown } from '../../../shared/fields/dropdowns';
import { body, field } from '../../../shared/fields/field';
import { uuid } from '../../../shared/fields/parsers';
import { textField } from '../../../shared/fields/simple';
import { priorityOptions } from './case';
import { tagList } from '../tags';

/** The title, which only a new case must have. */
export const titleProperty = {
	displayName: 'Title',
	name: 'title',
	type: 'string',
	default: '',
	placeholder: 'e.g. Phishing wave against the finance team',
	description: 'Title of the case',
} as const satisfies INodeProperties;

/** Tags of a case. */
export const tagsField = tagList({ displayName: 'Tags', name: 'tags', description: 'Tags of the case, also as a list from an expression', placeholder: 'e.g. phishing' }, body('tags'));

/** What can be set when a case is created, and changed later, but for tags and subscribers. */
export const editableFields = [
	dropdown(
		{ displayName: 'Custom Priority', name: 'customPriorityUuid', description: "The community's own priority to set" },
		body('custom_priority_uuid'),
		{ source: 'getCasePriorities' },
	),
	dropdown(
		{ displayName: 'Custom Status', name: 'customStatusUuid', description: "The community's own status to set" },
		body('custom_status_uuid'),
		{ source: 'getCaseStatuses' },
	),
	field(
		{
			displayName: 'Description',
			name: 'description',
			type: 'string',
			typeOptions: { rows: 4 },
			default: '',
			placeholder: 'e.g. Twelve users got a link to a fake login page',
			description: 'Description of the case. Not sent when empty, which SEKOIA.IO refuses.',
		},
		body('description'),
	),
	field(
		{
			displayName: 'Priority',
			name: 'priority',
			type: 'options',
			options: priorityOptions,
			default: 'medium',
			description: 'How urgent the case is',
		},
		body('priority'),
	),
	textField(
		{
			displayName: 'Status UUID',
			name: 'statusUuid',
			description: 'UUID of the status to set, as status_uuid of cases. For a status by name use Custom Status.',
			placeholder: 'e.g. 6a1d9c3e-4f27-4b80-95e6-c2d8b7a03f14',
		},
		body('status_uuid'),
		{ parser: uuid },
	),
	dropdown(
		{ displayName: 'Verdict', name: 'verdictUuid', description: "The community's verdict to set" },
		body('verdict_uuid'),
		{ source: 'getCaseVerdicts' },
	),
] as const;
