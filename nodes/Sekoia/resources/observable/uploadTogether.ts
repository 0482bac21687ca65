import { inputError, textOf } from '../../../shared/inputError';
import type { JsonObject } from '../../../shared/json';
import type { Outcome, ReadContext } from '../../engine/operation';
import { requestsOf, sendInTurn } from '../../engine/sendInTurn';
import type { Observables } from './observablesOf';

type Context = ReadContext<unknown, Observables>;

/** What travels in a request, and the item it comes from, as its place in the list of contexts. */
interface Part {
	source: number;
	/** How many observables it is */
	count: number;
	object: JsonObject;
}

/** No limit of a request is documented; these keep it small. */
const LIMITS = { entries: 1000, characters: 1_000_000, charactersOf: ({ object }: Part) => JSON.stringify(object).length + 1 };

/** Lists share requests; a bundle is sent as it is, alone. */
function* requestsWith(contexts: readonly Context[]): Generator<Part[]> {
	const parts = contexts.flatMap(({ content: { objects, bundle } }, source): Part[] =>
		bundle ? [] : objects.map((object) => ({ source, count: 1, object })),
	);
	yield* requestsOf(parts, LIMITS);
	for (const [source, { content }] of contexts.entries()) {
		if (content.bundle) yield [{ source, count: content.objects.length, object: content.bundle }];
	}
}

function outcomeOf({ content: { objects, leftOut } }: Context, uploaded: number, failure: unknown): Outcome {
	const { rejected = [], duplicates = [] } = leftOut ?? {};
	const told = leftOut && { rejected: rejected.map((one) => ({ ...one })), duplicates: duplicates.map((one) => ({ ...one })) };
	if (failure === undefined) return { output: { success: true, uploaded, ...told } };
	if (uploaded === 0) return { failure };
	const [message, advice] = textOf(failure);
	const cure = `${advice} Send the others again.`.trim();
	return { failure: inputError(`Only the first ${uploaded} of the ${objects.length} observables were sent: ${message}`, cure) };
}

/**
 * Uploads the observables of all input items in common requests.
 * @returns for each context how many were uploaded, or what went wrong
 */
export async function uploadTogether(contexts: readonly Context[]): Promise<Outcome[]> {
	const uploaded = contexts.map(() => 0);
	const failures = contexts.map((): unknown => undefined);
	await sendInTurn(
		requestsWith(contexts),
		async (request) => {
			const isBundle = contexts[request[0]!.source]!.content.bundle !== undefined;
			const data = isBundle ? request[0]!.object : request.map(({ object }) => object);
			await contexts[0]!.client.request({ method: 'POST', path: '/api/v2/inthreat/observables/bulk', body: { data } });
		},
		{
			sent: ({ source, count }) => void (uploaded[source]! += count),
			unsent: ({ source }, failure) => void (failures[source] ??= failure),
		},
	);
	return contexts.map((context, at) => outcomeOf(context, uploaded[at]!, failures[at]));
}
