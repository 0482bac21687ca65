import { startOf } from '../../shared/characters';
import { inputError } from '../../shared/inputError';

/** A record that never ends must not fill the memory; in characters. No intake takes a larger one. */
const MAX_RECORD = 67_108_864;
/** So many characters tell a JSON list from lines of text that begin with a bracket, such as those of a web server. */
const SAMPLE = 4_096;
const LINE_END = '(?:[\\r\\n]|$)';
/** Only after the whole of a JSON value that is no text, object or list, since a log may have lines such as `[12.5] usb 1-1: new device`. */
const BARE_VALUE = `(?:-?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?|true|false|null)\\s*(?:,|${LINE_END}|\\](?:,|\\]|\\s*${LINE_END}))`;
const LIST = new RegExp(`^(?:\\[\\s*)+(?:["\\]]|\\{\\s*(?:["}]|$)|${BARE_VALUE}|$)`);
/** A line that can begin a JSON object over several lines. */
const OBJECT = /^\s*\{\s*("|$)/;
/** How a line of JSON ends that goes on in the next, unlike one that is cut off within a word. */
const GOES_ON = /([{[,:"}\]\d]|true|false|null)$/;

/** Takes apart a text that arrives in pieces. */
interface Splitter {
	push(piece: string): Iterable<string>;
	/** What is left when the text is over */
	end(): Iterable<string>;
}

/**
 * Takes a text apart into its records, without holding more of it than one of them. The text is
 * - a JSON list, also of lists: its elements are the records, texts without their quotes, all else as it is written;
 * - or lines: each is a record, except that a JSON object may take several lines, and a line may hold several objects.
 * Empty lines are skipped. No record is written anew, so that numbers stay as they are.
 * @param title what is read, for messages
 * @param noun what a record is, for messages: `event`
 * @throws InputError when a list, or an object over several lines, is broken or cut off
 */
export class RecordSplitter implements Splitter {
	private start = '';
	private splitter: Splitter | undefined;

	constructor(
		private readonly title: string,
		private readonly noun: string,
	) {}

	*push(piece: string): Generator<string> {
		if (this.splitter) return yield* this.splitter.push(piece);
		this.start += piece;
		if (this.start.length >= SAMPLE) yield* this.begin();
	}

	*end(): Generator<string> {
		if (!this.splitter) yield* this.begin();
		yield* this.splitter!.end();
	}

	private *begin(): Generator<string> {
		const text = this.start.replace(/^\uFEFF/, '');
		this.start = '';
		this.splitter = isList(text) ? new ListSplitter(this.title, this.noun) : new LineSplitter(this.title);
		yield* this.splitter.push(text);
	}
}

/** Whether a text is a JSON list, by its beginning. A line of a log may begin with a bracket, too. */
export const isList = (text: string): boolean => LIST.test(text.slice(0, SAMPLE).trimStart());

/** The records of a whole text; see `RecordSplitter`. */
export function* recordsOf(text: string, title: string, noun: string): Generator<string> {
	const splitter = new RecordSplitter(title, noun);
	yield* splitter.push(text);
	yield* splitter.end();
}

const isJson = (text: string): boolean => {
	try {
		JSON.parse(text);
		return true;
	} catch {
		return false;
	}
};

/** Follows JSON from character to character. */
class Nesting {
	/** Objects and lists that are open */
	depth = 0;
	inText = false;
	private escaped = false;

	/** @returns whether the character ends the outermost object or list */
	step(character: string): boolean {
		if (this.inText) {
			if (this.escaped) this.escaped = false;
			else if (character === '\\') this.escaped = true;
			else if (character === '"') this.inText = false;
		} else if (character === '"') {
			this.inText = true;
		} else if (character === '{' || character === '[') {
			this.depth++;
		} else if ((character === '}' || character === ']') && this.depth > 0) {
			return --this.depth === 0;
		}
		return false;
	}
}

/** A JSON object that goes on in the next line. */
interface OpenObject {
	text: string;
	nesting: Nesting;
	/** Number of the line in which it begins */
	line: number;
}

class LineSplitter implements Splitter {
	/** What earlier pieces held of the line under way */
	private rest = '';
	private line = 0;
	/** An object that has begun in an earlier line */
	private open: OpenObject | undefined;

	constructor(private readonly title: string) {}

	*push(piece: string): Generator<string> {
		let from = 0;
		// Looking for ends of lines in the piece only: a line that is long takes a time that grows with its length.
		for (let end = piece.indexOf('\n'); end !== -1; end = piece.indexOf('\n', from)) {
			const line = this.rest + piece.slice(from, end + 1);
			this.rest = '';
			from = end + 1;
			yield* this.recordsOf(line);
		}
		this.rest += piece.slice(from);
		if (this.rest.length > MAX_RECORD) throw inputError(`Line ${this.line + 1} of ${this.title} does not end`, 'Check that it is a text with lines.');
	}

	*end(): Generator<string> {
		yield* this.recordsOf(this.rest);
		if (this.open) throw this.broken(this.open.line, 'is cut off');
	}

	/** @param line with the break at its end, which belongs to an object over several lines */
	private recordsOf(line: string): string[] {
		this.line++;
		if (this.open) return this.goOn(this.open, line);
		const whole = line.trim();
		if (whole === '') return [];
		if (whole.startsWith('{') && whole.endsWith('}') && isJson(whole)) return [whole];
		return (OBJECT.test(line) ? this.objectsIn(line) : undefined) ?? [line.replace(/\r?\n$/, '')];
	}

	/** The objects in a line, of which the last may go on in the next; undefined when it holds anything else. */
	private objectsIn(line: string): string[] | undefined {
		const found: string[] = [];
		let nesting = new Nesting();
		let from = 0;
		for (let at = 0; at < line.length; at++) {
			if (!nesting.step(line[at] as string)) continue;
			const object = line.slice(from, at + 1).trim();
			if (!object.startsWith('{') || !isJson(object)) return undefined;
			found.push(object);
			nesting = new Nesting();
			from = at + 1;
		}
		const last = line.slice(from);
		if (last.trim() === '') return found;
		if (nesting.depth === 0 || nesting.inText || !OBJECT.test(last) || !GOES_ON.test(last.trimEnd().slice(-5))) return undefined;
		this.open = { text: last.trimStart(), nesting, line: this.line };
		return found;
	}

	private goOn({ text, nesting, line: begun }: OpenObject, line: string): string[] {
		for (let at = 0; at < line.length; at++) {
			if (!nesting.step(line[at] as string)) continue;
			const object = text + line.slice(0, at + 1);
			if (!isJson(object)) throw this.broken(begun, 'is not valid JSON');
			this.open = undefined;
			const rest = line.slice(at + 1);
			const more = rest.trim() === '' ? [] : OBJECT.test(rest) ? this.objectsIn(rest) : undefined;
			if (!more) throw this.broken(begun, `is followed by ${JSON.stringify(startOf(rest.trim(), 20))}`);
			return [object, ...more];
		}
		if (nesting.inText) throw this.broken(begun, 'is not valid JSON');
		if (text.length + line.length > MAX_RECORD) throw this.broken(begun, 'does not end');
		this.open = { text: text + line, nesting, line: begun };
		return [];
	}

	private broken(line: number, how: string): Error {
		return inputError(
			`The JSON object that begins in line ${line} of ${this.title} ${how}`,
			'Correct the JSON: one object after the other, or a list of them in [ and ].',
		);
	}
}

class ListSplitter implements Splitter {
	/** Lists that are open around the element under way */
	private lists = 0;
	private last: 'start' | 'comma' | 'end' = 'end';
	/** What earlier pieces held of the element under way */
	private element = '';
	private nesting = new Nesting();
	private count = 0;

	constructor(
		private readonly title: string,
		private readonly noun: string,
	) {}

	*push(piece: string): Generator<string> {
		let from = 0;
		for (let at = 0; at < piece.length; at++) {
			const character = piece[at] as string;
			if (this.nesting.depth > 0 || this.nesting.inText) {
				this.nesting.step(character);
			} else if (this.lists === 0 ? character === '[' : character === '[' && (this.element + piece.slice(from, at)).trim() === '') {
				if (this.lists > 0 && this.last === 'end') throw this.broken();
				this.lists++;
				this.last = 'start';
				from = at + 1;
			} else if (this.lists === 0) {
				if (character.trim() !== '') throw inputError(`After the JSON list in ${this.title} there is something else`, 'Leave out all that is around the list.');
				from = at + 1;
			} else if (character === ',' || character === ']') {
				yield* this.take(piece.slice(from, at), character);
				from = at + 1;
			} else {
				this.nesting.step(character);
			}
		}
		this.element += piece.slice(from);
		if (this.element.length > MAX_RECORD) throw this.broken('does not end');
	}

	end(): string[] {
		if (this.lists === 0) return [];
		throw inputError(`The JSON list in ${this.title} is cut off after ${this.count} ${this.noun}s`, 'Check that it is complete.');
	}

	/** The element that ends here, unless a list or nothing does. */
	private take(end: string, by: ',' | ']'): string[] {
		const source = (this.element + end).trim();
		const isEmptyList = by === ']' && this.last === 'start';
		const { last } = this;
		this.element = '';
		this.last = by === ',' ? 'comma' : 'end';
		if (by === ']') this.lists--;
		if (source === '' && (last === 'end' || isEmptyList)) return [];
		if (source === '' || last === 'end' || !isJson(source)) throw this.broken();
		const value = source.startsWith('"') ? (JSON.parse(source) as string) : source;
		if (source === 'null' || value.trim() === '') throw this.broken('is empty');
		this.count++;
		return [value];
	}

	private broken(how = 'is not valid JSON'): Error {
		const noun = this.noun[0]!.toUpperCase() + this.noun.slice(1);
		return inputError(`${noun} ${this.count} in ${this.title} ${how}`, 'Correct the JSON.');
	}
}
