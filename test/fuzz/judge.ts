import type { NodeResult } from '../harness/engine';
import type { RecordedRequest, Simulator } from '../simulator';
import { nameOf, type Target } from './targets';

/** Messages that only a fault of ours gives. */
const FOREIGN = /TypeError|RangeError|SyntaxError|Cannot (read|convert|set)|is not (a function|iterable|defined)|\[object|Maximum call stack|undefined \(reading/;

const isEmpty = (value: unknown): boolean =>
	value === undefined || value === null || (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && value.every(isEmpty));
const isWord = (value: unknown): value is string => typeof value === 'string' && /^zq[a-z0-9]{8}$/.test(value);

/** All that the requests carried, decoded. */
const sent = (requests: readonly RecordedRequest[]): string =>
	requests.map(({ path, query, rawBody, parts, body }) => [decodeURIComponent(path), JSON.stringify(query), JSON.stringify(body ?? null), rawBody.toString(), JSON.stringify(parts)].join('\n')).join('\n');

/** @throws an assertion that names the field, when a promise of test/fuzz/README.md is broken */
export function judge(target: Target, value: unknown, { error, items, errorItems }: NodeResult, simulator: Simulator): void {
	const name = nameOf(target);
	const { requests, apiKey, intakeKey } = simulator;

	for (const { path, headers, url } of requests) {
		expect([name, url, path.split('/').map(decodeURIComponent).filter((step) => step === '.' || step === '..'), headers['x-evil']]).toEqual([name, url, [], undefined]);
	}

	const told = `${error?.message ?? ''} ${String(error?.description ?? '')} ${JSON.stringify([...items, ...errorItems].map(({ json }) => json))}`;
	for (const secret of [apiKey, intakeKey]) expect([name, told.includes(secret)]).toEqual([name, false]);

	if (error) {
		// n8n gives a NodeApiError the name of its cause, here the client's own error.
		expect([name, error.name, error.message]).toEqual([name, expect.stringMatching(/^(NodeOperationError|NodeApiError|RequestError)$/), error.message]);
		if (typeof value !== 'string') expect([name, error.message]).toEqual([name, expect.not.stringMatching(FOREIGN)]);
		expect([name, error.message]).toEqual([name, expect.stringMatching(/^\S[^\n\p{Cc}]*$/u)]);
		expect([name, error.message, error.description]).toEqual([name, error.message, expect.stringMatching(/^\S[^\n]*$/)]);
		return;
	}
	if (target.narrows) expect([name, 'came to nothing and was left out', isEmpty(value)]).toEqual([name, 'came to nothing and was left out', false]);
	if (target.field.destination.in === 'node') return;
	// A key is not sent where there is nothing to send.
	if (target.field.property.typeOptions?.password === true && requests.length === 0) return;
	const { type } = (target.column ?? target.field).property;
	if (type === 'number' && typeof value === 'number') expect([name, value, sent(requests).includes(String(value))]).toEqual([name, value, true]);
	// Lines that are no indicators are told instead.
	for (const word of Array.isArray(value) ? value : [value]) {
		if (isWord(word)) expect([name, `${sent(requests)} ${told}`.toLowerCase().includes(word) ? word : 'not sent']).toEqual([name, word]);
	}
}
