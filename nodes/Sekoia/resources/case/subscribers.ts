import { body, field } from '../../../shared/fields/field';
import { filledIn, listOf, type Parser, rows, trimmed, uuid } from '../../../shared/fields/parsers';
import type { JsonObject } from '../../../shared/json';

/** One subscriber for each UUID; a row whose UUID is an expression may give several. */
const subscribers: Parser<JsonObject[]> = (value, reading) =>
	rows('row')(value, reading)?.flatMap(({ avatarUuid, type: rowType }, row) => {
		const avatars = filledIn(listOf(uuid))(avatarUuid, { row, member: 'Avatar UUID', reading });
		const type = trimmed(rowType, { ...reading, label: `${reading.label}: Type` });
		return avatars.map((avatar) => ({ avatar_uuid: avatar, ...(type === undefined ? {} : { type }) }));
	});

/** Who takes care of the case. */
export const subscribersField = field(
	{
		displayName: 'Subscribers',
		name: 'subscribers',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Subscriber',
		default: {},
		description: 'The users who take care of the case',
		options: [
			{
				displayName: 'Subscriber',
				name: 'row',
				values: [
					{
						displayName: 'Avatar UUID',
						name: 'avatarUuid',
						type: 'string',
						default: '',
						placeholder: 'e.g. 2b7f4c9a-5e18-4d36-b0a7-9f3c6e8d1a52',
						description: 'UUID of the user, as the subscribers of other cases have it. An expression may give a list.',
					},
					{
						displayName: 'Type',
						name: 'type',
						type: 'string',
						default: '',
						placeholder: 'e.g. user',
						description: 'Type of the subscriber, as the subscribers of other cases have it. Not sent when empty.',
					},
				],
			},
		],
	},
	body('subscribers'),
	subscribers,
);
