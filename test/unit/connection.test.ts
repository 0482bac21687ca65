import { intakeUrlOf, normalizeBaseUrl, readConnection, resolveLiveApiUrl } from '../../nodes/shared/http/connection';
import { REGIONS } from '../../nodes/shared/http/regions';

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

describe('the region', () => {
	test.each(REGIONS.map((region) => [region.name, region] as const))('%s is found by its name in any case, and by its addresses', (name, region) => {
		for (const given of [name, name.toLowerCase(), ` ${name} `]) expect(readConnection({ region: given })).toBe(region);
		const { host } = new URL(region.liveApiUrl);
		for (const address of [host, `https://${host}/operations/alerts`, `https://${host.replace('app.', 'api.')}`]) {
			expect(intakeUrlOf(readConnection({ baseUrl: address }))).toBe(region.intakeUrl);
		}
	});

	test('decides, whatever the hidden addresses are', () => {
		const connection = readConnection({ region: 'mco1', baseUrl: 'not a url', liveApiUrl: 'nor this', intakeUrl: 7 });
		expect(connection.baseUrl).toBe('https://app.mco1.sekoia.io');
	});

	test.each(['', 'fra3', 'FRA', null, 1, ['fra1'], {}])('%p is refused, naming the regions', (region) => {
		expect(() => readConnection({ region })).toThrow(/^The Region of the credential must be one of FRA1, .*SGP1 or custom, but it is /);
	});
});

describe('an address of the credential', () => {
	test.each(['baseUrl', 'liveApiUrl', 'intakeUrl'])('that is not text is refused, not replaced by the default: %s', (name) => {
		for (const value of [null, 42, false, {}, []]) expect(() => readConnection({ [name]: value })).toThrow(/URL of the credential is not text$/);
	});

	test.each(['ftp://u:secret@example.org', 'https://u:secret@example.org'])('does not show its password: %s', (address) => {
		for (const name of ['baseUrl', 'liveApiUrl', 'intakeUrl']) {
			expect(() => readConnection({ [name]: address })).toThrow('must not contain a user name or password');
		}
	});

	test.each(['HOST,', 'HOST/ ,', 'HOST;', 'HOST, HOST', '"HOST"', '<HOST>', 'HOST/a b', 'HOST\\live', 'HOST|x'])('with what does not belong to it is refused: %s', (pattern) => {
		const hosts = { baseUrl: 'https://app.example.org', liveApiUrl: 'wss://app.example.org', intakeUrl: 'https://intake.example.org/api' };
		for (const [name, host] of Object.entries(hosts)) {
			expect(() => readConnection({ [name]: pattern.replaceAll('HOST', host) })).toThrow(/^The .*URL of the credential is not a URL: /);
		}
	});

	test.each(['https://intake.example.org/?key=1', 'https://intake.example.org/#batch'])('of the intakes ends after the path: %s', (intakeUrl) => {
		expect(() => readConnection({ intakeUrl })).toThrow(/^The Intake URL of the credential must end after the path/);
	});

	test('of the intakes has to be given where it is not known', () => {
		const connection = readConnection({ baseUrl: 'https://proxy.example.org' });
		expect(() => intakeUrlOf(connection)).toThrow('so the address of its intakes is not known');
	});
});
