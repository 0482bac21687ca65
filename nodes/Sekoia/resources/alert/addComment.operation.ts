import { additionalFields } from '../../../shared/fields/collections';
import { body, field } from '../../../shared/fields/field';
import { trimmed } from '../../../shared/fields/parsers';
import { request } from '../../engine/define';
import { commentField } from '../commentField';
import { alertField } from './alert';

export const addComment = request({
	documented: 'Comment Alert',
	name: 'Add Comment',
	value: 'addComment',
	action: 'Comment an alert',
	description: 'Add a comment to an alert (Comment Alert)',
	call: 'POST /api/v1/sic/alerts/{uuid}/comments',
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
