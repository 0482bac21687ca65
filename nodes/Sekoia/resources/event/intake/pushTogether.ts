import type { SekoiaClient } from '../../../../shared/http/client';
import { inputError } from '../../../../shared/inputError';
import type { SourceFile } from '../../../engine/files';
import type { BatchContext, Outcome } from '../../../engine/operation';
import type { SourcedEvent } from './chunks';
import { eventsOf, type Sources } from './eventSources';
import { intakeKeyOf } from './intakeChoice';
import { pushEvents } from './push';
import type { PushOutcome } from './tally';

const DEFAULT_SERVER = 'https://intake.sekoia.io';

interface PushValues extends Sources {
	intakeKey?: string;
	intakeUuid?: string;
	options: { intakeServer?: string; gzip?: boolean; keepFileAfterPush?: boolean };
}
type Context = BatchContext<PushValues>;

/** Input items whose events can share a request. */
interface Batch {
	server: string;
	intakeKey: string;
	gzip: boolean;
	/** Places in the list of contexts */
	members: number[];
}

/** An item's events, or why they cannot be read on; that must not hinder the events of other items. */
async function* sourced(source: number, { values, files }: Context, opened: SourceFile[]): AsyncGenerator<SourcedEvent> {
	try {
		for await (const text of eventsOf(values, files, opened)) yield { source, text };
	} catch (failure) {
		yield { source, failure };
	}
}

function toOutcome({ event_ids: ids, too_large: tooLarge, failure }: PushOutcome): Outcome {
	if (failure) return { failure };
	const [first] = tooLarge;
	if (ids.length > 0 || !first) return { output: { event_ids: ids, too_large: tooLarge.map((event) => ({ ...event })) } };
	return {
		failure: inputError(
			`No event was sent: each is larger than 250,000 bytes (event ${first.index} has ${first.bytes})`,
			'SEKOIA.IO rejects larger events. Shorten or split them.',
		),
	};
}

async function pushBatch(contexts: readonly Context[], { server, intakeKey, gzip, members }: Batch): Promise<Outcome[]> {
	const opened = members.map((): SourceFile[] => []);
	async function* events(): AsyncGenerator<SourcedEvent> {
		for (const [source, member] of members.entries()) {
			yield* sourced(source, contexts[member] as Context, opened[source] as SourceFile[]);
		}
	}
	const client = (contexts[members[0] as number] as Context).client.forServer(server, [intakeKey]);
	const results = await pushEvents(client, events(), members.length, { intakeKey, gzip });

	return await Promise.all(
		results.map(async (result, source) => {
			const { options } = (contexts[members[source] as number] as Context).values;
			const isComplete = !result.failure && result.too_large.length === 0;
			const files = options.keepFileAfterPush === false && isComplete ? (opened[source] as SourceFile[]) : [];
			const removed = Promise.all(files.map(async (file) => await file.remove?.()));
			return await removed.then(
				() => toOutcome(result),
				(failure: unknown) => ({ failure }),
			);
		}),
	);
}

/** Asks for the key of each intake once. */
function keysOf(client: SekoiaClient): (values: PushValues) => Promise<string> {
	const asked = new Map<string | undefined, Promise<string>>();
	return async (values) => {
		if (values.intakeKey !== undefined) return values.intakeKey;
		const key = asked.get(values.intakeUuid) ?? intakeKeyOf(values, client);
		asked.set(values.intakeUuid, key);
		return await key;
	};
}

/**
 * Pushes the events of all input items, those for the same intake in common requests.
 * @returns for each context the ids of its events, or what went wrong with them
 */
export async function pushTogether(contexts: readonly Context[]): Promise<Outcome[]> {
	const [first] = contexts;
	if (!first) return [];
	const outcomes = new Array<Outcome>(contexts.length);
	const batches = new Map<string, Batch>();
	const keyOf = keysOf(first.client);
	for (const [member, { values }] of contexts.entries()) {
		const { intakeServer = DEFAULT_SERVER, gzip = false } = values.options;
		const server = intakeServer.replace(/\/+$/, '').replace(/\/batch$/, '');
		try {
			const intakeKey = await keyOf(values);
			const name = JSON.stringify([server, intakeKey, gzip]);
			const batch = batches.get(name) ?? { server, intakeKey, gzip, members: [] };
			batch.members.push(member);
			batches.set(name, batch);
		} catch (failure) {
			outcomes[member] = { failure };
		}
	}
	for (const batch of batches.values()) {
		const results = await pushBatch(contexts, batch);
		for (const [at, member] of batch.members.entries()) outcomes[member] = results[at] as Outcome;
	}
	return outcomes;
}
