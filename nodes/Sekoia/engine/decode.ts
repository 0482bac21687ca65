import type { Readable } from 'node:stream';

import { inputError, type InputError } from '../../shared/inputError';
import { peek } from './peek';

/** How many bytes of a file tell its encoding, in which each character of UTF-16 takes two. */
const SAMPLE_BYTES = 1024;
/** Of text in UTF-16 without a byte order mark this share of the characters must be Latin to be told from other data. */
const LATIN_SHARE = 0.7;

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** What a file is whose first bytes are these, and how its text is got. */
const NO_TEXT: ReadonlyArray<{ signature: number[]; is: string; cure: string }> = [
	{ signature: [0xff, 0xfe, 0, 0], is: 'is text in UTF-32', cure: 'Save it as UTF-8.' },
	{ signature: [0, 0, 0xfe, 0xff], is: 'is text in UTF-32', cure: 'Save it as UTF-8.' },
	{ signature: [0x1f, 0x8b], is: 'is compressed with gzip', cure: "Decompress it first, for example with n8n's node Compression." },
	{ signature: [0x50, 0x4b, 3, 4], is: 'is a ZIP archive or an Office document', cure: "Take the text out first, for example with n8n's node Compression or Extract From File." },
	{ signature: [0x25, 0x50, 0x44, 0x46], is: 'is a PDF', cure: 'Choose a text file.' },
];

const MARKS: ReadonlyArray<{ signature: number[]; encoding: Encoding }> = [
	{ signature: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
	{ signature: [0xff, 0xfe], encoding: 'utf-16le' },
	{ signature: [0xfe, 0xff], encoding: 'utf-16be' },
];

const beginsWith = (start: Buffer) => (entry: { signature: number[] }) => entry.signature.every((byte, at) => start[at] === byte);

/** The byte order of Latin text in UTF-16: every second byte of it is NUL, and none of the others. */
function byteOrderOf(start: Buffer): Encoding | undefined {
	const pairs = Math.floor(Math.min(start.length, SAMPLE_BYTES) / 2);
	const nulls = [0, 0];
	for (let at = 0; at < pairs * 2; at++) if (start[at] === 0) nulls[at % 2]!++;
	const [first, second] = nulls as [number, number];
	if (first === 0 && second > pairs * LATIN_SHARE) return 'utf-16le';
	if (second === 0 && first > pairs * LATIN_SHARE) return 'utf-16be';
	return undefined;
}

function encodingOf(start: Buffer, name: string): Encoding {
	const other = NO_TEXT.find(beginsWith(start));
	if (other) throw inputError(`${name} ${other.is}`, other.cure);
	return MARKS.find(beginsWith(start))?.encoding ?? byteOrderOf(start) ?? 'utf-8';
}

function undecodable(encoding: Encoding, name: string): InputError {
	if (encoding !== 'utf-8') return inputError(`${name} is text in UTF-16 that is damaged or cut off`, 'Save it again, as UTF-8.');
	return inputError(
		`${name} is not UTF-8 text; it is probably Windows-1252 (Latin-1)`,
		'Save it as UTF-8, or read it with the operation Extract From Text File of n8n\'s node Extract From File and its option File Encoding.',
	);
}

/**
 * The text of a file, piece by piece as it is read: UTF-8, or UTF-16 with a byte order mark or recognizable without.
 * The mark is no part of the text.
 * @param name of the file, for messages
 * @throws InputError when it is something else, naming what it probably is
 */
export async function* decoded(content: Readable, name: string): AsyncGenerator<string> {
	try {
		const { start, whole } = await peek(content, SAMPLE_BYTES);
		yield* decodedAs(encodingOf(start, name), whole, name);
	} finally {
		content.destroy();
	}
}

async function* decodedAs(encoding: Encoding, content: Readable, name: string): AsyncGenerator<string> {
	const decoder = new TextDecoder(encoding, { fatal: true });
	const decode = (chunk?: Buffer): string => {
		try {
			return decoder.decode(chunk, { stream: chunk !== undefined });
		} catch {
			throw undecodable(encoding, name);
		}
	};
	for await (const chunk of content) {
		// UTF-8 may hold NUL, but no log or JSON does.
		if (encoding === 'utf-8' && (chunk as Buffer).includes(0)) {
			throw inputError(`${name} has NUL bytes, so it is not text in UTF-8`, 'Choose a text file, or save it as UTF-8.');
		}
		yield decode(chunk as Buffer);
	}
	yield decode();
}
