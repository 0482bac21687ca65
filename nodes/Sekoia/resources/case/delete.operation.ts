import { chosen } from '../../engine/about';
import { request } from '../../engine/define';
import { caseHints, caseUuidField } from './case';

export const deleteCase = request({
	documented: 'Delete Case',
	name: 'Delete',
	value: 'delete',
	action: 'Delete a case',
	description: 'Delete a case for good (Delete Case)',
	call: 'DELETE /api/v1/sic/cases/{case_uuid}',
	permissions: ['Manage cases'],
	hints: caseHints,
	about: [chosen('case', 'caseUuid')],
	fields: [caseUuidField],
	output: (_, { caseUuid }) => ({ deleted: true, uuid: caseUuid }),
});
