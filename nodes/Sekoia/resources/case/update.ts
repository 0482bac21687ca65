import { requireChange } from '../../operations/changes';
import { simplifyField, updateFields } from '../../operations/commonFields';
import { body, field } from '../../operations/field';
import { trimmed } from '../../operations/formats';
import { operation } from '../../operations/operation';
import { simplifiedCase } from '../../operations/simplify';
import { caseField, caseHints } from './caseField';
import { editableFields, titleProperty } from './editableFields';

export const update = operation({
	documented: 'Edit case',
	name: 'Update',
	value: 'update',
	action: 'Edit a case',
	description: 'Change the title, status, priority, verdict or other members of a case (Edit case)',
	request: { method: 'PATCH', path: '/api/v1/sic/cases/{uuid}' },
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
		simplifyField,
		updateFields([field(titleProperty, body('title'), trimmed), ...editableFields]),
	],
	check: ({ updateFields: changes }) => requireChange(changes),
});
