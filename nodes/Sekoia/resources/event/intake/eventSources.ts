import type { Parser } from '../../../../shared/fields/parsers';
import { inputError } from '../../../../shared/inputError';
import type { Json } from '../../../../shared/json';
import { type ItemFiles, readText, type SourceFile } from '../../../engine/files';
import { eventsOfFile } from './eventsOfFile';

/** JSON as it is, or any other text: a line of a log is an event, too. */
export const jsonOrText: Parser<Json> = (value) => {
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

/** Where the events of one input item are. */
export interface Sources {
	inputMode?: string;
	event?: Json;
	events?: Json;
	binaryPropertyName?: string;
	eventPath?: string;
	eventsPath?: string;
}

/**
 * The events of one input item, one text each.
 * @param opened receives the files that were opened, to be removed after the push when the user asked for it
 */
export async function* eventsOf(sources: Sources, files: ItemFiles, opened: SourceFile[]): AsyncGenerator<string> {
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
