import { simplifiedAlert } from '../../../shared/alertMembers';
import { updateFields } from '../../../shared/fields/collections';
import { dropdown } from '../../../shared/fields/dropdowns';
import { body, field } from '../../../shared/fields/field';
import { optionalLocator } from '../../../shared/fields/locators';
import { trimmed } from '../../../shared/fields/parsers';
import { numberField, textField } from '../../../shared/fields/simple';
import { inputError } from '../../../shared/inputError';
import { answered } from '../../engine/about';
import { request } from '../../engine/define';
import { requireChange } from '../../engine/requireChange';
import { userLocator } from '../tenant';
import { verdictFields } from '../verdictFields';
import { alertField } from './alert';

export const update = request({
	documented: 'Edit Alert',
	name: 'Update',
	value: 'update',
	action: 'Update an alert',
	description: 'Change the title, urgency, type or details of an alert (Edit Alert)',
	call: 'PATCH /api/v1/sic/alerts/{uuid}',
	permissions: ['Manage alerts'],
	simplified: simplifiedAlert,
	about: [answered('alert')],
	fields: [
		alertField,
		updateFields([
			dropdown(
				{ displayName: 'Type Category', name: 'alertTypeCategory', description: 'Category of the alert type, which needs Type Value too. The list has those of the last 90 days' },
				body('alert_type_category'),
				{ source: 'getAlertTypeCategories', parser: trimmed },
			),
			dropdown(
				{ displayName: 'Type Value', name: 'alertTypeValue', description: 'Alert type within the category. The list has those of the last 90 days' },
				body('alert_type_value'),
				{ source: 'getAlertTypeValues', parser: trimmed },
			),
			field(
				{
					displayName: 'Details',
					name: 'details',
					type: 'string',
					typeOptions: { rows: 4 },
					default: '',
					description: 'Description of the alert',
				},
				body('details'),
			),
			numberField(
				{ displayName: 'Urgency', name: 'urgency', description: 'Urgency from 0 to 100' },
				body('urgency'),
				{ min: 0, max: 100, default: 50 },
			),
			textField(
				{
					displayName: 'Kill Chain Short ID',
					name: 'killChainShortId',
					description: 'Short ID of the kill chain step the alert stands for',
					placeholder: 'e.g. KCcAyMPvWMAb',
				},
				body('kill_chain_short_id'),
			),
			field(
				{
					displayName: 'Title',
					name: 'title',
					type: 'string',
					default: '',
					placeholder: 'e.g. Many failed logons on DC01',
					description: 'New title of the alert',
				},
				body('title'),
			),
			dropdown(
				{ displayName: 'Verdict', name: 'verdictUuid', description: "The community's verdict to set" },
				body('verdict_uuid'),
				{ source: 'getVerdicts' },
			),
			...verdictFields,
			field(
				{
					displayName: 'Comment',
					name: 'comment',
					type: 'string',
					typeOptions: { rows: 3 },
					default: '',
					placeholder: 'e.g. Confirmed with the owner',
					description: 'Why the alert changes',
				},
				body('comment'),
			),
			dropdown(
				{ displayName: 'Custom Status', name: 'customStatusUuid', description: "The community's own status to set" },
				body('custom_status_uuid'),
				{ source: 'getCustomStatuses' },
			),
			optionalLocator(
				{ displayName: 'Assignee', name: 'assignee', description: 'The user who takes care of the alert, by name, email address or UUID' },
				body('assignee'),
				userLocator,
			),
		]),
	],
	check({ updateFields }) {
		requireChange(updateFields);
		if (updateFields.alertTypeCategory !== undefined && updateFields.alertTypeValue === undefined) {
			throw inputError('"Type Value" is empty', 'SEKOIA.IO needs Type Value together with Type Category.');
		}
	},
});
