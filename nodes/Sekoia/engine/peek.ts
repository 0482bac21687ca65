import { Readable } from 'node:stream';

/**
 * Looks at the beginning of a file without reading the rest.
 * @returns its first bytes, at least `size` unless the file is shorter, and the whole content
 */
export async function peek(content: Readable, size: number): Promise<{ start: Buffer; whole: Readable }> {
	const chunks = content[Symbol.asyncIterator]() as AsyncIterableIterator<Buffer>;
	const read: Buffer[] = [];
	for (let bytes = 0; bytes < size; ) {
		const { done, value } = await chunks.next();
		if (done) break;
		read.push(Buffer.from(value));
		bytes += value.length;
	}
	const start = Buffer.concat(read);

	async function* startAndRest() {
		yield start;
		yield* chunks;
	}
	return { start, whole: Readable.from(startAndRest(), { objectMode: false }) };
}
