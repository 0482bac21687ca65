import { commentField } from '../../operations/commonFields';
import { operation } from '../../operations/operation';
import { caseField, caseHints } from './caseField';

export const addComment = operation({
	documented: 'Comment case',
	name: 'Add Comment',
	value: 'addComment',
	action: 'Comment a case',
	description: 'Add a comment to a case (Comment case)',
	request: { method: 'POST', path: '/api/v1/sic/cases/{uuid}/comments' },
	permissions: ['Comment on cases'],
	hints: {
		...caseHints,
		403: { cure: 'Ask an administrator of your SEKOIA.IO community for this permission, or for "Manage cases".' },
	},
	fields: [caseField, commentField],
});
