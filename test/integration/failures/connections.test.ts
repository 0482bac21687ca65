import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';

import { errorOf, outputOf, type NodeRun } from '../../harness/engine';
import { listen, type Loopback } from '../../harness/loopback';
import { selfSigned } from '../../harness/selfSigned';
import { credentialFor, useSimulator } from '../../harness/simulated';
import type { Simulator } from '../../simulator';
import { getAlert, strike } from './alertRuns';

let simulator: Simulator;
let shortId: string;
useSimulator({ alerts: 5, events: 10 }, (started) => {
	simulator = started;
	shortId = simulator.world.createAlert().short_id;
});

describe('a server that cannot be reached is an error:', () => {
	const at = (baseUrl: string): NodeRun => ({
		...getAlert(simulator, shortId, { requestOptions: { maxTries: 1, timeout: 1 } }),
		credential: credentialFor(simulator, { baseUrl }),
	});

	test('an unknown host', async () => {
		expect((await errorOf(at('https://sekoia.invalid'))).message).toBe('The host sekoia.invalid is unknown');
	});

	test('a closed port', async () => {
		const { url, port, close } = await listen(createServer());
		await close();
		expect((await errorOf(at(url))).message).toBe(`127.0.0.1:${port} refuses connections`);
	});

	test('a server that never answers', async () => {
		strike(simulator, { delayMs: 5_000 });
		expect((await errorOf(at(simulator.url))).message).toMatch(/did not answer in time$/);
	});

	test('an untrusted certificate, and a server that speaks HTTP where HTTPS is expected', async () => {
		const { port, close } = await listen(createTlsServer(selfSigned, (_, response) => response.end('{}')));
		expect((await errorOf(at(`https://127.0.0.1:${port}`))).message).toMatch(/^No secure connection to 127/);
		await close();
		expect((await errorOf(at(simulator.url.replace('http:', 'https:')))).message).toMatch(/^No secure connection to 127/);
	});

	test('a Base URL that is not a URL', async () => {
		const error = await errorOf(at('the SEKOIA.IO of Paris'));
		expect(error.message).toBe('The Base URL of the credential is not a URL: "the SEKOIA.IO of Paris"');
		expect(simulator.requests).toHaveLength(0);
	});
});

describe('a redirect', () => {
	let other: Loopback;
	/** The keys that the other host received */
	const keys: Array<string | undefined> = [];

	beforeAll(async () => {
		const server = createServer((request, response) => {
			keys.push(request.headers.authorization);
			response.end('{"uuid":"stolen"}');
		});
		other = await listen(server);
	});
	afterAll(async () => await other.close());

	test.each([301, 302, 303, 307, 308])('with %p to another host is not followed', async (status) => {
		strike(simulator, { redirectTo: `${other.url}/api/v1/me`, status });
		const error = await errorOf(getAlert(simulator, shortId));
		expect(error.message).toBe(`The server redirects to ${other.url}/api/v1/me`);
		expect(keys).toEqual([]);
	});

	test('within the host is followed', async () => {
		simulator.faults.add({ path: '/api/v1/sic/alerts/ALaaaaaaaaaa', redirectTo: `/api/v1/sic/alerts/${shortId}`, status: 301 });
		expect((await outputOf(getAlert(simulator, 'ALaaaaaaaaaa')))[0]).toMatchObject({ short_id: shortId });
	});
});
