import { ALERT_STATUSES, LEADS_TO } from '../../../shared/alertStatuses';
import { additionalFields } from '../../../shared/fields/collections';
import { body, field } from '../../../shared/fields/field';
import { locatorField, namedLocator } from '../../../shared/fields/locators';
import type { JsonObject } from '../../../shared/json';
import { chosen, given } from '../../engine/about';
import { request } from '../../engine/define';
import type { AnyValues } from '../../engine/operation';
import { alertField } from './alert';

/** The status that an action leads to, where every community has it; nothing for a community's own. */
function statusOf({ actionUuid }: AnyValues): JsonObject {
	const [name, uuid] = Object.entries(ALERT_STATUSES).find(([, status]) => status === (LEADS_TO[String(actionUuid)] ?? actionUuid)) ?? [];
	return name === undefined || uuid === undefined ? {} : { status: { name, uuid } };
}

export const updateStatus = request({
	documented: 'Update Alert Status',
	name: 'Update Status',
	value: 'updateStatus',
	action: 'Update the status of an alert',
	description: 'Acknowledge, validate, reject or close an alert (Update Alert Status)',
	call: 'PATCH /api/v1/sic/alerts/{uuid}/workflow',
	permissions: ['Update alert status'],
	hints: {
		409: {
			summary: 'The alert cannot get this status from its current one',
			cure: 'Pending alerts can be acknowledged, validated or rejected; acknowledged ones validated or rejected; ongoing ones closed or rejected. Closed and rejected are final.',
		},
	},
	about: [chosen('alert', 'uuid'), given('action_uuid', 'actionUuid'), { members: ['status'], of: statusOf }],
	fields: [
		alertField,
		locatorField(
			{ displayName: 'Action or Status', name: 'actionUuid', description: 'What to do with the alert: a workflow action, or the status it should get, by name or ID' },
			body('action_uuid'),
			namedLocator('searchWorkflowActions', { name: 'Acknowledge', id: '937bdabf-6a08-434b-b6d3-d7447e4e452a' }),
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
