import type { ApiCall } from '../../nodes/shared/http/apiCall';
import type { Failure } from '../../nodes/shared/http/failure';
import { parseRetryAfter, retryDelay } from '../../nodes/shared/http/retry';

const get: ApiCall = { method: 'GET', path: '/' };
const post: ApiCall = { method: 'POST', path: '/' };
const patch: ApiCall = { method: 'PATCH', path: '/' };
const batch: ApiCall = { method: 'POST', path: '/batch', repeatable: true };
const status = (code: number, retryAfter?: string): Failure => ({ kind: 'status', status: code, retryAfter });
const network = (code: string): Failure => ({ kind: 'network', code });
const now = Date.parse('2025-01-31T08:00:00Z');
const delay = (failure: Failure, call: ApiCall, tries = 1, maxTries = 5, random = 1) =>
	retryDelay(failure, call, tries, maxTries, now, random);

describe('requests that are repeated are', () => {
	test.each([429, 502, 503, 504])('a GET answered with %p', (code) => {
		expect(delay(status(code), get)).toBeGreaterThan(0);
	});

	test.each([400, 401, 403, 404, 409, 410, 413, 422, 500])('never a GET answered with %p', (code) => {
		expect(delay(status(code), get)).toBeUndefined();
	});

	test.each([502, 503, 504])('never a POST or PATCH answered with %p, which may have arrived', (code) => {
		expect(delay(status(code), post)).toBeUndefined();
		expect(delay(status(code), patch)).toBeUndefined();
	});

	test('any call that exceeded the rate limit', () => {
		expect(delay(status(429), post)).toBeGreaterThan(0);
		expect(delay(status(429), patch)).toBeGreaterThan(0);
	});

	test('a POST that certainly did not arrive', () => {
		expect(delay(network('ECONNREFUSED'), post)).toBeGreaterThan(0);
		expect(delay(network('ENOTFOUND'), post)).toBeGreaterThan(0);
		expect(delay(network('ECONNRESET'), post)).toBeUndefined();
		expect(delay(network('ECONNABORTED'), post)).toBeUndefined();
	});

	test('a POST that can be repeated without harm', () => {
		expect(delay(network('ECONNRESET'), batch)).toBeGreaterThan(0);
		expect(delay(status(503), batch)).toBeGreaterThan(0);
	});

	test.each(['SELF_SIGNED_CERT_IN_CHAIN', 'CERT_HAS_EXPIRED', 'ERR_TLS_CERT_ALTNAME_INVALID', 'EPROTO'])(
		'none after %p, which another try cannot cure',
		(code) => {
			expect(delay(network(code), get)).toBeUndefined();
		},
	);

	test('none with a file, which can be read only once', () => {
		const file = { field: 'file', fileName: 'a.pdf', contentType: 'application/pdf', content: process.stdin };
		expect(delay(status(429), { ...post, file })).toBeUndefined();
	});

	test('repeated only as often as allowed', () => {
		expect(delay(status(503), get, 4)).toBeGreaterThan(0);
		expect(delay(status(503), get, 5)).toBeUndefined();
		expect(delay(status(503), get, 1, 1)).toBeUndefined();
	});
});

describe('the wait before a repetition', () => {
	test('doubles up to half a minute', () => {
		const waits = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((tries) => delay(status(503), get, tries, 20));
		expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 16000, 30000, 30000, 30000]);
	});

	test('is random between half of that and all of it', () => {
		expect(delay(status(503), get, 3, 5, 0)).toBe(1000);
		expect(delay(status(503), get, 3, 5, 0.5)).toBe(1500);
	});

	test('is what Retry-After asks for, in seconds or as a date', () => {
		expect(delay(status(429, '7'), get)).toBe(7000);
		expect(delay(status(429, 'Fri, 31 Jan 2025 08:00:03 GMT'), post)).toBe(3000);
		expect(delay(status(503, '0'), get)).toBe(0);
	});

	test('is never longer than the platform blocks an address', () => {
		expect(delay(status(429, '601'), get)).toBeUndefined();
		expect(delay(status(429, '600'), get)).toBe(600_000);
	});

	test('does not depend on an unreadable Retry-After', () => {
		expect(delay(status(429, 'soon'), get)).toBe(500);
	});
});

test.each([
	[undefined, undefined],
	['', undefined],
	['12', 12_000],
	[' 1.5 ', 1500],
	['Fri, 31 Jan 2025 07:59:00 GMT', 0],
	['later', undefined],
])('a Retry-After of %p is read as %p ms', (header, expected) => {
	expect(parseRetryAfter(header, now)).toBe(expected);
});
