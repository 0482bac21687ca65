import { normalizeBaseUrl, readConnection, resolveLiveApiUrl } from '../../nodes/shared/http/connection';

describe('the Base URL', () => {
	test.each([
		['https://api.sekoia.io', 'https://api.sekoia.io'],
		['https://api.sekoia.io/', 'https://api.sekoia.io'],
		['  https://app.fra2.sekoia.io/api  ', 'https://app.fra2.sekoia.io'],
		['https://app.fra2.sekoia.io/api/', 'https://app.fra2.sekoia.io'],
		['https://app.fra2.sekoia.io//api///', 'https://app.fra2.sekoia.io'],
		['https://proxy.example.org/sekoia/api', 'https://proxy.example.org/sekoia'],
		['https://proxy.example.org/my-api', 'https://proxy.example.org/my-api'],
		['http://127.0.0.1:8080/', 'http://127.0.0.1:8080'],
		['', 'https://api.sekoia.io'],
		[undefined, 'https://api.sekoia.io'],
		['app.fra2.sekoia.io', 'https://app.fra2.sekoia.io'],
		['app.fra2.sekoia.io/api/', 'https://app.fra2.sekoia.io'],
		['https://app.sekoia.io/api/v1', 'https://app.sekoia.io'],
		['https://app.sekoia.io/api/v2/', 'https://app.sekoia.io'],
		['https://app.sekoia.io/operations/alerts', 'https://app.sekoia.io'],
		['https://app.sekoia.io/operations/alerts/ALq7Rk2pXw9d?tab=events#top', 'https://app.sekoia.io'],
		['https://app.sekoia.io/intelligence', 'https://app.sekoia.io'],
		['localhost.test:8080/sekoia', 'https://localhost.test:8080/sekoia'],
	])('%p is read as %p', (given, expected) => {
		expect(normalizeBaseUrl(given)).toBe(expected);
	});

	test.each(['ftp://api.sekoia.io', 'not a url', 'https://user:secret@api.sekoia.io', 'https://api.sekoia.io?x=1', 'https://api.sekoia.io/#/'])(
		'%p is refused, naming the field',
		(given) => {
			expect(() => normalizeBaseUrl(given)).toThrow(/Base URL of the credential/);
		},
	);

	test('a password in a refused address is not repeated in the error', () => {
		expect(() => normalizeBaseUrl('https://user:secret@api.sekoia.io')).toThrow(
			expect.objectContaining({ message: expect.not.stringContaining('secret') }),
		);
	});
});

describe('the LiveAPI URL', () => {
	test.each([
		['https://api.sekoia.io', 'wss://app.sekoia.io/live/'],
		['https://app.sekoia.io', 'wss://app.sekoia.io/live/'],
		['https://app.fra2.sekoia.io', 'wss://app.fra2.sekoia.io/live/'],
		['https://api.usa1.sekoia.io', 'wss://app.usa1.sekoia.io/live/'],
		['https://app.mco1.sekoia.io/some/path', 'wss://app.mco1.sekoia.io/live/'],
		['http://127.0.0.1:8080', 'ws://127.0.0.1:8080/live/'],
	])('for the Base URL %p is %p', (baseUrl, expected) => {
		expect(resolveLiveApiUrl('', baseUrl)).toBe(expected);
	});

	test('is the one in the credential when there is one', () => {
		const connection = readConnection({ baseUrl: 'https://api.sekoia.io', liveApiUrl: ' wss://live.sekoia.io ' });
		expect(connection.liveApiUrl).toBe('wss://live.sekoia.io/');
	});

	test('is refused when it is an HTTP address', () => {
		expect(() => resolveLiveApiUrl('https://app.sekoia.io/live/', 'https://api.sekoia.io')).toThrow(
			/LiveAPI URL .* must start with wss:\/\/ or ws:\/\//,
		);
	});
});
