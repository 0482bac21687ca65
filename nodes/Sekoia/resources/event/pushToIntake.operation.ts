import { options } from '../../../shared/fields/collections';
import { field, usedByNode } from '../../../shared/fields/field';
import { trimmed } from '../../../shared/fields/parsers';
import { booleanField } from '../../../shared/fields/simple';
import { neverEmpty } from '../../../shared/fields/variants';
import { inputError } from '../../../shared/inputError';
import { batch } from '../../engine/define';
import { inputDataField, inputDataTexts, jsonModeField } from '../../engine/fileFields';
import { eventsAsGiven } from './intake/eventSources';
import { intakeFields, intakeServerField } from './intake/intakeChoice';
import { pushTogether, stopAtTooLarge } from './intake/pushTogether';

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
				displayName: 'Events',
				name: 'events',
				type: 'json',
				required: true,
				displayOptions: { show: { inputMode: ['json'] } },
				default: '={{ $json }}',
				placeholder: 'e.g. [{"source.ip": "203.0.113.9"}, {"source.ip": "203.0.113.10"}]',
				description:
					'An event as an object, a list of events, or text. In text each line is an event, and so is each JSON object, even over several lines. To keep a text of several lines as one event, put it into a list.',
			},
			usedByNode('events'),
			eventsAsGiven,
		),
		inputDataField(
			{ ...inputDataTexts, description: 'Name of the input field that holds the events: a JSON list, JSON objects, or one event per line, in UTF-8 or UTF-16' },
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
				description: 'Path of a file on the n8n server with a JSON list of events, JSON objects, or one event per line, in UTF-8 or UTF-16',
			},
			usedByNode('events_path'),
			trimmed,
		),
		options([
			neverEmpty(field(
				{
					displayName: 'Additional Event',
					name: 'event',
					type: 'string',
					typeOptions: { rows: 3 },
					default: '',
					placeholder: 'e.g. {"event.action": "import started"}',
					description: 'One more event, sent before the others: an object, or text, which stays one event however many lines it has. Each element of a list is an event.',
				},
				usedByNode('event'),
				eventsAsGiven,
			)),
			booleanField(
				{ displayName: 'Compress Requests', name: 'gzip', description: 'Whether to compress the requests with gzip' },
				usedByNode(),
				{ default: true },
			),
			intakeServerField,
			booleanField(
				{
					displayName: 'Keep File After Push',
					name: 'keepFileAfterPush',
					description: 'Whether to keep the files of File Path. Off: they are deleted once all their events are accepted.',
				},
				usedByNode('keep_file_after_push'),
				{ default: true },
			),
			field(
				{
					displayName: 'When an Event Is Too Large',
					name: 'onTooLarge',
					type: 'options',
					options: [
						{ name: 'Report', value: 'report', description: 'Send the others, list it in too_large, and warn. An item of which nothing could be sent fails.' },
						{ name: 'Stop Before Sending', value: 'stop', description: 'Read all events first, and fail before the first is sent. Files are read twice.' },
					],
					default: 'report',
					description: 'What to do about an event of more than 250,000 bytes, which SEKOIA.IO would reject',
				},
				usedByNode(),
			),
		]),
	],
	check({ inputMode, eventPath, eventsPath }) {
		if (inputMode !== 'path' || eventPath !== undefined || eventsPath !== undefined) return;
		throw inputError('"Event File Path" and "Events File Path" are both empty', 'Fill in one of them, or both.');
	},
	read: stopAtTooLarge,
	runTogether: pushTogether,
});
