import { additionalFields, commentField } from '../../../shared/fields/common';
import { body, field } from '../../../shared/fields/field';
import { trimmed } from '../../../shared/fields/parsers';
import { alertField } from '../../../shared/fields/locators';
import { operation } from '../../engine/define';

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
