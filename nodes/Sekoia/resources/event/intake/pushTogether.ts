import type { SekoiaClient } from '../../../../shared/http/client';
import { intakeUrlOf } from '../../../../shared/http/connection';
import { inputError } from '../../../../shared/inputError';
import type { Json } from '../../../../shared/json';
import type { SourceFile } from '../../../engine/files';
import type { BatchContext, Outcome } from '../../../engine/operation';
import { MAX_EVENT_BYTES, type SourcedEvents } from './chunks';
import { eventsOf, type Sources } from './eventSources';
import { intakeKeyOf } from './intakeChoice';
import { pushEvents } from './push';
import { firstOf, type PushOutcome } from './tally';

interface PushValues extends Sources {
	intakeKey?: string;
	intakeUuid?: string;
	options: Sources['options'] & {
		intakeServer?: string;
		gzip?: boolean;
		keepFileAfterPush?: boolean;
		onTooLarge?: string;
	};
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
async function* sourced(source: number, { values, files }: Context, opened: SourceFile[]): AsyncGenerator<SourcedEvents> {
	try {
		for await (const texts of eventsOf(values, files, opened)) yield { source, texts };
	} catch (failure) {
		yield { source, failure };
	}
}

const TOO_LARGE_CURE = 'SEKOIA.IO rejects larger events. Shorten or split them.';

function toOutcome({ event_ids: ids, too_large: oversized, not_accepted: lost, failure }: PushOutcome): Outcome {
	const [first] = oversized;
	const tooLarge = oversized.map((event) => ({ ...event }));
	const known = { event_ids: ids, too_large: tooLarge, not_accepted: lost };
	if (failure !== undefined) return { failure, ...(ids.length + lost.length + tooLarge.length > 0 ? { known } : {}) };
	if (ids.length > 0 || !first) return { output: { event_ids: ids, too_large: tooLarge } };
	return {
		failure: inputError(`No event was sent: each is larger than 250,000 bytes (event ${first.index} has ${first.bytes})`, TOO_LARGE_CURE),
		known,
	};
}

/**
 * Reads all events of an item before any is sent, where the user wants that.
 * @throws InputError when one is broken, or larger than the platform takes
 */
export async function stopAtTooLarge({ values, files }: Context): Promise<void> {
	if (values.options.onTooLarge !== 'stop') return;
	const tooLarge: string[] = [];
	let index = 0;
	for await (const texts of eventsOf(values, files, [])) {
		for (const bytes of texts.map((text) => Buffer.byteLength(text))) {
			if (bytes > MAX_EVENT_BYTES) tooLarge.push(`event ${index} has ${bytes}`);
			index++;
		}
	}
	if (tooLarge.length === 0) return;
	const are = tooLarge.length === 1 ? 'One event is' : `${tooLarge.length} events are`;
	throw inputError(`${are} larger than 250,000 bytes, so none of this item was sent: ${firstOf(tooLarge)}`, TOO_LARGE_CURE);
}

/** Tells of events that were left out while their item is a success. */
function warnOfTooLarge({ warn }: Context, outcomes: readonly Outcome[]): void {
	const counts = outcomes.map((outcome) => ('output' in outcome ? [outcome.output].flat().flatMap(({ too_large: left }) => left as Json[]).length : 0)).filter((count) => count > 0);
	if (counts.length === 0) return;
	const events = counts.reduce((sum, count) => sum + count, 0);
	warn(
		`Events larger than 250,000 bytes were not sent: ${events}, of ${counts.length === 1 ? 'one item' : `${counts.length} items`}. ` +
			'The output lists them in "too_large". With the option "When an Event Is Too Large" the node can stop instead.',
	);
}

async function pushBatch(contexts: readonly Context[], { server, intakeKey, gzip, members }: Batch): Promise<Outcome[]> {
	const opened = members.map((): SourceFile[] => []);
	async function* events(): AsyncGenerator<SourcedEvents> {
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
		const { intakeServer, gzip = false } = values.options;
		try {
			const server = intakeServer ?? intakeUrlOf(first.client.connection);
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
	warnOfTooLarge(first, outcomes);
	return outcomes;
}
