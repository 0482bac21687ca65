import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

import { NodeApiError } from 'n8n-workflow';

import type { StatusHints } from './apiCall';
import type { SekoiaClient } from './client';
import { inputError, InputError } from './inputError';
import { isJsonObject } from './json';

const compress = promisify(gzip);

/** The platform rejects a larger event; in UTF-8 bytes. */
export const MAX_EVENT_BYTES = 250_000;
/** 90 % of the platform's limit of 10 MiB for one request; in UTF-8 bytes of the request's body. */
export const MAX_CHUNK_BYTES = 9_437_184;
/** Requests under way at the same time. */
const PARALLEL_CHUNKS = 5;

/** Events that travel in one request. */
interface Chunk {
	/** Index of each event among all events given */
	indexes: number[];
	/** Each event as an element of the request's JSON list, already encoded */
	encoded: string[];
}

/** An event that was not sent, since the platform would reject it. */
export interface OversizedEvent {
	index: number;
	bytes: number;
}

export interface PushResult {
	/** Ids of the accepted events, in the order of the events given */
	event_ids: string[];
	/** Events above 250,000 bytes, which were not sent */
	too_large: OversizedEvent[];
}

export interface IntakePush {
	intakeKey: string;
	gzip: boolean;
}

const HINTS: StatusHints = {
	401: { summary: 'The intake did not accept the intake key', cure: 'Copy the key again from the intake in SEKOIA.IO (Configure > Intakes).' },
	403: { summary: 'The intake did not accept the intake key', cure: 'Copy the key again from the intake in SEKOIA.IO (Configure > Intakes).' },
	404: {
		summary: 'There is no intake at this address',
		cure: 'Check "Intake Server". Regions other than FRA1 have their own, such as https://intake.fra2.sekoia.io/api/v1/intake-http.',
	},
};

/**
 * Fills chunks of at most `MAX_CHUNK_BYTES` with events, in order.
 * @param overhead bytes of the request around the events
 * @param tooLarge receives the events that fit into no request
 */
export async function* chunksOf(
	events: AsyncIterable<string> | Iterable<string>,
	overhead: number,
	tooLarge: OversizedEvent[],
): AsyncGenerator<Chunk> {
	let chunk: Chunk = { indexes: [], encoded: [] };
	let size = overhead;
	let index = 0;
	for await (const event of events) {
		const bytes = Buffer.byteLength(event);
		if (bytes > MAX_EVENT_BYTES) {
			tooLarge.push({ index: index++, bytes });
			continue;
		}
		const encoded = JSON.stringify(event);
		const cost = Buffer.byteLength(encoded) + 1;
		if (size + cost > MAX_CHUNK_BYTES && chunk.indexes.length > 0) {
			yield chunk;
			chunk = { indexes: [], encoded: [] };
			size = overhead;
		}
		chunk.indexes.push(index++);
		chunk.encoded.push(encoded);
		size += cost;
	}
	if (chunk.indexes.length > 0) yield chunk;
}

async function sendChunk(client: SekoiaClient, chunk: Chunk, { intakeKey, gzip: zipped }: IntakePush): Promise<string[]> {
	const text = `{"intake_key":${JSON.stringify(intakeKey)},"jsons":[${chunk.encoded.join(',')}]}`;
	const content = zipped ? await compress(text) : Buffer.from(text);
	const answer = await client.request({
		method: 'POST',
		path: '/batch',
		encoded: { content, ...(zipped ? { encoding: 'gzip' as const } : {}) },
		// A batch sent twice is stored twice at worst, while one not sent is lost.
		repeatable: true,
		hints: HINTS,
	});
	const ids = isJsonObject(answer) ? answer.event_ids : undefined;
	if (!Array.isArray(ids)) {
		throw inputError('The intake answered without "event_ids"', 'Check that "Intake Server" is an intake of SEKOIA.IO.');
	}
	return ids.map(String);
}

/** Indexes as `0-499, 700`. */
export function spans(indexes: readonly number[]): string {
	const texts: string[] = [];
	for (let at = 0; at < indexes.length; at++) {
		const first = indexes[at] as number;
		while (indexes[at + 1] === (indexes[at] as number) + 1) at++;
		const last = indexes[at] as number;
		texts.push(first === last ? `${first}` : `${first}-${last}`);
	}
	return texts.join(', ');
}

/** What became of the events of one request; a reason means they were not accepted. */
interface Outcome {
	indexes: number[];
	ids: string[];
	reason?: unknown;
}

function textOf(reason: unknown): [message: string, advice: string] {
	if (reason instanceof InputError) return [reason.message, reason.cure ?? ''];
	if (reason instanceof NodeApiError) return [reason.message, reason.description ?? ''];
	return [reason instanceof Error ? reason.message : String(reason), ''];
}

function partialFailure(reason: unknown, outcomes: readonly Outcome[], tooLarge: readonly OversizedEvent[]) {
	const [message, advice] = textOf(reason);
	const list = (label: string, indexes: number[]) => `${label}: ${spans(indexes) || 'none'}.`;
	const indexesOf = (some: readonly Outcome[]) => some.flatMap(({ indexes }) => indexes).sort((a, b) => a - b);
	const account = [
		list('Accepted events (by index)', indexesOf(outcomes.filter((outcome) => outcome.reason === undefined))),
		list('Not accepted', indexesOf(outcomes.filter((outcome) => outcome.reason !== undefined))),
		...(tooLarge.length > 0 ? [list('Too large to be sent', tooLarge.map(({ index }) => index))] : []),
	];
	return inputError(`Not all events reached the intake: ${message}`, [...account, advice].join(' ').trim());
}

/**
 * Sends events to an intake in as few requests as the platform's limits allow, up to five at a time.
 * @param client a client of the intake server; see `SekoiaClient.forServer`
 * @param events one text per event; read only as fast as they are sent
 * @throws InputError when a request or the reading of the events fails, telling which events were
 * accepted and which were not
 */
export async function pushEvents(
	client: SekoiaClient,
	events: AsyncIterable<string> | Iterable<string>,
	push: IntakePush,
): Promise<PushResult> {
	const tooLarge: OversizedEvent[] = [];
	const overhead = Buffer.byteLength(JSON.stringify({ intake_key: push.intakeKey, jsons: [] }));
	const chunks = chunksOf(events, overhead, tooLarge);
	const outcomes: Outcome[] = [];
	const failures: unknown[] = [];

	// After a failure the remaining chunks are only counted, so that the error can account for all events.
	const handle = async (chunk: Chunk) => {
		const outcome: Outcome = { indexes: chunk.indexes, ids: [], reason: failures[0] };
		outcomes.push(outcome);
		if (failures.length > 0) return;
		try {
			outcome.ids = await sendChunk(client, chunk, push);
		} catch (reason) {
			outcome.reason = reason;
			failures.push(reason);
		}
	};
	const worker = async () => {
		try {
			for await (const chunk of chunks) await handle(chunk);
		} catch (reason) {
			failures.push(reason);
		}
	};
	await Promise.all(Array.from({ length: PARALLEL_CHUNKS }, worker));

	if (failures.length > 0) throw partialFailure(failures[0], outcomes, tooLarge);
	return { event_ids: outcomes.flatMap(({ ids }) => ids), too_large: tooLarge };
}
