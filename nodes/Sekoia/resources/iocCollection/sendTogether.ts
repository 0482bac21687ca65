import { momentOf } from '../../../shared/fields/parsers';
import type { ApiCall } from '../../../shared/http/apiCall';
import { segment } from '../../../shared/http/segment';
import { inputError, textOf } from '../../../shared/inputError';
import type { Json, JsonObject } from '../../../shared/json';
import type { IndicatorType } from '../../../shared/indicators/indicatorFields';
import type { Kind } from '../../../shared/indicators/kinds';
import { type ReadIndicators, textOfMembers } from '../../../shared/indicators/readIndicators';
import { oneObject } from '../../engine/answer';
import type { Outcome, ReadContext } from '../../engine/operation';
import { requestsOf, sendInTurn } from '../../engine/sendInTurn';

const DAY_MS = 86_400_000;
/** No limit of a request is documented; these keep it small, and a hundred thousand indicators a matter of seconds. */
const LIMITS = { entries: 10_000, characters: 1_000_000 };

const DETECTED = 'one_per_line';
/** The API's formats; it has none for MAC addresses, and none that takes both versions of IP. */
const FORMATS: Partial<Record<Kind, string>> = {
	domain: 'domain-name.value',
	email: 'email-addr.value',
	ipv4: 'ipv4-addr.value',
	ipv6: 'ipv6-addr.value',
	mac: DETECTED,
	md5: 'file.hashes',
	sha1: 'file.hashes',
	sha256: 'file.hashes',
	sha512: 'file.hashes',
	url: 'url.value',
};

/** The kinds of indicators that an IOC collection takes. Networks are not among them. */
export const TAKEN = Object.keys(FORMATS) as Kind[];

interface Values {
	iocCollectionId: string;
	indicatorType: IndicatorType;
	additionalFields: {
		description?: string;
		/** RFC 3339, or relative to the time of the request */
		validFrom?: string;
		/** Days */
		validFor?: number;
		killChainPhases?: JsonObject[];
		relatedThreats?: string[];
	};
}
type Context = ReadContext<Values, ReadIndicators>;

/** Indicators of several items that can travel in one request. */
interface Group {
	iocCollectionId: string;
	/** The members of the request beside the indicators */
	shared: JsonObject;
	format: string;
	/** Each indicator with the places where it stands */
	lines: Map<string, Place[]>;
}

/** Where an indicator stands. */
interface Place {
	/** The item, as its place in the list of contexts */
	source: number;
	/** In the item's text */
	line: number;
}

/** What became of the indicators of one item. */
interface Tally {
	sent: number;
	taskIds: Set<Json>;
	failure?: unknown;
	/** What of the item is to be sent again, for each group that failed */
	unsent: string[];
}

/** In UTC, without fractions of a second, so that items read one after the other share a request. */
const seconds = (ms: number) => `${new Date(ms).toISOString().slice(0, 19)}Z`;

/** @throws InputError when the indicators would be over before they begin */
function sharedOf({ description, validFrom, validFor, killChainPhases, relatedThreats }: Values['additionalFields'], now: number): JsonObject {
	const from = validFrom === undefined ? undefined : momentOf(validFrom);
	const until = validFor === undefined ? undefined : now + validFor * DAY_MS;
	if (from !== undefined && until !== undefined && from >= until) {
		throw inputError(
			`"Valid From" (${seconds(from)}) is not before the end of "Valid For" (${seconds(until)})`,
			'"Valid For" counts from now. Choose an earlier start or more days.',
		);
	}
	return {
		...(description === undefined ? {} : { description }),
		...(from === undefined ? {} : { valid_from: seconds(from) }),
		...(until === undefined ? {} : { valid_until: seconds(until) }),
		...(killChainPhases === undefined ? {} : { kill_chain_phases: killChainPhases }),
		...(relatedThreats === undefined ? {} : { x_ic_related_threat_refs: relatedThreats }),
	};
}

/** Puts the indicators of all items into groups. */
function groupsOf(contexts: readonly Context[], tallies: Tally[]): Group[] {
	const groups = new Map<string, Group>();
	const now = Date.now();
	for (const [source, { values, content }] of contexts.entries()) {
		const { iocCollectionId, indicatorType, additionalFields } = values;
		try {
			const shared = sharedOf(additionalFields, now);
			const base = JSON.stringify([iocCollectionId, shared]);
			for (const { line, members } of content.found) {
				const format = indicatorType.isDetected ? DETECTED : (FORMATS[members[0]!.kind] ?? DETECTED);
				const key = `${base} ${format}`;
				const group = groups.get(key) ?? { iocCollectionId, shared, format, lines: new Map<string, Place[]>() };
				groups.set(key, group);
				const text = textOfMembers(members);
				const places = group.lines.get(text);
				if (places) places.push({ source, line });
				else group.lines.set(text, [{ source, line }]);
			}
		} catch (failure) {
			tallies[source]!.failure = failure;
		}
	}
	return [...groups.values()];
}

/** Sends what one group holds. */
async function sendGroup(group: Group, call: Pick<ApiCall, 'hints' | 'permissions'>, { client }: Context, tallies: Tally[]): Promise<void> {
	const { iocCollectionId, shared, format, lines } = group;
	const path = `/api/v2/inthreat/ioc-collections/${segment(iocCollectionId, 'IOC Collection')}/indicators/text`;
	const told = new Set<number>();
	await sendInTurn(
		requestsOf(lines, { ...LIMITS, charactersOf: ([text]) => text.length + 1 }),
		async (request) => {
			const body = { indicators: request.map(([text]) => text).join('\n'), format, ...shared };
			return oneObject(await client.request({ ...call, method: 'POST', path, target: iocCollectionId, body })).task_id ?? null;
		},
		{
			sent([, places], taskId) {
				for (const { source } of places) {
					tallies[source]!.sent++;
					tallies[source]!.taskIds.add(taskId);
				}
			},
			unsent([, places], failure) {
				for (const { source, line } of places) {
					if (told.has(source)) continue;
					told.add(source);
					tallies[source]!.failure ??= failure;
					tallies[source]!.unsent.push(`from line ${line} on (${format})`);
				}
			},
		},
	);
}

function outcomeOf({ content: { found, rejected, duplicates } }: Context, { sent, taskIds, failure, unsent }: Tally): Outcome {
	if (failure === undefined) {
		const told = { rejected: rejected.map((one) => ({ ...one })), duplicates: duplicates.map((one) => ({ ...one })) };
		return { output: { success: true, sent, ...told, task_ids: [...taskIds] } };
	}
	if (sent === 0) return { failure };
	const [message, advice] = textOf(failure);
	const cure = `${advice} Send again ${unsent.join(' and ')}.`.trim();
	return { failure: inputError(`Only ${sent} of the ${found.length} indicators were sent: ${message}`, cure) };
}

/**
 * Sends the indicators of all input items, those for the same collection with the same settings in common requests.
 * @param call what to tell about refusals
 * @returns for each context what was sent and left out, or what went wrong
 */
export async function sendTogether(contexts: readonly Context[], call: Pick<ApiCall, 'hints' | 'permissions'>): Promise<Outcome[]> {
	const tallies = contexts.map((): Tally => ({ sent: 0, taskIds: new Set(), unsent: [] }));
	for (const group of groupsOf(contexts, tallies)) await sendGroup(group, call, contexts[0]!, tallies);
	return contexts.map((context, at) => outcomeOf(context, tallies[at]!));
}
