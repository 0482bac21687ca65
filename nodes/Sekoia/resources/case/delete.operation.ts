import { operation } from '../../engine/define';
import { caseHints, caseUuidField } from './case';

export const deleteCase = operation({
	documented: 'Delete Case',
	name: 'Delete',
	value: 'delete',
	action: 'Delete a case',
	description: 'Delete a case for good (Delete Case)',
	request: { method: 'DELETE', path: '/api/v1/sic/cases/{case_uuid}' },
	permissions: ['Manage cases'],
	hints: caseHints,
	fields: [caseUuidField],
	output: (_, { caseUuid }) => ({ deleted: true, uuid: caseUuid }),
});
