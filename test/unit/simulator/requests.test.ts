import { Client, startSimulator, type CallOptions, type Simulator } from '../../simulator';

const ALERTS = '/api/v1/sic/alerts';
const JSON_TYPE = { 'content-type': 'application/json' };

let simulator: Simulator;
let client: Client;
let alert: string;

beforeAll(async () => {
	simulator = await startSimulator({ alerts: 5, events: 50 });
	client = new Client(simulator);
	alert = `${ALERTS}/${simulator.world.alerts[0]?.uuid}`;
});
afterAll(() => simulator.stop());

const messageOf = async (method: string, path: string, options?: CallOptions) => {
	const { status, body } = await client.call(method, path, options);
	return `${status} ${(body as { message: string }).message}`;
};

describe('routing', () => {
	it('answers 404 to unknown paths, and 405 to other methods', async () => {
		expect(await client.call('GET', '/api/v1/sic/nothing')).toMatchObject({
			status: 404,
			body: { message: expect.any(String), code: expect.any(String) },
		});
		expect(await client.status('GET', '/v1/sic/alerts')).toBe(404);
		expect(await client.status('GET', `${ALERTS}/`)).toBe(404);
		const wrongMethod = await client.call('PUT', alert, { json: {} });
		expect(wrongMethod.status).toBe(405);
		expect(wrongMethod.headers.get('allow')).toBe('GET, PATCH, DELETE');
	});

	it('decodes path parameters only after it has split the path', async () => {
		expect(await messageOf('GET', `${ALERTS}/..%2F..%2Fme`)).toBe('404 Alert not found');
		expect(simulator.requests.at(-1)?.path).toBe(`${ALERTS}/..%2F..%2Fme`);
		expect(await client.status('GET', `${ALERTS}/%zz`)).toBe(400);
	});
});

describe('credentials', () => {
	const me = (key: string | null, headers?: Record<string, string>) =>
		client.call('GET', '/api/v1/me', { key, headers });

	it('must be a valid key', async () => {
		const refused = { status: 401, body: { message: 'The token is invalid', code: expect.any(String) } };
		expect(await me(null)).toMatchObject(refused);
		expect(await me('wrong')).toMatchObject(refused);
		expect(await me(null, { authorization: simulator.apiKey })).toMatchObject(refused);
		expect(await me(simulator.addApiKey({ expired: true }))).toMatchObject(refused);
		const key = simulator.addApiKey();
		expect((await me(key)).status).toBe(200);
		simulator.revokeApiKey(key);
		expect(await me(key)).toMatchObject(refused);
	});

	it('must hold the permission that the call needs', async () => {
		const key = simulator.addApiKey({ permissions: ['View alerts', 'Comment on cases'] });
		expect(await client.status('GET', ALERTS, { key })).toBe(200);
		expect(await client.status('PATCH', alert, { key, json: { title: 'x' } })).toBe(403);
		expect(await client.status('POST', `${alert}/comments`, { key, json: { content: 'x' } })).toBe(403);
		expect(await client.status('PATCH', `${alert}/workflow`, { key, json: { action_uuid: 'x' } })).toBe(403);
		expect(await client.status('GET', '/api/v1/sic/cases', { key })).toBe(403);
		expect(await client.status('GET', '/api/v1/me', { key })).toBe(200);
		const { uuid } = simulator.world.createCase();
		expect(await client.status('POST', `/api/v1/sic/cases/${uuid}/comments`, { key, json: { content: 'x' } })).toBe(
			200,
		);
		expect(() => simulator.addApiKey({ permissions: ['Make coffee'] })).toThrow('No such permission');
	});
});

describe('query parameters', () => {
	it.each([
		['colour=red', '400 Unknown query parameter colour'],
		['match[colour]=red', '400 Unknown query parameter match[colour]'],
		['__proto__=1', '400 Unknown query parameter __proto__'],
		['limit=1&limit=2', '400 Query parameter limit is given twice'],
		['limit=0', '400 Invalid query parameter limit: not between 1 and 100'],
		['limit=101', '400 Invalid query parameter limit: not between 1 and 100'],
		['limit=many', '400 Invalid query parameter limit: not an integer'],
		['offset=-1', expect.stringContaining('400 Invalid query parameter offset: not between 0')],
		['stix=1', '400 Invalid query parameter stix: neither true nor false'],
		['stix=False', '400 Invalid query parameter stix: neither true nor false'],
		['sort=colour', expect.stringContaining('400 Invalid query parameter sort: not one of created_at')],
		['direction=up', '400 Invalid query parameter direction: not one of asc, desc'],
		['range[urgency]=80', '400 Invalid query parameter range[urgency]: not two values separated by one comma'],
		['range[urgency]=a,b', '400 Invalid query parameter range[urgency]: not an integer'],
		['range[urgency]=80,20', '400 Invalid query parameter range[urgency]: the first value is after the second'],
		[
			'date[created_at]=2025-01-31,2025-02-01',
			'400 Invalid query parameter date[created_at]: "2025-01-31" is not an RFC 3339 date',
		],
		[
			'date[created_at]=2025-01-31T00:00:00Z,',
			'400 Invalid query parameter date[created_at]: "" is not an RFC 3339 date',
		],
		// A plus sign that was not encoded arrives as a space.
		[
			'date[created_at]=2025-01-31T00:00:00+00:00,2025-02-01T00:00:00Z',
			expect.stringContaining('is not an RFC 3339 date'),
		],
	])('%s is refused', async (search, message) => {
		expect(await messageOf('GET', `${ALERTS}?${search}`)).toEqual(message);
	});

	it('may have their brackets and commas raw or encoded', async () => {
		expect(await client.status('GET', `${ALERTS}?match%5Bstatus_name%5D=Pending%2CClosed`)).toBe(200);
		expect(simulator.requests.at(-1)?.query).toEqual([['match[status_name]', 'Pending,Closed']]);
		expect(
			await client.status('GET', `${ALERTS}?date[created_at]=2025-01-31T00:00:00%2B01:00,2025-02-01T00:00:00.5Z`),
		).toBe(200);
	});
});

describe('bodies', () => {
	const comments = () => `${alert}/comments`;

	it.each<[string, CallOptions, string]>([
		[
			'unknown member',
			{ json: { content: 'x', colour: 'red' } },
			'400 Invalid parameters: body.colour: unknown member',
		],
		['missing member', { json: { author: 'x' } }, '400 Invalid parameters: body.content: field required'],
		['wrong type', { json: { content: 5 } }, '400 Invalid parameters: body.content: expected string'],
		['null', { json: { content: 'x', author: null } }, '400 Invalid parameters: body.author: expected string'],
		['no object', { json: [] }, '400 Invalid parameters: body: expected object'],
		['no body', {}, '400 A JSON body is required'],
		['broken JSON', { raw: '{', headers: JSON_TYPE }, '400 The body is not valid JSON'],
		[
			'other type',
			{ raw: '{}', headers: { 'content-type': 'text/plain' } },
			'415 Unsupported media type, expected application/json',
		],
	])('%s is refused', async (_name, options, message) => {
		expect(await messageOf('POST', comments(), options)).toBe(message);
	});

	it('are refused with 422 and details by the newer services', async () => {
		const json = { name: 'a', type: 'toaster', community_uuid: 'x' };
		const { status, body } = await client.call('POST', '/api/v2/asset-management/assets', { json });
		expect(status).toBe(422);
		expect(body).toEqual({
			detail: [
				{ loc: ['body', 'name'], msg: 'shorter than 2 characters', type: 'value_error' },
				{ loc: ['body', 'type'], msg: 'not one of host, account, network', type: 'value_error' },
				{ loc: ['body', 'community_uuid'], msg: 'malformed value', type: 'value_error' },
			],
		});
	});

	it('are refused where no body is expected', async () => {
		// fetch refuses to send a body with GET; other clients do send it.
		const { request } = await import('node:http');
		const status = await new Promise((resolve, reject) => {
			const headers = { authorization: `Bearer ${simulator.apiKey}`, ...JSON_TYPE, 'content-length': 2 };
			request(`${simulator.url}${alert}`, { method: 'GET', headers }, (response) =>
				resolve(response.resume().statusCode),
			)
				.once('error', reject)
				.end('{}');
		});
		expect(status).toBe(400);
		expect(await client.status('DELETE', alert, { json: {} })).toBe(400);
	});

	it('must not be too large', async () => {
		const raw = JSON.stringify({ content: 'x'.repeat(11 * 1024 * 1024) });
		expect(await client.status('POST', comments(), { raw, headers: JSON_TYPE })).toBe(413);
	});
});

describe('rate limit', () => {
	it('answers further requests with 429 and Retry-After', async () => {
		const limited = await startSimulator({ alerts: 1, events: 1, rateLimit: 5 });
		const other = new Client(limited);
		const answers = await Promise.all(Array.from({ length: 8 }, () => other.call('GET', '/api/v1/me')));
		expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 429, 429, 429]);
		expect(answers.find(({ status }) => status === 429)?.headers.get('retry-after')).toBe('1');
		await limited.stop();
	});
});
