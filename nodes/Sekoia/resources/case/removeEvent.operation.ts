import { path } from '../../../shared/fields/field';
import { textField } from '../../../shared/fields/simple';
import { required } from '../../../shared/fields/variants';
import { chosen } from '../../engine/about';
import { request } from '../../engine/define';
import { ADDED_BY, caseUuidField, REMOVED_BY } from './case';

export const removeEvent = request({
	documented: 'Remove event from case',
	name: 'Remove Event',
	value: 'removeEvent',
	action: 'Remove an event from a case',
	description: 'Take an event out of a case (Remove event from case)',
	call: 'DELETE /api/v1/sic/cases/{case_uuid}/events/{event_id}',
	permissions: ['Manage cases'],
	hints: {
		404: {
			summary: 'SEKOIA.IO did not find the case, or the event in it',
			cure: `Check the ID of the case, and that the event ID is the value of ${REMOVED_BY}, not of ${ADDED_BY}.`,
		},
	},
	about: [chosen('case', 'caseUuid')],
	fields: [
		caseUuidField,
		required(textField(
			{
				displayName: 'Event ID',
				name: 'eventId',
				description: `The ${REMOVED_BY} of the event. It is not the ${ADDED_BY} by which events are added.`,
				placeholder: `e.g. {{ $json['${REMOVED_BY}'] }}`,
			},
			path('event_id'),
		)),
	],
	output: (_, { caseUuid, eventId }) => ({ removed: true, uuid: caseUuid, event_id: eventId }),
});
