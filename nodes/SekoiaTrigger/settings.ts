import type { ITriggerFunctions } from 'n8n-workflow';

import { filters } from '../shared/fields/collections';
import { field, settings, usedByNode } from '../shared/fields/field';
import { locatorList } from '../shared/fields/locators';
import { number, oneOf, textRows } from '../shared/fields/parsers';
import { booleanField, numberField, textField } from '../shared/fields/simple';
import { readValues } from '../shared/fields/values';
import type { AlertFilters } from './filters';
import { TRIGGER_ON, type TriggerOn } from './live/notification';

const HOUR_MS = 3_600_000;
/** Bounds of the recovery window, in hours. */
const WINDOW = { min: 0, max: 720 };

/** A filter on any number of values. */
const names = <const Name extends string>(displayName: string, name: Name, description: string, placeholder: string) =>
	field(
		{
			displayName,
			name,
			type: 'string',
			typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Value' },
			default: '',
			placeholder,
			description,
		},
		usedByNode(),
		textRows,
	);

/** The node's fields. The editor makes one entry of its node panel from each option of the one called "Trigger On". */
export const triggerFields = [
	field(
		{
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
		},
		usedByNode(),
		(value, reading): TriggerOn[] | undefined =>
			textRows(value, reading)?.map((event) => oneOf(...TRIGGER_ON)(event, reading) as TriggerOn),
	),
	filters([
		names('Alert Types', 'alertTypes', 'Only alerts of one of these types, each given by its category or its value', 'e.g. brute-force'),
		names('Assets', 'assets', 'Only alerts on one of these assets, each given by its UUID', 'e.g. 12345678-90ab-4cde-8f01-23456789abcd'),
		names('Communities', 'communities', 'Only alerts of one of these communities, each given by its UUID', 'e.g. e1d2c3b4-0f9e-4a8b-b7c6-d5e4f3a2b1c0'),
		locatorList(
			{
				displayName: 'Entities',
				name: 'entities',
				description: 'Only alerts of one of these entities. The list has those that had alerts; names must be exact.',
			},
			usedByNode(),
			{
				row: 'Entity',
				list: 'searchAlertEntities',
				namePlaceholder: 'e.g. Paris office',
				idPlaceholder: 'e.g. 5f2b8d47-1c90-4e63-a7d8-3b6e9c0f1a25',
				listParser: textRows,
			},
		),
		numberField(
			{
				displayName: 'Minimum Urgency',
				name: 'minimumUrgency',
				description: 'Only alerts of at least this current urgency, from 0 to 100',
			},
			usedByNode(),
			{ min: 0, max: 100, default: 0 },
		),
		locatorList(
			{
				displayName: 'Rules',
				name: 'rules',
				description: 'Only alerts raised by one of these rules. The list has those that raised alerts; names must be exact.',
			},
			usedByNode(),
			{
				row: 'Rule',
				list: 'searchAlertRules',
				namePlaceholder: 'e.g. Many failed logons',
				idPlaceholder: 'e.g. 9a3d7e10-6f4b-4c28-8e51-d0b7f2a94c36',
				listParser: textRows,
			},
		),
		names('Statuses', 'statuses', "Only alerts in one of these statuses, the community's own included, each given by its name or UUID", 'e.g. Ongoing'),
		textField(
			{ displayName: 'Title Contains', name: 'titleContains', description: 'Only alerts with this text in their title, in upper or lower case' },
			usedByNode(),
		),
		names('Verdicts', 'verdicts', 'Only alerts with one of these verdicts, each given by its name or UUID', 'e.g. False positive'),
	]),
	settings(
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
		},
		[
			booleanField(
				{
					displayName: 'Attach Alert as File',
					name: 'attachFile',
					description: 'Whether each item carries the whole alert as a JSON file in the binary field "alert"',
				},
				usedByNode(),
				{ default: true },
			),
			numberField(
				{
					displayName: 'Max Concurrent Alerts',
					name: 'maxConcurrentAlerts',
					description: 'How many alerts are handled at the same time. An alert counts until its workflow execution has ended, for a minute at most.',
				},
				usedByNode(),
				{ min: 1, max: 100, default: 10 },
			),
			field(
				{
					displayName: 'Recovery Window (Hours)',
					name: 'recoveryWindow',
					type: 'number',
					typeOptions: { minValue: WINDOW.min, maxValue: WINDOW.max },
					default: 24,
					description:
						'How far back events are looked for that were missed while n8n was down, the workflow inactive or the connection broken. 0 switches recovery off.',
				},
				usedByNode(),
				number({ ...WINDOW, whole: false }),
			),
			booleanField(
				{
					displayName: 'Sample in Test Mode',
					name: 'sample',
					description: 'Whether a test in the editor takes the newest alert as an example at once, instead of waiting for an event',
				},
				usedByNode(),
				{ default: true },
			),
		],
	),
] as const;

/** The node's parameters as the trigger uses them. */
export interface TriggerSettings {
	chosen: readonly TriggerOn[];
	filters: AlertFilters;
	/** How far back missed changes are looked for, in milliseconds; 0 = off */
	window: number;
	concurrency: number;
	withFile: boolean;
	/** Whether a test in the editor takes the newest alert instead of waiting */
	sample: boolean;
}

/** Reads the node's parameters. @throws InputError when one cannot be used */
export function readSettings(functions: ITriggerFunctions): TriggerSettings {
	const { events, filters: wanted, options } = readValues(triggerFields, {
		valueOf: (name) => functions.getNodeParameter(name, null),
		stored: functions.getNode().parameters,
		timezone: functions.getTimezone(),
	});
	return {
		chosen: events,
		filters: {
			rules: wanted.rules ?? [],
			entities: wanted.entities ?? [],
			minimumUrgency: wanted.minimumUrgency ?? 0,
			alertTypes: wanted.alertTypes ?? [],
			assets: wanted.assets ?? [],
			communities: wanted.communities ?? [],
			statuses: wanted.statuses ?? [],
			verdicts: wanted.verdicts ?? [],
			titleContains: wanted.titleContains ?? '',
		},
		window: options.recoveryWindow * HOUR_MS,
		concurrency: options.maxConcurrentAlerts,
		withFile: options.attachFile,
		sample: options.sample,
	};
}
