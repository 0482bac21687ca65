import { answered, chosen } from '../../engine/about';
import { task } from '../../engine/define';
import { commentField } from '../commentField';
import { addItsComment, commentOptions } from '../oneComment';
import { caseField, caseHints } from './case';

export const addComment = task({
	documented: 'Comment case',
	name: 'Add Comment',
	value: 'addComment',
	action: 'Add a comment to a case',
	description: 'Add a comment to a case (Comment case)',
	call: 'POST /api/v1/sic/cases/{uuid}/comments',
	permissions: ['Comment on cases'],
	hints: {
		...caseHints,
		403: { cure: 'Ask an administrator of your SEKOIA.IO community for this permission, or for "Manage cases".' },
	},
	about: [chosen('case', 'uuid'), answered('comment')],
	fields: [caseField, commentField, commentOptions('case')],
	run: addItsComment,
});
