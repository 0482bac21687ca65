import { statusOf } from '../../../shared/http/errors';
import { NOT_THE_API } from '../../../shared/http/errorTexts';
import { inputError } from '../../../shared/inputError';
import type { Indicator, Kind } from '../../../shared/indicators/kinds';
import { type Found, type ReadIndicators, textOfMembers } from '../../../shared/indicators/readIndicators';
import type { Outcome, ReadContext } from '../../engine/operation';
import { mapConcurrently } from '../../engine/pool';
import { type Bundles, bundlesOf, contextOf, rejectedContext } from './context';

/** The API's types of indicators, as far as analysts have them as text. */
const TYPES: Partial<Record<Kind, string>> = {
	domain: 'domain-name',
	email: 'email-addr',
	ipv4: 'ipv4-addr',
	ipv6: 'ipv6-addr',
	mac: 'mac-addr',
	md5: 'file',
	sha1: 'file',
	sha256: 'file',
	sha512: 'file',
	url: 'url',
};

/** The kinds of indicators that can be looked up. Networks are not among them. */
export const TAKEN = Object.keys(TYPES) as Kind[];

type Context = ReadContext<unknown, ReadIndicators>;
type Answer = { bundles: Bundles } | { failure: unknown };

/** Whether the failure is not of one indicator: the key, or SEKOIA.IO as a whole. Then nothing else is asked. */
const isForAll = (failure: unknown): boolean => [undefined, 401, 403].includes(statusOf(failure));

const keyOf = ({ kind, value }: Indicator) => `${TYPES[kind]} ${value}`;

async function ask({ client }: Context, { kind, value }: Indicator, permissions: readonly string[]): Promise<Bundles> {
	const answer = await client.request({
		method: 'GET',
		path: '/api/v2/inthreat/indicators/context',
		query: [
			['type', TYPES[kind]!],
			['value', value],
		],
		permissions,
	});
	const bundles = bundlesOf(answer);
	if (bundles) return bundles;
	throw inputError('SEKOIA.IO answered without a list of "items"', NOT_THE_API);
}

/**
 * Looks up the indicators of all input items: each once, though several items or lines have it, and several at the
 * same time, as Max Concurrent Requests says.
 * @returns for each context what is known of each of its indicators, in order, or why that could not be found out
 */
export async function lookUpTogether(contexts: readonly Context[], permissions: readonly string[]): Promise<Outcome[]> {
	const asked = new Map<string, Indicator>();
	for (const { content } of contexts) {
		for (const { members } of content.found) {
			for (const member of members) asked.set(keyOf(member), member);
		}
	}
	const answers = new Map<string, Answer>();
	let stopped: { failure: unknown } | undefined;
	const [first] = contexts;
	await mapConcurrently([...asked], first!.client.settings.pagesAtOnce ?? 1, async ([key, indicator]) => {
		try {
			answers.set(key, stopped ?? { bundles: await ask(first!, indicator, permissions) });
		} catch (failure) {
			if (isForAll(failure)) stopped ??= { failure };
			answers.set(key, { failure });
		}
	});
	return contexts.map(({ content }) => outcomeOf(content, answers));
}

function outcomeOf({ found, rejected }: ReadIndicators, answers: ReadonlyMap<string, Answer>): Outcome {
	const told = found.map(({ line, members }) => ({ line, members, answers: members.map((member) => answers.get(keyOf(member))!) }));
	const failed = told.flatMap((one) => one.answers).find((answer) => 'failure' in answer);
	if (failed) return { failure: failed.failure };
	const lines = [
		...told.map(({ line, members, answers: own }) => ({ line, output: contextOf(textOfMembers(members), typeOf(members), own.flatMap(known)) })),
		...rejected.map(({ line, value, reason }) => ({ line, output: rejectedContext(value, reason) })),
	];
	return { output: lines.sort((one, other) => one.line - other.line).map(({ output }) => output) };
}

const typeOf = (members: Found['members']): string => TYPES[members[0]!.kind]!;
const known = (answer: Answer): Bundles[] => ('bundles' in answer ? [answer.bundles] : []);
