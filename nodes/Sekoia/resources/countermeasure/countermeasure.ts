import { additionalFields } from '../../../shared/fields/collections';
import { body, field, path, usedByNode } from '../../../shared/fields/field';
import { locatorField, optionalLocator } from '../../../shared/fields/locators';
import { shortText, uuid } from '../../../shared/fields/parsers';
import { textField } from '../../../shared/fields/simple';
import type { StatusHints } from '../../../shared/http/apiCall';
import { inputError } from '../../../shared/inputError';
import { moment, type Simplified } from '../../../shared/simplify';
import { alertLocator } from '../alert/alert';

/** The longest author that the API takes. */
const MAX_AUTHOR_LENGTH = 32;

/** The fields of both decisions on a countermeasure. */
export const decisionFields = [
	optionalLocator(
		{ displayName: 'Alert', name: 'alertUuid', description: 'The alert whose countermeasures From List offers. With By ID it is not needed' },
		usedByNode(),
		alertLocator,
	),
	locatorField(
		{ displayName: 'Countermeasure', name: 'cmUuid', description: 'The countermeasure to decide on' },
		path('cm_uuid'),
		{ list: 'searchCountermeasures', idPlaceholder: 'e.g. 5d0b7c1e-93f4-4a26-8e5d-1c7f2b9a6034', parser: uuid },
	),
	additionalFields([
		field(
			{
				displayName: 'Comment',
				name: 'comment',
				type: 'string',
				typeOptions: { rows: 3 },
				default: '',
				placeholder: 'e.g. Confirmed with the owner of the host',
				description: 'Why this is decided',
			},
			body('comment.content'),
		),
		textField(
			{
				displayName: 'Comment Author',
				name: 'author',
				description: 'Name shown as the author of the comment, up to 32 characters. Empty: the API key.',
				placeholder: 'e.g. Containment playbook',
			},
			body('comment.author'),
			{ parser: shortText(MAX_AUTHOR_LENGTH) },
		),
	]),
] as const;

/** Refuses an author without a comment. @throws InputError */
export function checkComment({ additionalFields: given }: { additionalFields: { comment?: string; author?: string } }): void {
	if (given.author !== undefined && given.comment === undefined) {
		throw inputError('"Comment" is empty, but "Comment Author" is not', 'Enter a comment, or remove the author.');
	}
}

export const decisionHints: StatusHints = {
	404: {
		summary: 'SEKOIA.IO did not find the countermeasure {id}',
		cure: 'Its UUID is the "uuid" of an entry of "countermeasures" of its alert, as Get Many lists them, not the UUID of the alert.',
	},
	409: {
		summary: 'The countermeasure can no longer be decided on this way',
		cure: 'It may be activated or denied already. Get Many shows the status of each countermeasure of an alert.',
	},
};

export const simplifiedCountermeasure: Simplified = {
	name: 'name',
	status: 'status',
	description: 'description',
	relevance: 'relevance',
	alert_uuid: 'alert_uuid',
	activated_at: moment('activated_at'),
	denied_at: moment('denied_at'),
	uuid: 'uuid',
};
