import { Client, startSimulator, type Simulator } from '../../simulator';

const ALERTS = '/api/v1/sic/alerts';

let simulator: Simulator;
let client: Client;
let alert: string;

beforeAll(async () => {
	simulator = await startSimulator({ alerts: 5, events: 50 });
	client = new Client(simulator);
	alert = `${ALERTS}/${simulator.world.alerts[0]?.uuid}`;
});
afterEach(() => simulator.faults.clear());
afterAll(() => simulator.stop());

describe('faults', () => {
	it('strike as often as asked, after as many requests as asked', async () => {
		simulator.faults.add({
			method: 'GET',
			path: alert,
			skip: 1,
			times: 2,
			status: 503,
			headers: { 'retry-after': '3' },
		});
		const statuses: number[] = [];
		for (let i = 0; i < 4; i++) statuses.push(await client.status('GET', alert));
		expect(statuses).toEqual([200, 503, 503, 200]);
		expect(simulator.requests.slice(-4).map(({ status }) => status)).toEqual(statuses);
	});

	it('can answer with any status and body, with HTML or with a redirect', async () => {
		simulator.faults.add({ path: /alerts/, status: 418, body: { message: 'teapot' } });
		expect(await client.call('GET', alert)).toMatchObject({ status: 418, body: { message: 'teapot' } });
		simulator.faults.add({ path: /alerts/, status: 200, body: 'no json' });
		expect((await client.call('GET', alert)).body).toBe('no json');
		simulator.faults.add({ path: /alerts/, html: true });
		expect(await client.call('GET', alert)).toMatchObject({ status: 502, body: expect.stringContaining('<html>') });
		simulator.faults.add({ path: /alerts/, redirectTo: 'http://127.0.0.2/' });
		const redirected = await client.call('GET', alert);
		expect([redirected.status, redirected.headers.get('location')]).toEqual([302, 'http://127.0.0.2/']);
	});

	it('can cut connections, truncate answers and delay them', async () => {
		simulator.faults.add({ path: alert, reset: true });
		await expect(client.call('GET', alert)).rejects.toThrow();
		expect(simulator.requests.at(-1)?.status).toBeUndefined();
		simulator.faults.add({ path: alert, truncate: true });
		expect(typeof (await client.call('GET', alert)).body).toBe('string');
		simulator.faults.add({ path: alert, resetAfterBytes: 10 });
		await expect(client.call('GET', alert)).rejects.toThrow();
		simulator.faults.add({ path: alert, delayMs: 80 });
		const startedAt = Date.now();
		expect(await client.status('GET', alert)).toBe(200);
		expect(Date.now() - startedAt).toBeGreaterThanOrEqual(75);
	});

	it('can lose the answer after the change has been made', async () => {
		simulator.faults.add({ method: 'POST', path: `${alert}/comments`, resetAfterBytes: 0 });
		await expect(client.call('POST', `${alert}/comments`, { json: { content: 'Lost answer' } })).rejects.toThrow();
		expect(simulator.world.alerts[0]?.comments.map(({ content }) => content)).toContain('Lost answer');
	});

	it('can take the server away and bring it back on the same port', async () => {
		const { url } = simulator;
		await simulator.stopListening();
		await expect(client.call('GET', '/api/v1/me')).rejects.toThrow();
		await simulator.startListening();
		expect(simulator.url).toBe(url);
		expect(await client.status('GET', '/api/v1/me')).toBe(200);
	});
});

describe('the record of requests', () => {
	it('holds each request as it arrived', async () => {
		simulator.clearRequests();
		await client.call('PATCH', `${alert}?a=%C3%A9`, { json: { title: 'é' } });
		const [request] = simulator.requests;
		expect(request).toMatchObject({
			method: 'PATCH',
			url: `${alert}?a=%C3%A9`,
			path: alert,
			query: [['a', 'é']],
			status: 400,
		});
		expect(request?.body).toEqual({ title: 'é' });
		expect(request?.rawBody.toString()).toBe('{"title":"é"}');
		expect(request?.headers.authorization).toBe(`Bearer ${simulator.apiKey}`);
		expect(request?.endedAt).toBeGreaterThanOrEqual(request?.startedAt ?? Infinity);
	});
});
