import { commentField } from '../../../shared/fields/common';
import { operation } from '../../engine/define';
import { caseField, caseHints } from './case';

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
