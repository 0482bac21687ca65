import { chunksOf, MAX_CHUNK_BYTES } from '../../nodes/Sekoia/resources/event/intake/chunks';
import { firstOf, spans } from '../../nodes/Sekoia/resources/event/intake/tally';

async function collect<T>(source: AsyncIterable<T>): Promise<T[]> {
	const all: T[] = [];
	for await (const item of source) all.push(item);
	return all;
}

describe('chunks of events', () => {
	const overhead = 100;
	const from = (source: number, ...texts: string[]) => [{ source, texts }];
	const leftOut = () => ({ tooLarge: jest.fn(), failed: jest.fn() });

	test('contain as many events as fit, in order, and never exceed the limit', async () => {
		// Each quote takes two bytes in the request, and each of these characters three.
		const event = `"${'€'.repeat(66_000)}"`;
		const events = [{ source: 0, texts: Array<string>(120).fill(event) }];
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
	[[], []],
	[[3], ['3']],
	[[0, 1, 2, 5, 7, 8], ['0-2', '5', '7-8']],
])('the indexes %p are written as %p', (indexes, expected) => {
	expect(spans(indexes)).toEqual(expected);
});

test('of many names the first twenty are told, and how many more there are', () => {
	const names = Array.from({ length: 22 }, (_, index) => `${index}`);
	expect(firstOf(names)).toBe(`${names.slice(0, 20).join(', ')} and 2 more`);
	expect(firstOf(names.slice(0, 20))).toBe(names.slice(0, 20).join(', '));
});
