import { additionalFields } from '../../../shared/fields/common';
import { body, field } from '../../../shared/fields/field';
import { uuid } from '../../../shared/fields/parsers';
import { alertField, locatorField } from '../../../shared/fields/locators';
import { operation } from '../../engine/define';

export const updateStatus = operation({
	documented: 'Update Alert Status',
	name: 'Update Status',
	value: 'updateStatus',
	action: 'Update the status of an alert',
	description: 'Acknowledge, validate, reject or close an alert (Update Alert Status)',
	request: { method: 'PATCH', path: '/api/v1/sic/alerts/{uuid}/workflow' },
	permissions: ['Update alert status'],
	hints: {
		409: {
			summary: 'The alert cannot get this status from its current one',
			cure: 'Pending alerts can be acknowledged, validated or rejected; acknowledged ones validated or rejected; ongoing ones closed or rejected. Closed and rejected are final.',
		},
	},
	fields: [
		alertField,
		locatorField(
			{ list: 'searchWorkflowActions', idPlaceholder: 'e.g. 937bdabf-6a08-434b-b6d3-d7447e4e452a', format: uuid },
			'Action',
			'actionUuid',
			body('action_uuid'),
			'What to do with the alert: a workflow action, or the status it shall get',
		),
		additionalFields([
			field(
				{
					displayName: 'Comment',
					name: 'comment',
					type: 'string',
					typeOptions: { rows: 3 },
					default: '',
					placeholder: 'e.g. Confirmed with the owner',
					description: 'Why the status changes',
				},
				body('comment'),
			),
		]),
	],
});
