import { body, type Destination, type FieldTexts } from '../../../shared/fields/field';
import { locatorList } from '../../../shared/fields/locators';
import { isJsonObject, type Json } from '../../../shared/json';
import { avatarLocator } from '../tenant';

/** Users, by name, email address or the UUID by which cases know them. */
export const usersField = <const Name extends string, To extends Destination>(texts: FieldTexts<Name>, destination: To) =>
	locatorList(texts, destination, { ...avatarLocator, row: 'Subscriber' });

/** Who takes care of the case. */
export const subscribersField = usersField(
	{ displayName: 'Subscribers', name: 'subscribers', description: 'The users who take care of the case' },
	body('subscribers'),
);

/** How cases hold a subscriber; SEKOIA.IO's OpenAPI file of 2026-09-15 knows no other type. */
export const subscriber = (avatar: string): Json => ({ avatar_uuid: avatar, type: 'assignee' });

/** The UUID of a subscriber that a case has. */
export const avatarOf = (entry: Json): string => (isJsonObject(entry) ? String(entry.avatar_uuid).toLowerCase() : '');
