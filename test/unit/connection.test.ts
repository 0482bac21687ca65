import { normalizeBaseUrl, readConnection, resolveLiveApiUrl } from '../../nodes/shared/http/connection';

describe('base URL', () => {
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
	])('%p is read as %p', (given, expected) => {
		expect(normalizeBaseUrl(given)).toBe(expected);
	});

	test.each(['app.sekoia.io', 'ftp://api.sekoia.io', 'not a url', 'https://user:secret@api.sekoia.io'])(
		'%p is refused with the name of the field',
		(given) => {
			expect(() => normalizeBaseUrl(given)).toThrow(/Base URL of the credential/);
		},
	);

	test('a refused address with a password does not repeat it', () => {
		expect(() => normalizeBaseUrl('https://user:secret@api.sekoia.io')).toThrow(
			expect.objectContaining({ message: expect.not.stringContaining('secret') }),
		);
	});
});

describe('LiveAPI URL', () => {
	test.each([
		['https://api.sekoia.io', 'wss://app.sekoia.io/live/'],
		['https://app.sekoia.io', 'wss://app.sekoia.io/live/'],
		['https://app.fra2.sekoia.io', 'wss://app.fra2.sekoia.io/live/'],
		['https://api.usa1.sekoia.io', 'wss://app.usa1.sekoia.io/live/'],
		['https://app.mco1.sekoia.io/some/path', 'wss://app.mco1.sekoia.io/live/'],
		['http://127.0.0.1:8080', 'ws://127.0.0.1:8080/live/'],
	])('of %p is %p', (baseUrl, expected) => {
		expect(resolveLiveApiUrl('', baseUrl)).toBe(expected);
	});

	test('a given one is taken as it is', () => {
		const connection = readConnection({ baseUrl: 'https://api.sekoia.io', liveApiUrl: ' wss://live.sekoia.io ' });
		expect(connection.liveApiUrl).toBe('wss://live.sekoia.io/');
	});

	test('an http address is refused', () => {
		expect(() => resolveLiveApiUrl('https://app.sekoia.io/live/', 'https://api.sekoia.io')).toThrow(
			/LiveAPI URL .* must start with wss:\/\/ or ws:\/\//,
		);
	});
});
