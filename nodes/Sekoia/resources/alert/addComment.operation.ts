import { additionalFields } from '../../../shared/fields/collections';
import { body } from '../../../shared/fields/field';
import { textField } from '../../../shared/fields/simple';
import { answered, chosen } from '../../engine/about';
import { task } from '../../engine/define';
import { commentField } from '../commentField';
import { addItsComment, commentOptions } from '../oneComment';
import { alertField } from './alert';

export const addComment = task({
	documented: 'Comment Alert',
	name: 'Add Comment',
	value: 'addComment',
	action: 'Add a comment to an alert',
	description: 'Add a comment to an alert (Comment Alert)',
	call: 'POST /api/v1/sic/alerts/{uuid}/comments',
	permissions: ['Comment on alerts'],
	about: [chosen('alert', 'uuid'), answered('comment')],
	fields: [
		alertField,
		commentField,
		additionalFields([
			textField(
				{
					displayName: 'Comment Author',
					name: 'author',
					description: 'Name shown as the author. Empty: the API key.',
					placeholder: 'e.g. Phishing playbook',
				},
				body('author'),
			),
		]),
		commentOptions('alert'),
	],
	run: addItsComment,
});
