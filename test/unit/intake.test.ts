import { Readable } from 'node:stream';

import { chunksOf, MAX_CHUNK_BYTES } from '../../nodes/Sekoia/resources/event/intake/chunks';
import { spans } from '../../nodes/Sekoia/resources/event/intake/tally';
import { eventsOfFile } from '../../nodes/Sekoia/resources/event/intake/eventsOfFile';

async function collect<T>(source: AsyncIterable<T>): Promise<T[]> {
	const all: T[] = [];
	for await (const item of source) all.push(item);
	return all;
}

describe('chunks of events', () => {
	const overhead = 100;
	const from = (source: number, ...texts: string[]) => texts.map((text) => ({ source, text }));
	const leftOut = () => ({ tooLarge: jest.fn(), failed: jest.fn() });

	test('contain as many events as fit, in order, and never exceed the limit', async () => {
		// Each quote takes two bytes in the request, and each of these characters three.
		const event = `"${'€'.repeat(66_000)}"`;
		const events = Array.from({ length: 120 }, () => ({ source: 0, text: event }));
		const chunks = await collect(chunksOf(events, overhead, leftOut()));
		expect(chunks.flat().map(({ index }) => index)).toEqual(Array.from({ length: 120 }, (_, index) => index));
		for (const chunk of chunks) {
			const content = chunk.map(({ encoded }) => encoded).join(',');
			expect(Buffer.byteLength(content) + overhead).toBeLessThanOrEqual(MAX_CHUNK_BYTES);
		}
		expect(chunks.map(({ length }) => length)).toEqual([47, 47, 26]);
	});

	test('leave out events above 250,000 bytes of UTF-8 and report their index', async () => {
		const left = leftOut();
		const events = from(3, 'a', '€'.repeat(83_334), 'b', 'x'.repeat(250_000), 'x'.repeat(250_001));
		const [chunk] = await collect(chunksOf(events, overhead, left));
		expect(chunk!.map(({ index }) => index)).toEqual([0, 2, 3]);
		expect(left.tooLarge.mock.calls).toEqual([
			[3, 1, 250_002],
			[3, 4, 250_001],
		]);
	});

	test('mix events of several sources, with an index of their own for each source', async () => {
		const left = leftOut();
		const failure = new Error('cut off');
		const events = [...from(0, 'a', 'b'), { source: 0, failure }, ...from(1, 'c'), ...from(2, 'd', 'e')];
		const [chunk, ...others] = await collect(chunksOf(events, overhead, left));
		expect(others).toEqual([]);
		expect(chunk!.map(({ source, index }) => [source, index])).toEqual([[0, 0], [0, 1], [1, 0], [2, 0], [2, 1]]);
		expect(left.failed.mock.calls).toEqual([[0, failure]]);
	});

	test('do not exist for no events', async () => {
		expect(await collect(chunksOf([], overhead, leftOut()))).toEqual([]);
	});
});

test.each([
	[[], ''],
	[[3], '3'],
	[[0, 1, 2, 5, 7, 8], '0-2, 5, 7-8'],
])('the indexes %p are written as %p', (indexes, expected) => {
	expect(spans(indexes)).toBe(expected);
});

describe('the events of a file', () => {
	/** Cuts the text into pieces of a few bytes, so that boundaries fall inside characters and values. */
	const file = (text: string, size = 3) => {
		const bytes = Buffer.from(text);
		const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) => bytes.subarray(at * size, (at + 1) * size));
		return Readable.from(pieces);
	};
	const eventsIn = async (text: string, size?: number) => await collect(eventsOfFile(file(text, size), 'events.json'));

	test.each([1, 2, 3, 7, 1000])('are the elements of a JSON list, read %p bytes at a time', async (size) => {
		const list = [{ a: 'x,]}"\\' }, 'plain, "text" ]', { 'b.c': [1, { d: '€日' }] }, 12];
		const expected = ['{"a":"x,]}\\"\\\\"}', 'plain, "text" ]', '{"b.c":[1,{"d":"€日"}]}', '12'];
		expect(await eventsIn(` ${JSON.stringify(list)}\n`, size)).toEqual(expected);
	});

	test('are none in an empty list', async () => expect(await eventsIn('[ ]')).toEqual([]));
	test('are none in an empty file', async () => expect(await eventsIn('  \n')).toEqual([]));
	test('are its lines when it is not a JSON list', async () =>
		expect(await eventsIn('{"a":1}\r\n\nJan 31 sshd: failed [1]\n{"b":2}')).toEqual(['{"a":1}', 'Jan 31 sshd: failed [1]', '{"b":2}']));
	test('end with an error when the list is cut off', async () =>
		await expect(eventsIn('[{"a":1},{"b":')).rejects.toThrow('The JSON list in events.json is cut off after 1 events'));
	test('end with an error that names an invalid element', async () =>
		await expect(eventsIn('[{"a":1},{b:2}]')).rejects.toThrow('Event 1 in events.json is not valid JSON'));
	test('end with an error that names a missing element', async () =>
		await expect(eventsIn('[1,,2]')).rejects.toThrow('Event 1 in events.json is not valid JSON'));
});
