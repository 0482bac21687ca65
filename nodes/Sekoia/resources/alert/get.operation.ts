import { options } from '../../../shared/fields/collections';
import { field, query } from '../../../shared/fields/field';
import { request } from '../../engine/define';
import { alertField, simplifiedAlert } from './alert';

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
			field(
				{
					displayName: 'Include STIX',
					name: 'stix',
					type: 'boolean',
					default: true,
					description: 'Whether to add the alert as a STIX bundle',
				},
				query('stix'),
			),
			field(
				{
					displayName: 'Include Comments',
					name: 'comments',
					type: 'boolean',
					default: false,
					description: 'Whether to add the comments. SEKOIA.IO adds them unless this is turned off.',
				},
				query('comments'),
			),
			field(
				{
					displayName: 'Include History',
					name: 'history',
					type: 'boolean',
					default: false,
					description: 'Whether to add the history. SEKOIA.IO adds it unless this is turned off.',
				},
				query('history'),
			),
			field(
				{
					displayName: 'Include Countermeasures',
					name: 'countermeasures',
					type: 'boolean',
					default: false,
					description: 'Whether to add the countermeasures. SEKOIA.IO adds them unless this is turned off.',
				},
				query('countermeasures'),
			),
			field(
				{
					displayName: 'Include Cases',
					name: 'cases',
					type: 'boolean',
					default: true,
					description: 'Whether to add the cases the alert belongs to',
				},
				query('cases'),
			),
			field(
				{
					displayName: 'Include Custom Status',
					name: 'customStatus',
					type: 'boolean',
					default: true,
					description: "Whether to add the community's own status of the alert",
				},
				query('custom_status'),
			),
		]),
	],
});
