import { Readable } from 'node:stream';

import { chunksOf, MAX_CHUNK_BYTES, spans, type OversizedEvent } from '../../nodes/shared/intake';
import { eventsOfFile } from '../../nodes/shared/jsonStream';

async function collect<T>(source: AsyncIterable<T>): Promise<T[]> {
	const all: T[] = [];
	for await (const item of source) all.push(item);
	return all;
}

describe('chunks', () => {
	const overhead = 100;

	test('hold as many events as fit, in order, none larger than the limit', async () => {
		// Quotes double in the request, and each of these characters has three bytes.
		const event = `"${'€'.repeat(66_000)}"`;
		const chunks = await collect(chunksOf(Array.from({ length: 120 }, () => event), overhead, []));
		expect(chunks.flatMap(({ indexes }) => indexes)).toEqual(Array.from({ length: 120 }, (_, index) => index));
		for (const { encoded } of chunks) {
			expect(Buffer.byteLength(encoded.join(',')) + overhead).toBeLessThanOrEqual(MAX_CHUNK_BYTES);
		}
		expect(chunks.map(({ indexes }) => indexes.length)).toEqual([47, 47, 26]);
	});

	test('leave out events above 250,000 bytes of UTF-8 and tell their index', async () => {
		const tooLarge: OversizedEvent[] = [];
		const events = ['a', '€'.repeat(83_334), 'b', 'x'.repeat(250_000), 'x'.repeat(250_001)];
		const chunks = await collect(chunksOf(events, overhead, tooLarge));
		expect(chunks.flatMap(({ indexes }) => indexes)).toEqual([0, 2, 3]);
		expect(tooLarge).toEqual([
			{ index: 1, bytes: 250_002 },
			{ index: 4, bytes: 250_001 },
		]);
	});

	test('are none for no events', async () => {
		expect(await collect(chunksOf([], overhead, []))).toEqual([]);
	});
});

test.each([
	[[], ''],
	[[3], '3'],
	[[0, 1, 2, 5, 7, 8], '0-2, 5, 7-8'],
])('spans of %p', (indexes, expected) => {
	expect(spans(indexes)).toBe(expected);
});

describe('events of a file', () => {
	/** Cuts the text into pieces of a few bytes, so that every boundary falls inside something. */
	const file = (text: string, size = 3) => {
		const bytes = Buffer.from(text);
		const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) => bytes.subarray(at * size, (at + 1) * size));
		return Readable.from(pieces);
	};
	const eventsIn = async (text: string, size?: number) => await collect(eventsOfFile(file(text, size), 'events.json'));

	test.each([1, 2, 3, 7, 1000])('in a JSON list, read %p bytes at a time', async (size) => {
		const list = [{ a: 'x,]}"\\' }, 'plain, "text" ]', { 'b.c': [1, { d: '€日' }] }, 12];
		const expected = ['{"a":"x,]}\\"\\\\"}', 'plain, "text" ]', '{"b.c":[1,{"d":"€日"}]}', '12'];
		expect(await eventsIn(` ${JSON.stringify(list)}\n`, size)).toEqual(expected);
	});

	test('in an empty list are none', async () => expect(await eventsIn('[ ]')).toEqual([]));
	test('in an empty file are none', async () => expect(await eventsIn('  \n')).toEqual([]));
	test('one in each line', async () =>
		expect(await eventsIn('{"a":1}\r\n\nJan 31 sshd: failed [1]\n{"b":2}')).toEqual(['{"a":1}', 'Jan 31 sshd: failed [1]', '{"b":2}']));
	test('a cut-off list is refused', async () =>
		await expect(eventsIn('[{"a":1},{"b":')).rejects.toThrow('The JSON list in events.json is cut off after 1 events'));
	test('a broken element is named', async () =>
		await expect(eventsIn('[{"a":1},{b:2}]')).rejects.toThrow('Event 1 in events.json is not valid JSON'));
	test('a missing element is named', async () =>
		await expect(eventsIn('[1,,2]')).rejects.toThrow('Event 1 in events.json is not valid JSON'));
});
