import { additionalFields, commentField } from '../../operations/commonFields';
import { body, field } from '../../operations/field';
import { trimmed } from '../../operations/formats';
import { alertField } from '../../operations/locators';
import { operation } from '../../operations/operation';

export const addComment = operation({
	documented: 'Comment Alert',
	name: 'Add Comment',
	value: 'addComment',
	action: 'Comment an alert',
	description: 'Add a comment to an alert (Comment Alert)',
	request: { method: 'POST', path: '/api/v1/sic/alerts/{uuid}/comments' },
	permissions: ['Comment on alerts'],
	fields: [
		alertField,
		commentField,
		additionalFields([
			field(
				{
					displayName: 'Author',
					name: 'author',
					type: 'string',
					default: '',
					placeholder: 'e.g. Phishing playbook',
					description: 'Name shown as the author. Empty: the API key.',
				},
				body('author'),
				trimmed,
			),
		]),
	],
});
