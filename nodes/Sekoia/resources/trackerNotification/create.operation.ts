import { body, collection, field } from '../../../shared/fields/field';
import { dateTime, jsonObject } from '../../../shared/fields/parsers';
import { textField } from '../../../shared/fields/simple';
import { required, shownWhen } from '../../../shared/fields/variants';
import { told } from '../../engine/about';
import { request } from '../../engine/define';
import { moreOfRule, ruleFields } from './rule';
import { asFields, choiceField, dataField } from './specifyData';

const findingFields = [
	field(
		{
			displayName: 'Matched At',
			name: 'created',
			type: 'dateTime',
			required: true,
			displayOptions: { show: asFields },
			default: '={{ $now }}',
			description: 'When the rule matched',
		},
		body('data.created'),
		dateTime,
	),
	shownWhen(asFields, required(textField(
		{
			displayName: 'Observable Type',
			name: 'observableType',
			description: 'STIX type of the observable that was found',
			placeholder: 'e.g. domain-name',
		},
		body('data.observable.type'),
	))),
	shownWhen(asFields, required(textField(
		{
			displayName: 'Observable ID',
			name: 'observableId',
			description: 'STIX ID of the observable',
			placeholder: 'e.g. domain-name--3b6e9f14-7c52-4d80-a1f3-8e5d0c2b7a96',
		},
		body('data.observable.id'),
	))),
] as const;

const moreOfNotification = collection(
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add Field',
		displayOptions: { show: asFields },
		default: {},
	},
	[
		field(
			{
				displayName: 'Match Details (JSON)',
				name: 'details',
				type: 'json',
				default: '{}',
				placeholder: 'e.g. {"resolved_to": "203.0.113.9"}',
				description: 'What else is known of the match, as an object',
			},
			body('data.details'),
			jsonObject,
		),
		textField(
			{
				displayName: 'Notification ID',
				name: 'id',
				description: 'ID of the notification. Empty: SEKOIA.IO chooses one.',
				placeholder: 'e.g. 4f8c2d6b-0e93-4a71-9b5d-3c7e1f6a8d02',
			},
			body('data.id'),
		),
		field(
			{
				displayName: 'Match Verdict',
				name: 'status',
				type: 'options',
				options: [
					{ name: 'False Positive', value: 'false_positive' },
					{ name: 'Ignored', value: 'ignored' },
					{ name: 'Pending', value: 'pending' },
					{ name: 'True Positive', value: 'true_positive' },
				],
				default: 'pending',
				description: 'Verdict on the match',
			},
			body('data.status'),
		),
	],
);

export const create = request({
	documented: 'Create Tracker Notification',
	name: 'Create',
	value: 'create',
	action: 'Create a tracker notification',
	description: 'Report what a tracking rule found (Create Tracker Notification)',
	call: 'POST /api/v2/inthreat/trackers/notifications/',
	about: [told('tracker_notification_id', 'data.id')],
	fields: [choiceField, ...ruleFields, ...findingFields, moreOfRule, moreOfNotification, dataField],
});
