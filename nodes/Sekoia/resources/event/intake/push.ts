import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

import type { StatusHints } from '../../../../shared/http/apiCall';
import type { SekoiaClient } from '../../../../shared/http/client';
import { inputError } from '../../../../shared/inputError';
import { isJsonObject } from '../../../../shared/json';
import { type ChunkEntry, chunksOf, type SourcedEvents } from './chunks';
import { type PushOutcome, SourceTally } from './tally';

const compress = promisify(gzip);

/** Requests under way at the same time. */
const PARALLEL_CHUNKS = 5;

interface IntakePush {
	intakeKey: string;
	gzip: boolean;
}

const WRONG_KEY = {
	summary: 'The intake did not accept the intake key of "Intake" or "Intake Key"',
	cure: 'Copy the key again from the intake in SEKOIA.IO (Configure > Intakes). Also check Options > Intake Server, or the region of the credential.',
};
const HINTS: StatusHints = {
	401: WRONG_KEY,
	403: WRONG_KEY,
	404: {
		summary: 'There is no intake at the address in Options > Intake Server or in the credential',
		cure: 'Regions other than FRA1 have their own, such as https://intake.fra2.sekoia.io/api/v1/intake-http.',
	},
};

async function send(client: SekoiaClient, chunk: ChunkEntry[], { intakeKey, gzip: zipped }: IntakePush): Promise<string[]> {
	const jsons = chunk.map(({ encoded }) => encoded).join(',');
	const text = `{"intake_key":${JSON.stringify(intakeKey)},"jsons":[${jsons}]}`;
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
		throw inputError('The intake answered without "event_ids"', 'Check that Options > Intake Server is an intake of SEKOIA.IO.');
	}
	return ids.map(String);
}

/** The parts of a request by source, each in the order of the request. */
function bySource(chunk: ChunkEntry[]): Map<number, ChunkEntry[]> {
	const parts = new Map<number, ChunkEntry[]>();
	for (const entry of chunk) {
		const part = parts.get(entry.source);
		if (part) part.push(entry);
		else parts.set(entry.source, [entry]);
	}
	return parts;
}

/**
 * Sends the events of several sources to an intake, in as few requests as the platform's limits allow,
 * up to five at a time. After a request that failed no other is begun.
 * @param client a client of the intake server; see `SekoiaClient.forServer`
 * @param events read only as fast as they are sent
 * @param sources how many sources there are
 * @returns what became of each source's events; a failure tells which were accepted and which were not
 */
export async function pushEvents(
	client: SekoiaClient,
	events: AsyncIterable<SourcedEvents> | Iterable<SourcedEvents>,
	sources: number,
	push: IntakePush,
): Promise<PushOutcome[]> {
	const tallies = Array.from({ length: sources }, () => new SourceTally());
	const overhead = Buffer.byteLength(JSON.stringify({ intake_key: push.intakeKey, jsons: [] }));
	const chunks = chunksOf(events, overhead, {
		tooLarge: (source, index, bytes) => tallies[source]?.tooLarge(index, bytes),
		failed: (source, failure) => tallies[source]?.failed(failure),
	});
	let stopped: { reason: unknown } | undefined;

	const handle = async (chunk: ChunkEntry[]) => {
		const parts = bySource(chunk);
		const each = (tell: (tally: SourceTally, part: ChunkEntry[]) => void) => {
			for (const [source, part] of parts) tell(tallies[source] as SourceTally, part);
		};
		// What remains is only counted, so that the failure can account for all events.
		if (stopped) return each((tally, part) => tally.refused(part, stopped?.reason));
		try {
			const ids = await send(client, chunk, push);
			if (ids.length !== chunk.length) {
				// What the platform answers when it takes only some of the events is not documented.
				const reason = inputError(
					`The intake accepted ${ids.length} of the ${chunk.length} events of a request, and does not tell which`,
					'Look for the events in SEKOIA.IO before you send them again.',
				);
				return each((tally, part) => tally.unclear(part, reason));
			}
			const idOf = new Map(chunk.map((entry, at) => [entry, ids[at]]));
			each((tally, part) => tally.accepted(part, part.map((entry) => idOf.get(entry) as string)));
		} catch (reason) {
			stopped ??= { reason };
			each((tally, part) => tally.refused(part, reason));
		}
	};
	const worker = async () => {
		for await (const chunk of chunks) await handle(chunk);
	};
	await Promise.all(Array.from({ length: PARALLEL_CHUNKS }, worker));
	return tallies.map((tally) => tally.outcome());
}
