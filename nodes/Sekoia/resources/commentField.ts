import { body, field } from '../../shared/fields/field';

/** The text of a new comment. */
export const commentField = field(
	{
		displayName: 'Comment',
		name: 'content',
		type: 'string',
		typeOptions: { rows: 4 },
		required: true,
		default: '',
		placeholder: 'e.g. The source address belongs to our VPN',
		description: 'Text of the comment',
	},
	body('content'),
);
