import { Readable } from 'node:stream';

import { decoded } from '../../nodes/Sekoia/engine/decode';

const TEXT = '{"user":"Jürgen","city":"東京","n":1}\r\n{"user":"😀"}\r\n';
const LATIN = '{"user":"Jürgen"}\r\n';

const utf16 = (text: string, order: 'le' | 'be') => (order === 'le' ? Buffer.from(text, 'utf16le') : Buffer.from(text, 'utf16le').swap16());
const marked = (mark: number[], content: Buffer) => Buffer.concat([Buffer.from(mark), content]);

/** The text of a file that arrives in pieces of some bytes, which end within characters. */
async function read(content: Buffer, size: number): Promise<string> {
	const pieces = Array.from({ length: Math.ceil(content.length / size) }, (_, at) => content.subarray(at * size, (at + 1) * size));
	let text = '';
	for await (const piece of decoded(Readable.from(pieces, { objectMode: false }), 'x.log')) text += piece;
	return text;
}

describe('the text of a file is read', () => {
	test.each([
		['in UTF-8', Buffer.from(TEXT), TEXT],
		['in UTF-8 with a mark', marked([0xef, 0xbb, 0xbf], Buffer.from(TEXT)), TEXT],
		['in UTF-16 LE with a mark, as Windows PowerShell writes it', marked([0xff, 0xfe], utf16(TEXT, 'le')), TEXT],
		['in UTF-16 BE with a mark', marked([0xfe, 0xff], utf16(TEXT, 'be')), TEXT],
		['in UTF-16 LE without a mark', utf16(LATIN, 'le'), LATIN],
		['in UTF-16 BE without a mark', utf16(LATIN, 'be'), LATIN],
		['when there is none', Buffer.alloc(0), ''],
		['when there is only a mark', Buffer.from([0xff, 0xfe]), ''],
		['of one character in UTF-16 without a mark', utf16('x', 'le'), 'x'],
	])('%s', async (_, content, expected) => {
		for (const size of [1, 3, 65_536]) expect(await read(content, size)).toBe(expected);
	});

	test('over many pieces', async () => {
		const long = TEXT.repeat(5_000);
		expect(await read(Buffer.from(long), 997)).toBe(long);
		expect(await read(marked([0xfe, 0xff], utf16(long, 'be')), 997)).toBe(long);
	});
});

describe('a file is refused', () => {
	test.each([
		['in Windows-1252', Buffer.from('J\xfcrgen', 'latin1'), 'x.log is not UTF-8 text; it is probably Windows-1252 (Latin-1)'],
		['whose last character is cut off', Buffer.from('Jü').subarray(0, 2), 'x.log is not UTF-8 text; it is probably Windows-1252 (Latin-1)'],
		['in Windows-1252 long after its beginning', Buffer.from(`${'x'.repeat(200_000)}\xfc`, 'latin1'), 'x.log is not UTF-8 text'],
		['in UTF-16 with half a character', marked([0xff, 0xfe], Buffer.from([0x41])), 'x.log is text in UTF-16 that is damaged or cut off'],
		['in UTF-16 with half a pair', marked([0xff, 0xfe], utf16('\ud83d', 'le')), 'x.log is text in UTF-16 that is damaged or cut off'],
		['in UTF-32 LE', Buffer.from([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0]), 'x.log is text in UTF-32'],
		['in UTF-32 BE', Buffer.from([0, 0, 0xfe, 0xff, 0, 0, 0, 0x41]), 'x.log is text in UTF-32'],
		['in UTF-32 without a mark', Buffer.from([0x41, 0, 0, 0, 0x42, 0, 0, 0]), 'x.log has NUL bytes'],
		['with NUL bytes among its text', Buffer.from('log\0line\n'), 'x.log has NUL bytes'],
		['with NUL bytes long after its beginning', Buffer.from(`${'x'.repeat(200_000)}\0`), 'x.log has NUL bytes'],
		['that is compressed', Buffer.from([0x1f, 0x8b, 8, 0]), 'x.log is compressed with gzip'],
		['that is a ZIP archive', Buffer.from('PK\x03\x04'), 'x.log is a ZIP archive or an Office document'],
		['that is a PDF', Buffer.from('%PDF-1.7'), 'x.log is a PDF'],
	])('%s', async (_, content, message) => {
		for (const size of [1, 65_536]) {
			const error: unknown = await read(content, size).catch((failure: unknown) => failure);
			expect(error).toMatchObject({ message: expect.stringContaining(message), cure: expect.stringMatching(/\w/) });
		}
	});
});

test('a file that is no text is closed', async () => {
	const pieces = [Buffer.from([0x1f, 0x8b, 8, 0]), Buffer.alloc(5_000), Buffer.alloc(5_000)];
	const content = Readable.from(pieces, { objectMode: false, highWaterMark: 1 });
	await expect(async () => {
		for await (const piece of decoded(content, 'x.log')) expect(piece).toBe('never');
	}).rejects.toThrow('gzip');
	expect(content.destroyed).toBe(true);
});
