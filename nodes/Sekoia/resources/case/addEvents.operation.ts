import { body } from '../../../shared/fields/field';
import { type Parser, textList } from '../../../shared/fields/parsers';
import { textField } from '../../../shared/fields/simple';
import { required } from '../../../shared/fields/variants';
import { chosen, given } from '../../engine/about';
import { request } from '../../engine/define';
import { ADDED_BY, caseField, REMOVED_BY } from './case';

const distinct: Parser<string[]> = (value, reading) => {
	const ids = textList(value, reading);
	return ids && [...new Set(ids)];
};

export const addEvents = request({
	documented: 'Add events to a case',
	name: 'Add Events',
	value: 'addEvents',
	action: 'Add events to a case',
	description: 'Add events that a search found to those of a case (Add events to a case)',
	call: 'POST /api/v1/sic/cases/{uuid}/events',
	permissions: ['Manage cases'],
	hints: {
		404: {
			summary: 'SEKOIA.IO did not find the case or one of the events',
			cure: `Check the ID of the case, and that the event IDs are values of ${ADDED_BY}, not of ${REMOVED_BY}.`,
		},
	},
	about: [chosen('case', 'uuid'), given('event_ids', 'eventIds')],
	fields: [
		caseField,
		required(textField(
			{
				displayName: 'Event IDs',
				name: 'eventIds',
				description: `The ${ADDED_BY} of each event, which is not its ${REMOVED_BY}. Several are separated by commas; an expression may also give a list.`,
				placeholder: `e.g. {{ $json.${ADDED_BY} }}`,
			},
			body('event_ids'),
			{ parser: distinct },
		)),
	],
	output: (_, { uuid, eventIds }) => ({ added: eventIds.length, uuid }),
});
