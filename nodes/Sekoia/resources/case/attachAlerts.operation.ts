import { body, path } from '../../../shared/fields/field';
import { alertLocator, caseLocator, locatorField, locatorRows } from '../../../shared/fields/locators';
import { operation } from '../../engine/define';

export const attachAlerts = operation({
	documented: 'Attach Alerts to Case',
	name: 'Attach Alerts',
	value: 'attachAlerts',
	action: 'Attach alerts to a case',
	description: 'Add alerts to those of a case (Attach Alerts to Case)',
	request: { method: 'PATCH', path: '/api/v1/sic/cases/{case_uuid}/alerts' },
	permissions: ['Manage cases'],
	hints: {
		404: {
			summary: 'SEKOIA.IO did not find the case or one of the alerts',
			cure: 'Check their IDs, and that they belong to a community the API key can see.',
		},
	},
	fields: [
		locatorField(caseLocator, 'Case', 'caseUuid', path('case_uuid'), 'The case that gets the alerts'),
		locatorRows(alertLocator, {
			displayName: 'Alerts',
			name: 'alerts',
			row: 'Alert',
			destination: body('alerts'),
			description: 'The alerts to add. The ID of one may be an expression that gives a list.',
		}),
	],
});
