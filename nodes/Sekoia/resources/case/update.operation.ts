import { updateFields } from '../../../shared/fields/collections';
import { body, field } from '../../../shared/fields/field';
import { trimmed } from '../../../shared/fields/parsers';
import { request } from '../../engine/define';
import { requireChange } from '../../engine/requireChange';
import { caseField, caseHints, simplifiedCase } from './case';
import { editableFields, titleProperty } from './editableFields';

export const update = request({
	documented: 'Edit case',
	name: 'Update',
	value: 'update',
	action: 'Update a case',
	description: 'Change the title, status, priority, verdict or other members of a case (Edit case)',
	call: 'PATCH /api/v1/sic/cases/{uuid}',
	permissions: ['Manage cases'],
	hints: {
		...caseHints,
		409: {
			summary: 'The case cannot be edited in its current state',
			cure: 'Closed cases cannot be edited. Open the case again in SEKOIA.IO first.',
		},
	},
	simplified: simplifiedCase,
	fields: [
		caseField,
		updateFields([field(titleProperty, body('title'), trimmed), ...editableFields]),
	],
	check: ({ updateFields: changes }) => requireChange(changes),
});
