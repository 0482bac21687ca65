import type { ItemFiles, SourceFile } from '../../../shared/fileInput';
import { readText } from '../../../shared/fileInput';
import { inputError } from '../../../shared/inputError';
import { pushEvents } from '../../../shared/intake';
import type { Json } from '../../../shared/json';
import { eventsOfFile } from '../../../shared/jsonStream';
import { options } from '../../operations/commonFields';
import { client, field } from '../../operations/field';
import { inputDataField, jsonModeField } from '../../operations/fileSource';
import { httpUrl, trimmed, type Format } from '../../operations/formats';
import { operation } from '../../operations/operation';
import { intakeFields, intakeKeyOf } from './intakeChoice';

const DEFAULT_SERVER = 'https://intake.sekoia.io';

/** JSON as it is, or any other text: a line of a log is an event, too. */
const jsonOrText: Format<Json> = (value) => {
	if (value === undefined || value === null || value === '') return undefined;
	if (typeof value !== 'string') return value as Json;
	const looksLikeJson = /^\s*[[{]/.test(value);
	if (!looksLikeJson) return value;
	try {
		return JSON.parse(value) as Json;
	} catch {
		return value;
	}
};

const toEvent = (event: Json) => (typeof event === 'string' ? event : JSON.stringify(event));

interface Sources {
	inputMode?: string;
	event?: Json;
	events?: Json;
	binaryPropertyName?: string;
	eventPath?: string;
	eventsPath?: string;
}

/** Files that were opened, to be removed after the push when the user asked for it. */
type Opened = SourceFile[];

async function* eventsOf(sources: Sources, files: ItemFiles, opened: Opened): AsyncGenerator<string> {
	if (sources.inputMode === 'binary') {
		const file = await files.fromItem(sources.binaryPropertyName as string, 'Input Data Field Name');
		yield* eventsOfFile(file.content, file.fileName);
		return;
	}
	if (sources.inputMode === 'path') {
		if (sources.eventPath !== undefined) {
			const file = await files.fromDisk(sources.eventPath, 'Event File Path');
			opened.push(file);
			yield (await readText(file)).trim();
		}
		if (sources.eventsPath !== undefined) {
			const file = await files.fromDisk(sources.eventsPath, 'Events File Path');
			opened.push(file);
			yield* eventsOfFile(file.content, file.fileName);
		}
		return;
	}
	if (sources.event !== undefined) yield toEvent(sources.event);
	for (const event of listOf(sources.events)) yield toEvent(event);
}

function listOf(events: Json | undefined): Json[] {
	if (events === undefined) return [];
	if (Array.isArray(events)) return events;
	throw inputError('"Events" must be a JSON list', 'Put a single event into "Event", or enclose the events in [ and ].');
}

export const pushToIntake = operation({
	documented: 'Push Events to Intake',
	name: 'Push to Intake',
	value: 'pushToIntake',
	action: 'Push events to an intake',
	description: 'Send events to an intake, in as few requests as the limits allow (Push Events to Intake)',
	request: { method: 'POST', path: '{intake_server}/batch' },
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
			client('event'),
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
			client('events'),
			jsonOrText,
		),
		inputDataField('the events: a JSON list, or one event per line'),
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
			client('event_path'),
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
			client('events_path'),
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
				client('intake_server'),
				httpUrl,
			),
			field(
				{
					displayName: 'Compress',
					name: 'gzip',
					type: 'boolean',
					default: true,
					description: 'Whether to compress the requests with gzip',
				},
				client(),
			),
			field(
				{
					displayName: 'Keep File After Push',
					name: 'keepFileAfterPush',
					type: 'boolean',
					default: true,
					description: 'Whether to keep the files of File Path. Off: they are deleted once all their events are accepted.',
				},
				client('keep_file_after_push'),
			),
		]),
	],
	async run({ values, client: api, files }) {
		const { options: chosen } = values;
		const intakeKey = await intakeKeyOf(values, api);
		const server = (chosen.intakeServer ?? DEFAULT_SERVER).replace(/\/+$/, '').replace(/\/batch$/, '');
		const opened: Opened = [];
		const result = await pushEvents(
			api.forServer(server, [intakeKey]),
			eventsOf(values, files, opened),
			{ intakeKey, gzip: chosen.gzip === true },
		);
		if (result.event_ids.length === 0 && result.too_large.length > 0) {
			const { index, bytes } = result.too_large[0]!;
			throw inputError(
				`No event was sent: each is larger than 250,000 bytes (event ${index} has ${bytes})`,
				'SEKOIA.IO rejects larger events. Shorten or split them.',
			);
		}
		if (chosen.keepFileAfterPush === false && result.too_large.length === 0) {
			for (const file of opened) await file.remove?.();
		}
		return { event_ids: result.event_ids, too_large: result.too_large.map((event) => ({ ...event })) };
	},
});
