import type { Readable } from 'node:stream';

import { inputError } from '../../../../shared/inputError';

/**
 * Splits a file of events into one text per event without holding the file in memory. The file is a
 * JSON list, or has one event per line (JSON or any log text); empty lines are skipped.
 * @param fileName for messages
 * @throws InputError when a JSON list is broken or cut off
 */
export async function* eventsOfFile(content: Readable, fileName: string): AsyncGenerator<string> {
	const decoder = new TextDecoder();
	let splitter: ListSplitter | LineSplitter | undefined;
	let start = '';
	for await (const chunk of content) {
		let text = decoder.decode(chunk as Buffer, { stream: true });
		if (splitter === undefined) {
			start = (start + text).trimStart().replace(/^\uFEFF/, '');
			if (start === '') continue;
			splitter = start.startsWith('[') ? new ListSplitter(fileName) : new LineSplitter();
			text = start;
		}
		yield* splitter.push(text);
	}
	if (splitter) yield* splitter.end();
}

class LineSplitter {
	private rest = '';

	*push(text: string): Generator<string> {
		this.rest += text;
		// Splitting a line still under way again with each chunk costs the square of its length: 32 s for 30 MB.
		if (!text.includes('\n')) return;
		const lines = this.rest.split(/\r?\n/);
		this.rest = lines.pop() as string;
		for (const line of lines) if (line.trim() !== '') yield line;
	}

	end(): string[] {
		return this.rest.trim() === '' ? [] : [this.rest];
	}
}

/** Cuts the elements out of a JSON list; each is then parsed on its own. */
class ListSplitter {
	private depth = 0;
	private inString = false;
	private escaped = false;
	/** What earlier chunks held of the element under way */
	private element = '';
	private index = 0;
	private closed = false;

	constructor(private readonly fileName: string) {}

	*push(text: string): Generator<string> {
		let from = 0;
		for (let at = 0; at < text.length; at++) {
			const character = text[at] as string;
			if (this.inString) {
				this.stepInString(character);
			} else if (character === '"') {
				this.inString = true;
			} else if (character === '[' || character === '{') {
				if (++this.depth === 1) from = at + 1;
			} else if (character === ']' || character === '}') {
				if (--this.depth === 0) yield* this.closeList(text.slice(from, at));
			} else if (character === ',' && this.depth === 1) {
				yield this.take(text.slice(from, at));
				from = at + 1;
			}
		}
		if (this.depth > 0) this.element += text.slice(from);
	}

	end(): string[] {
		if (this.closed) return [];
		throw inputError(`The JSON list in ${this.fileName} is cut off after ${this.index} events`, 'Check the file.');
	}

	private stepInString(character: string): void {
		if (this.escaped) this.escaped = false;
		else if (character === '\\') this.escaped = true;
		else if (character === '"') this.inString = false;
	}

	private *closeList(last: string): Generator<string> {
		this.closed = true;
		const isEmptyList = this.index === 0 && (this.element + last).trim() === '';
		if (!isEmptyList) yield this.take(last);
	}

	private take(end: string): string {
		const source = (this.element + end).trim();
		this.element = '';
		const index = this.index++;
		try {
			const value: unknown = JSON.parse(source);
			return typeof value === 'string' ? value : source;
		} catch {
			throw inputError(`Event ${index} in ${this.fileName} is not valid JSON`, 'Correct the JSON in the file.');
		}
	}
}
