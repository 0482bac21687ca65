import { options } from '../../../shared/fields/collections';
import { field, usedByNode } from '../../../shared/fields/field';
import { httpUrl, trimmed } from '../../../shared/fields/parsers';
import { booleanField } from '../../../shared/fields/simple';
import { batch } from '../../engine/define';
import { inputDataField, inputDataTexts, jsonModeField } from '../../engine/fileFields';
import { jsonOrText } from './intake/eventSources';
import { intakeFields } from './intake/intakeChoice';
import { pushTogether } from './intake/pushTogether';

export const pushToIntake = batch({
	documented: 'Push Events to Intake',
	name: 'Push to Intake',
	value: 'pushToIntake',
	action: 'Push events to an intake',
	description: 'Send events to an intake, in as few requests as the limits allow (Push Events to Intake)',
	call: 'POST {intake_server}/batch',
	permissions: ['View intakes'],
	fields: [
		...intakeFields,
		jsonModeField,
		field(
			{
				displayName: 'Event',
				name: 'event',
				type: 'json',
				displayOptions: { show: { inputMode: ['json'] } },
				default: '={{ $json }}',
				placeholder: 'e.g. {"source.ip": "203.0.113.9"}',
				description: 'One event: an object, or a line of a log',
			},
			usedByNode('event'),
			jsonOrText,
		),
		field(
			{
				displayName: 'Events',
				name: 'events',
				type: 'json',
				displayOptions: { show: { inputMode: ['json'] } },
				default: '[]',
				placeholder: 'e.g. [{"source.ip": "203.0.113.9"}, {"source.ip": "203.0.113.10"}]',
				description: 'A list of events, sent after Event',
			},
			usedByNode('events'),
			jsonOrText,
		),
		inputDataField(
			{ ...inputDataTexts, description: 'Name of the input field that holds the events: a JSON list, or one event per line' },
			usedByNode(),
		),
		field(
			{
				displayName: 'Event File Path',
				name: 'eventPath',
				type: 'string',
				displayOptions: { show: { inputMode: ['path'] } },
				default: '',
				placeholder: 'e.g. /home/node/.n8n-files/event.json',
				description: 'Path of a file on the n8n server that is one event',
			},
			usedByNode('event_path'),
			trimmed,
		),
		field(
			{
				displayName: 'Events File Path',
				name: 'eventsPath',
				type: 'string',
				displayOptions: { show: { inputMode: ['path'] } },
				default: '',
				placeholder: 'e.g. /home/node/.n8n-files/events.json',
				description: 'Path of a file on the n8n server with a JSON list of events, or one event per line',
			},
			usedByNode('events_path'),
			trimmed,
		),
		options([
			field(
				{
					displayName: 'Intake Server',
					name: 'intakeServer',
					type: 'string',
					default: 'https://intake.sekoia.io',
					placeholder: 'e.g. https://intake.fra2.sekoia.io/api/v1/intake-http',
					description: 'Address of the intakes of your region',
				},
				usedByNode('intake_server'),
				httpUrl,
			),
			booleanField(
				{ displayName: 'Compress', name: 'gzip', description: 'Whether to compress the requests with gzip' },
				usedByNode(),
				{ default: true },
			),
			booleanField(
				{
					displayName: 'Keep File After Push',
					name: 'keepFileAfterPush',
					description: 'Whether to keep the files of File Path. Off: they are deleted once all their events are accepted.',
				},
				usedByNode('keep_file_after_push'),
				{ default: true },
			),
		]),
	],
	runTogether: pushTogether,
});
