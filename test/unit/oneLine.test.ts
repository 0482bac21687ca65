import { NodeApiError, NodeOperationError, type INode } from 'n8n-workflow';

import { resources } from '../../nodes/Sekoia/resources';
import { contentError, liveError, networkError, statusError } from '../../nodes/shared/http/errors';
import { InputError, inOneLine } from '../../nodes/shared/inputError';
import type { Json } from '../../nodes/shared/json';
import { toNodeError, toOneLineError } from '../../nodes/shared/nodeError';
import { expectCure } from '../harness/cure';

const node: INode = { id: '1', name: 'SEKOIA.IO', type: 'sekoia', typeVersion: 1, position: [0, 0], parameters: {} };
const call = { method: 'GET' as const, path: '/api/v1/sic/alerts/ALq7Rk2pXw9d', target: 'ALq7Rk2pXw9d', permissions: ['View alerts'] };
const STATUSES = [300, 302, 308, 400, 401, 402, 403, 404, 405, 409, 410, 413, 418, 422, 429, 500, 502, 503, 504, 599];
const CODES = [
	'CERT_HAS_EXPIRED', 'ERR_TLS_CERT_ALTNAME_INVALID', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'EPROTO', 'ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED',
	'ENETUNREACH', 'EADDRNOTAVAIL', 'ETIMEDOUT', 'ECONNABORTED', 'HPE_INVALID_CONSTANT', 'ERR_INVALID_CHAR', 'ECONNRESET', 'EPIPE',
];
const BODIES: Array<Json | undefined> = [
	null, undefined, {}, 'text', { message: 'Not allowed.', code: 'X' }, { message: 'Is\nthis\tso?' }, { detail: [{ loc: ['body', 'name'], msg: 'field required' }] },
];
const LIVE_URL = 'wss://app.sekoia.io/live/';

const status = (number: number, body: Json | undefined, hints = {}) =>
	statusError(node, { ...call, hints }, { status: number, body, server: 'https://app.sekoia.io', isApi: true, location: 'https://sso.example.com/login' });

test.each(STATUSES)('status %p of the API says what to do, whatever is in its answer', (number) => {
	for (const body of BODIES) expectCure(status(number, body));
});

test.each(STATUSES.filter((number) => number >= 400))('status %p of the LiveAPI says what to do', (number) => {
	expectCure(liveError(node, { kind: 'status', status: number }, LIVE_URL));
});

test.each(CODES)('the failed connection %s says what to do', (code) => {
	expectCure(networkError(node, call, 'app.sekoia.io', code));
	expectCure(liveError(node, { kind: 'network', code }, LIVE_URL));
});

test('an answer that is none of SEKOIA.IO says what to do', () => {
	expectCure(contentError(node, call, 'app.sekoia.io', 'a web page instead of JSON'));
});

const hinted = resources.flatMap(({ value, operations }) =>
	operations.flatMap((operation) => Object.entries(operation.hints ?? {}).map(([number, hint]) => [`${value}: ${operation.value}`, Number(number), hint] as const)),
);

test('several operations know better than the general texts', () => expect(hinted.length).toBeGreaterThan(10));

test.each(hinted)('%s explains status %p with what to do', (_, number, hint) => {
	for (const body of BODIES) expectCure(status(number, body, { [number]: hint }));
});

test.each([
	['API', () => status(403, { message: 'forbidden' })],
	['LiveAPI', () => liveError(node, { kind: 'status', status: 403 }, LIVE_URL)],
])('a missing permission of the %s is named in the message', (_, error) => {
	expect(error().message).toContain('"View alerts"');
	expect(error().description).not.toContain('"View alerts"');
});

test('a long answer of the API does not make the message long', () => {
	const { message, messages } = status(400, { message: 'x'.repeat(100_000) });
	expect(message.length).toBeLessThan(1_200);
	expect(message).toMatch(/x\.\.\.$/);
	expect(messages.join()).toHaveLength(100_000);
});

describe('in one line', () => {
	const cases: Array<[what: string, failure: unknown, line: string]> = [
		['an input error', new InputError('"Alert" is empty', 'Enter a value for "Alert".'), '"Alert" is empty. Enter a value for "Alert".'],
		['a question', new InputError('Did you mean "A"?', 'Correct it.'), 'Did you mean "A"? Correct it.'],
		['a full stop', new InputError('It is so. ', 'Change it.'), 'It is so. Change it.'],
		['any other failure', new Error('Something\nbroke'), 'Something broke'],
		['no error', 'just text', 'just text'],
	];

	test.each(cases)('%s is told with its advice', (_, failure, line) => {
		expect(inOneLine(failure)).toBe(line);
		const error = toOneLineError(node, failure, 3);
		expect([error.message, error.description ?? '', error.context.itemIndex]).toEqual([line, '', 3]);
		expect(toOneLineError(node, error)).toMatchObject({ message: line });
	});

	test('errors of requests and of n8n are told with their advice', () => {
		const api = status(401, null);
		const line = inOneLine(api);
		expect(toOneLineError(node, api).message).toBe(line);
		expect(line).toMatch(/^SEKOIA\.IO did not accept the API key\. The key is wrong.*\(401 from GET .*\)$/);
		const own = new NodeOperationError(node, 'First', { description: 'Then.' });
		expect(toOneLineError(node, own).message).toBe('First. Then.');
		expect(toOneLineError(node, own)).toBeInstanceOf(NodeOperationError);
		expect(toOneLineError(node, status(500, null))).toBeInstanceOf(NodeApiError);
	});

	test('what is shown with a description keeps it', () => {
		const error = toNodeError(node, new InputError('"Alert" is empty', 'Enter a value.'));
		expect([error.message, error.description]).toEqual(['"Alert" is empty', 'Enter a value.']);
	});
});
