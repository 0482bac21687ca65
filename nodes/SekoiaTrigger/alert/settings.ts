import type { ITriggerFunctions } from 'n8n-workflow';

import { detailsField, outputField, type Details, type Output } from '../../shared/alertEvents/fields';
import { filters } from '../../shared/fields/collections';
import { field, settings, usedByNode } from '../../shared/fields/field';
import { number, oneOf, textRows } from '../../shared/fields/parsers';
import { booleanField, numberField } from '../../shared/fields/simple';
import { readValues } from '../../shared/fields/values';
import { inputError } from '../../shared/inputError';
import { TRIGGER_ON, type TriggerOn } from './choices';
import { filterFields } from './filterFields';
import type { AlertFilters } from './filters';

const HOUR_MS = 3_600_000;
/** Bounds of the recovery window, in hours. */
const WINDOW = { min: 0, max: 720 };

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
	filters(filterFields),
	outputField,
	settings(
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
		},
		[
			detailsField('full'),
			booleanField(
				{
					displayName: 'Attach Alert as File',
					name: 'attachFile',
					description: 'Whether each item carries the whole alert as a JSON file in the binary field "alert"',
				},
				usedByNode(),
				{ default: false },
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
	output: Output;
	details: Details;
	/** Whether a test in the editor takes the newest alert instead of waiting */
	sample: boolean;
}

/** Filters on what an item of a notification has. */
const ON_CHANGES = ['changedMembers', 'reachedStatuses'];

/**
 * A notification tells little of its alert, an update only what changed. A filter on the rest would let everything pass, or nothing.
 * @throws InputError naming the filters
 */
function refuseUntold(wanted: Readonly<Record<string, unknown>>): void {
	const untold = Object.entries(wanted).filter(([name, value]) => !ON_CHANGES.includes(name) && isSet(value));
	if (untold.length === 0) return;
	const labels = untold.map(([name]) => `"${filterFields.find(({ property }) => property.name === name)!.property.displayName}"`);
	throw inputError(
		`${labels.join(', ')} cannot be judged from notifications only`,
		'Set Options > Alert Details to Full, or remove the filter and use an If node.',
	);
}

const isSet = (value: unknown) => (Array.isArray(value) ? value.length > 0 : value !== 0 && value !== '');

/** Reads the node's parameters. @throws InputError when one cannot be used */
export function readSettings(functions: ITriggerFunctions): TriggerSettings {
	const { events, filters: wanted, options, output } = readValues(triggerFields, {
		valueOf: (name) => functions.getNodeParameter(name, null),
		stored: functions.getNode().parameters,
		timezone: functions.getTimezone(),
	});
	const list = (value: string | string[] | undefined) => [value ?? []].flat();
	const filters: AlertFilters = {
		rules: wanted.rules ?? [],
		entities: wanted.entities ?? [],
		minimumUrgency: wanted.minimumUrgency ?? 0,
		alertTypes: wanted.alertTypes ?? [],
		assets: wanted.assets ?? [],
		communities: wanted.communities ?? [],
		statuses: list(wanted.statuses),
		verdicts: list(wanted.verdicts),
		titleContains: wanted.titleContains ?? '',
		changedMembers: wanted.changedMembers ?? [],
		reachedStatuses: list(wanted.reachedStatuses),
		setVerdicts: list(wanted.setVerdicts),
	};
	const details = options.alertDetails as Details;
	if (details === 'notification') refuseUntold({ ...filters });
	return {
		chosen: events,
		filters,
		window: options.recoveryWindow * HOUR_MS,
		concurrency: options.maxConcurrentAlerts,
		withFile: options.attachFile,
		output: output as Output,
		details,
		sample: options.sample,
	};
}
