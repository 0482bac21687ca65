import { type Parser, plainJson } from '../../../../shared/fields/parsers';
import { inputError } from '../../../../shared/inputError';
import type { Json } from '../../../../shared/json';
import { decoded } from '../../../engine/decode';
import { type ItemFiles, readText, type SourceFile } from '../../../engine/files';
import { isList, RecordSplitter, recordsOf } from '../../../engine/records';

/** Events as they are given; what they are is found out when they are sent. */
export const eventsAsGiven: Parser<Json> = (value) =>
	value === undefined || value === null || (typeof value === 'string' && value.trim() === '') ? undefined : (value as Json);

/** Where the events of one input item are. */
export interface Sources {
	inputMode?: string;
	events?: Json;
	binaryPropertyName?: string;
	eventPath?: string;
	eventsPath?: string;
	options: { event?: Json };
}

/**
 * The events of one input item, one text each, as many at a time as are read at once. A text that is an event, or holds some, is sent as it is written.
 * @param opened receives the files that were opened, to be removed after the push when the user asked for it
 * @throws InputError naming the field in which an event is broken or missing
 */
export async function* eventsOf(sources: Sources, files: ItemFiles, opened: SourceFile[]): AsyncGenerator<string[]> {
	const { inputMode, options, events: given } = sources;
	if (options.event !== undefined) yield eventsIn(options.event, 'Additional Event', oneEvent);
	if (inputMode === 'binary') {
		yield* eventsOfFile(await files.fromItem(sources.binaryPropertyName as string, 'Input Data Field Name'));
	} else if (inputMode === 'path') {
		if (sources.eventPath !== undefined) {
			const file = await files.fromDisk(sources.eventPath, 'Event File Path');
			opened.push(file);
			// The line break that ends a file is no part of its event.
			yield [...oneEvent((await readText(file)).replace(/\r?\n$/, ''), file.title)];
		}
		if (sources.eventsPath !== undefined) {
			const file = await files.fromDisk(sources.eventsPath, 'Events File Path');
			opened.push(file);
			yield* eventsOfFile(file);
		}
	} else if (given !== undefined) {
		yield eventsIn(given, 'Events', events);
	}
}

/** The events of a file, which is read only as fast as they are used; see `RecordSplitter` and `decoded`. */
export async function* eventsOfFile({ content, title }: Pick<SourceFile, 'content' | 'title'>): AsyncGenerator<string[]> {
	const splitter = new RecordSplitter(title, 'event');
	for await (const text of decoded(content, title)) yield* readTogether(splitter.push(text));
	yield* readTogether(splitter.end());
}

/** All events, since each step of an asynchronous generator takes longer than a short event; those before a fault, too. */
function* readTogether(events: Iterable<string>): Generator<string[]> {
	const read: string[] = [];
	let failure: { of: unknown } | undefined;
	try {
		for (const event of events) read.push(event);
	} catch (of) {
		failure = { of };
	}
	yield read;
	if (failure) throw failure.of;
}

/** The records of a text; see `RecordSplitter`. */
const events = (text: string, title: string): Iterable<string> => recordsOf(text, title, 'event');

/** The whole text as one event, however many lines it has, unless it is a JSON list of events. */
function oneEvent(text: string, title: string): Iterable<string> {
	if (isList(text)) return events(text, title);
	return text.trim() === '' ? [] : [text];
}

/** The events that a field holds, all read before the first is sent. @param ofText reads a text */
function eventsIn(given: Json, label: string, ofText: typeof events): string[] {
	if (typeof given === 'string') return [...ofText(given, `"${label}"`)];
	const list: unknown[] = Array.isArray(given) ? (given as unknown[]).flat(Infinity) : [given];
	return list.map((event, index) => toText(event, `Event ${index} in "${label}"`));
}

/** @param name of the event, for messages */
function toText(event: unknown, name: string): string {
	if (event === undefined || event === null || (typeof event === 'string' && event.trim() === '')) {
		throw inputError(`${name} is empty`, 'Leave it out, or correct the expression.');
	}
	if (typeof event === 'string') return event;
	return JSON.stringify(plainJson(event, name));
}
