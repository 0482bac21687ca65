import { body, field, path } from '../../operations/field';
import { alertIdList } from '../../operations/formats';
import { caseLocator, locatorField } from '../../operations/locators';
import { operation } from '../../operations/operation';

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
		field(
			{
				displayName: 'Alerts',
				name: 'alerts',
				type: 'string',
				typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Alert' },
				required: true,
				default: [],
				placeholder: 'e.g. ALq7Rk2pXw9d',
				description: 'Short ID, UUID or address of each alert. An expression may give a list.',
			},
			body('alerts'),
			alertIdList,
		),
	],
});
