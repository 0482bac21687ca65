import { field, usedByNode } from '../fields/field';

/** The field "Output" of both triggers. */
export const outputField = field(
	{
		displayName: 'Output',
		name: 'output',
		type: 'options',
		default: 'documented',
		options: [
			{
				name: 'Documented Members',
				value: 'documented',
				description: "The members of SEKOIA.IO's own triggers, with title, details, source, target, number of events and address of the alert",
			},
			{
				name: 'Full Alert',
				value: 'full',
				description: 'The documented members, and the whole alert as SEKOIA.IO gives it in the member "alert"',
			},
			{
				name: 'Simplified',
				value: 'simplified',
				description: 'Only the members that Get of an alert gives with Simplify, beside those of the event',
			},
		],
		description: 'What each item has',
	},
	usedByNode(),
);

/** One value of "Alert Details". */
export type Details = 'full' | 'notification';
export type { Output } from './item';

/** The field "Alert Details" of both triggers. @param shown its default */
export const detailsField = <const Shown extends Details>(shown: Shown) =>
	field(
		{
			displayName: 'Alert Details',
			name: 'alertDetails',
			type: 'options',
			default: shown,
			options: [
				{ name: 'From Notification Only', value: 'notification', description: 'What the notification tells, without a request to SEKOIA.IO; other members are null' },
				{ name: 'Full', value: 'full', description: 'The alert is fetched. The API key needs the permission "View alerts".' },
			],
			description: 'Where the items take the alert from',
		},
		usedByNode(),
	);
