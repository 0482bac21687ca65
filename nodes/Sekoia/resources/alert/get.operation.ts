import { simplifiedAlert } from '../../../shared/alertMembers';
import { options } from '../../../shared/fields/collections';
import { query } from '../../../shared/fields/field';
import { booleanField } from '../../../shared/fields/simple';
import { request } from '../../engine/define';
import { alertField } from './alert';

export const get = request({
	documented: 'Get Alert',
	name: 'Get',
	value: 'get',
	action: 'Get an alert',
	description: 'Get the details of an alert: status, urgency, rule, comments, history and more',
	call: 'GET /api/v1/sic/alerts/{uuid}',
	permissions: ['View alerts'],
	simplified: simplifiedAlert,
	fields: [
		alertField,
		options([
			booleanField(
				{ displayName: 'Include STIX', name: 'stix', description: 'Whether to add the alert as a STIX bundle' },
				query('stix'),
				{ default: true },
			),
			booleanField(
				{
					displayName: 'Include Comments',
					name: 'comments',
					description: 'Whether to add the comments, as without this option. Turn it off to leave them out.',
				},
				query('comments'),
				{ default: true },
			),
			booleanField(
				{
					displayName: 'Include History',
					name: 'history',
					description: 'Whether to add the history, as without this option. Turn it off to leave it out.',
				},
				query('history'),
				{ default: true },
			),
			booleanField(
				{
					displayName: 'Include Countermeasures',
					name: 'countermeasures',
					description: 'Whether to add the countermeasures, as without this option. Turn it off to leave them out.',
				},
				query('countermeasures'),
				{ default: true },
			),
			booleanField(
				{ displayName: 'Include Cases', name: 'cases', description: 'Whether to add the cases the alert belongs to' },
				query('cases'),
				{ default: true },
			),
			booleanField(
				{
					displayName: 'Include Custom Status and Verdict',
					name: 'customStatus',
					description: "Whether to add the community's own status of the alert, and its verdict",
				},
				query('custom_status'),
				{ default: true },
			),
		]),
	],
});
