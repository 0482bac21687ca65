import { body, type Destination, field, type FieldTexts } from '../../../shared/fields/field';
import { listOf, uuid } from '../../../shared/fields/parsers';
import { isJsonObject, type Json } from '../../../shared/json';

/** Users, each by the UUID by which cases know them. */
export const usersField = <const Name extends string, To extends Destination>(texts: FieldTexts<Name>, destination: To) =>
	field(
		{
			...texts,
			type: 'string',
			typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Subscriber' },
			default: '',
			placeholder: 'e.g. 2b7f4c9a-5e18-4d36-b0a7-9f3c6e8d1a52',
		},
		destination,
		listOf(uuid),
	);

/** Who takes care of the case. */
export const subscribersField = usersField(
	{ displayName: 'Subscribers', name: 'subscribers', description: 'The users who take care of the case' },
	body('subscribers'),
);

/** How cases hold a subscriber; SEKOIA.IO's OpenAPI file of 2026-09-15 knows no other type. */
export const subscriber = (avatar: string): Json => ({ avatar_uuid: avatar, type: 'assignee' });

/** The UUID of a subscriber that a case has. */
export const avatarOf = (entry: Json): string => (isJsonObject(entry) ? String(entry.avatar_uuid).toLowerCase() : '');
