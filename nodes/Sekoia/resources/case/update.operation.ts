import { requireChange } from '../../engine/requireChange';
import { simplifyField, updateFields } from '../../../shared/fields/common';
import { body, field } from '../../../shared/fields/field';
import { trimmed } from '../../../shared/fields/parsers';
import { operation } from '../../engine/define';
import { simplifiedCase } from '../../engine/simplify';
import { caseField, caseHints } from './case';
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
