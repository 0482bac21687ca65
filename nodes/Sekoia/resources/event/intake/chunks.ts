/** The platform rejects a larger event; in UTF-8 bytes. */
export const MAX_EVENT_BYTES = 250_000;
/** 90 % of the platform's limit of 10 MiB for one request; in UTF-8 bytes of the request's body. */
export const MAX_CHUNK_BYTES = 9_437_184;

/** The next events of a source, as many as were read at once, or why they cannot be read. */
export type SourcedEvents = { source: number; texts: readonly string[] } | { source: number; failure: unknown };

/** One event on its way. */
export interface ChunkEntry {
	source: number;
	/** Index among the events of its source */
	index: number;
	/** The event as an element of the request's JSON list */
	encoded: string;
}

/** Receives what travels in no request. */
interface LeftOut {
	/** The event is larger than the platform takes */
	tooLarge(source: number, index: number, bytes: number): void;
	/** The source's events end here, too early */
	failed(source: number, failure: unknown): void;
}

/**
 * Fills requests with the events of several sources, in order.
 * @param overhead bytes of the request around the events
 * @returns the events of one request after the other, each at most `MAX_CHUNK_BYTES` in all
 */
export async function* chunksOf(
	events: AsyncIterable<SourcedEvents> | Iterable<SourcedEvents>,
	overhead: number,
	leftOut: LeftOut,
): AsyncGenerator<ChunkEntry[]> {
	const counts = new Map<number, number>();
	let chunk: ChunkEntry[] = [];
	let size = overhead;
	for await (const next of events) {
		const { source } = next;
		if ('failure' in next) {
			leftOut.failed(source, next.failure);
			continue;
		}
		let index = counts.get(source) ?? 0;
		for (const text of next.texts) {
			const bytes = Buffer.byteLength(text);
			if (bytes > MAX_EVENT_BYTES) {
				leftOut.tooLarge(source, index++, bytes);
				continue;
			}
			const encoded = JSON.stringify(text);
			const cost = Buffer.byteLength(encoded) + 1;
			if (size + cost > MAX_CHUNK_BYTES && chunk.length > 0) {
				yield chunk;
				chunk = [];
				size = overhead;
			}
			chunk.push({ source, index: index++, encoded });
			size += cost;
		}
		counts.set(source, index);
	}
	if (chunk.length > 0) yield chunk;
}
