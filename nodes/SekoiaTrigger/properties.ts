import type { INodeProperties } from 'n8n-workflow';

import { locatorModes } from '../shared/locatorModes';

/** The editor makes one entry of its node panel from each option of a property called "Trigger On". */
const events: INodeProperties = {
	displayName: 'Trigger On',
	name: 'events',
	type: 'multiOptions',
	required: true,
	default: ['alertCreated'],
	options: [
		{
			name: 'Alert Comment Created',
			value: 'alertCommentCreated',
			action: 'On alert comment created',
			description: 'A comment was added to an alert',
		},
		{
			name: 'Alert Created',
			value: 'alertCreated',
			action: 'On alert created',
			description: 'A new alert was raised',
		},
		{
			name: 'Alert Status Changed',
			value: 'alertStatusChanged',
			action: 'On alert status changed',
			description: 'The status of an alert was changed',
		},
		{
			name: 'Alert Updated',
			value: 'alertUpdated',
			action: 'On alert updated',
			description: 'An alert was updated, its status included',
		},
		{
			name: 'Any Alert Update',
			value: 'anyAlertUpdate',
			action: 'On any alert update',
			description: 'Any of the above',
		},
	],
};

const filters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	options: [
		{
			displayName: 'Entities',
			name: 'entities',
			type: 'resourceLocator',
			typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Entity' },
			default: { mode: 'list', value: '' },
			modes: locatorModes({
				list: 'searchAlertEntities',
				namePlaceholder: 'e.g. Paris office',
				idPlaceholder: 'e.g. 5f2b8d47-1c90-4e63-a7d8-3b6e9c0f1a25',
			}),
			description: 'Only alerts of one of these entities. The list has those that had alerts; names must be exact.',
		},
		{
			displayName: 'Minimum Urgency',
			name: 'minimumUrgency',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 100 },
			default: 0,
			description: 'Only alerts of at least this current urgency, from 0 to 100',
		},
		{
			displayName: 'Rules',
			name: 'rules',
			type: 'resourceLocator',
			typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Rule' },
			default: { mode: 'list', value: '' },
			modes: locatorModes({
				list: 'searchAlertRules',
				namePlaceholder: 'e.g. Many failed logons',
				idPlaceholder: 'e.g. 9a3d7e10-6f4b-4c28-8e51-d0b7f2a94c36',
			}),
			description: 'Only alerts raised by one of these rules. The list has those that raised alerts; names must be exact.',
		},
	],
};

const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		{
			displayName: 'Attach Alert as File',
			name: 'attachFile',
			type: 'boolean',
			default: true,
			description: 'Whether each item carries the whole alert as a JSON file in the binary field "alert"',
		},
		{
			displayName: 'Max Concurrent Alerts',
			name: 'maxConcurrentAlerts',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 100 },
			default: 10,
			description:
				'How many alerts are handled at the same time. An alert counts until its workflow execution has ended, for a minute at most.',
		},
		{
			displayName: 'Recovery Window (Hours)',
			name: 'recoveryWindow',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 720 },
			default: 24,
			description:
				'How far back events are looked for that were missed while n8n was down, the workflow inactive or the connection broken. 0 switches recovery off.',
		},
		{
			displayName: 'Sample in Test Mode',
			name: 'sample',
			type: 'boolean',
			default: true,
			description: 'Whether a test in the editor takes the newest alert as an example at once, instead of waiting for an event',
		},
	],
};

export const properties: INodeProperties[] = [events, filters, options];
