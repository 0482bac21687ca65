import { body, path } from '../../../shared/fields/field';
import { locatorField, locatorRows } from '../../../shared/fields/locators';
import { chosen } from '../../engine/about';
import { request } from '../../engine/define';
import { alertLocator } from '../alert/alert';
import { caseLocator } from './case';

export const attachAlerts = request({
	documented: 'Attach Alerts to Case',
	name: 'Attach Alerts',
	value: 'attachAlerts',
	action: 'Attach alerts to a case',
	description: 'Add alerts to those of a case (Attach Alerts to Case)',
	call: 'PATCH /api/v1/sic/cases/{case_uuid}/alerts',
	permissions: ['Manage cases'],
	hints: {
		404: {
			summary: 'SEKOIA.IO did not find the case or one of the alerts',
			cure: 'Check their IDs, and that they belong to a community the API key can see.',
		},
	},
	about: [chosen('case', 'caseUuid'), chosen('alert', 'alerts')],
	fields: [
		locatorField({ displayName: 'Case', name: 'caseUuid', description: 'The case that gets the alerts' }, path('case_uuid'), caseLocator),
		locatorRows(
			{ displayName: 'Alerts', name: 'alerts', description: 'The alerts to add. The ID of one may be an expression that gives a list.' },
			body('alerts'),
			{ ...alertLocator, row: 'Alert' },
		),
	],
});
