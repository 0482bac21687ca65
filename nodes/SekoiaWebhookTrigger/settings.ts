import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

import { detailsField, outputField } from '../shared/alertEvents/fields';
import { field, settings, usedByNode } from '../shared/fields/field';
import { booleanField } from '../shared/fields/simple';
import { readValues } from '../shared/fields/values';

/** The node's fields. */
export const webhookFields = [
	field(
		{
			displayName:
				'In SEKOIA.IO open Settings > Notifications, create a notification rule with the action "Webhook" and paste the production URL there. To keep strangers out, set a Webhook Secret in the credential and add it to the URL: <code>?token=SECRET</code>.',
			name: 'notice',
			type: 'notice',
			default: '',
		},
		usedByNode(),
	),
	detailsField('notification'),
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
			booleanField(
				{
					displayName: 'Other Notifications',
					name: 'otherNotifications',
					description: 'Whether notifications that are not about an alert start the workflow, too. Off: they are answered with 200 and ignored.',
				},
				usedByNode(),
				{ default: false },
			),
		],
	),
] as const;

/** Reads the node's parameters. @throws InputError when one cannot be used */
export const readSettings = (functions: IHookFunctions | IWebhookFunctions) =>
	readValues(webhookFields, {
		valueOf: (name) => functions.getNodeParameter(name, null),
		stored: functions.getNode().parameters,
		timezone: functions.getTimezone(),
	});
