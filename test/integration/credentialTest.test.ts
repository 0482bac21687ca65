import { createServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { createServer as createTcpServer } from 'node:net';

import '../harness/engine';
import { testCredential, type CredentialData } from '../harness/credentials';
import { listen, type Loopback } from '../harness/loopback';
import { selfSigned } from '../harness/selfSigned';
import { credentialFor, useSimulator } from '../harness/simulated';
import type { Simulator } from '../simulator';

let simulator: Simulator;
useSimulator({ alerts: 1, events: 1 }, (started) => (simulator = started));

const run = async (changes: CredentialData = {}) => await testCredential(credentialFor(simulator, changes));
/** The message of a test that fails. */
async function refusal(changes: CredentialData): Promise<string> {
	const { status, message } = await run(changes);
	expect(status).toBe('Error');
	expect(message).not.toMatch(/\n/);
	expect(message).not.toContain(simulator.apiKey);
	return message;
}

const opened: Loopback[] = [];
/** Starts a server that is not SEKOIA.IO, for one test. */
async function serve(answer: RequestListener): Promise<string> {
	const server = await listen(createServer(answer));
	opened.push(server);
	return server.url;
}
afterEach(async () => {
	await Promise.all(opened.splice(0).map(async ({ close }) => await close()));
});

describe('the test of a credential passes', () => {
	test.each([
		['as it is', () => ({})],
		['with an API key without any permission', () => ({ apiKey: simulator.addApiKey({ permissions: [] }) })],
		['with a key copied with blanks and Bearer', () => ({ apiKey: ` Bearer ${simulator.apiKey}\n` })],
		['with a Base URL copied from the documentation', () => ({ baseUrl: ` ${simulator.url}/api/v1/ ` })],
		['with a Base URL copied from the browser', () => ({ baseUrl: `${simulator.url}/operations/alerts` })],
	])('%s', async (_, changes) => {
		expect(await run(changes())).toEqual({ status: 'OK', message: 'SEKOIA.IO accepts the API key' });
		expect(simulator.requests.map(({ method, path }) => `${method} ${path}`)).toEqual(['GET /api/v1/me']);
	});

	test.each([
		{ uuid: 'b2c1' },
		{ email: null, firstname: 'Ada', lastname: null },
		{ community: { uuid: 'x', name: 'Blue team' } },
		{ name: 'key of n8n', created_at: 1 },
	])('with an answer whose members are not confirmed: %j', async (body) => {
		simulator.faults.add({ path: '/api/v1/me', status: 200, body });
		expect(await run()).toMatchObject({ status: 'OK' });
	});
});

describe('the test of a credential fails', () => {
	test.each([{}, [], null, true, 1, 'pong', { ok: true }, { status: 'up' }, { message: 'hello' }, { error: 'x' }, { data: [{ uuid: 'x' }] }, { uuid: null }])(
		'on a success that is not an answer of SEKOIA.IO: %j',
		async (body) => {
			const baseUrl = await serve((_, response) => response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(body)));
			expect(await refusal({ baseUrl })).toBe(
				`${baseUrl} answers, but not as SEKOIA.IO's API does. Check Region or Base URL: it may be the address of another product, or a proxy answers instead.`,
			);
		},
	);

	test.each([
		['a web page', '<!doctype html><html><body>Welcome</body></html>', /answered with a web page instead of JSON\. Check that Region or Base URL/],
		['text', 'pong', /answered with JSON that is cut off or broken\. Check that Region or Base URL/],
		['nothing', '', /answers, but not as SEKOIA\.IO's API does\. Check/],
	])('on a success that is %s', async (_, body, message) => {
		expect(await refusal({ baseUrl: await serve((__, response) => response.end(body)) })).toMatch(message);
	});

	test('on a redirect to a page to log in at, of the same server or another, to which the key is not sent', async () => {
		const login = await serve((request, response) => response.end(`<html>Log in ${request.headers.authorization ?? 'without key'}</html>`));
		const other = await serve((_, response) => response.writeHead(302, { Location: `${login}/login?next=secret` }).end());
		expect(await refusal({ baseUrl: other })).toMatch(new RegExp(`^The server redirects to ${login}/login\\. .*check the Base URL`));
		const same = await serve((request, response) =>
			request.url === '/login' ? response.end('<html>Log in</html>') : response.writeHead(302, { Location: '/login' }).end(),
		);
		expect(await refusal({ baseUrl: same })).toMatch(/answered with a web page/);
		const nowhere = await serve((_, response) => response.writeHead(302, { Location: 'http://[' }).end());
		expect(await refusal({ baseUrl: nowhere })).toMatch(/^The server redirects to another address\. /);
	});

	test.each([
		[404, '<html>Not Found</html>', /^There is no SEKOIA\.IO API at http:\/\/127\.0\.0\.1:\d+\/api\/v1\/me\. Check Region and Base URL/],
		[404, '{"message":"no Route matched with those values"}', /check Region and Base URL in the credential/],
		[500, 'oops', /^SEKOIA\.IO could not answer\. This is usually temporary/],
		[429, '{}', /^SEKOIA\.IO asks to slow down\. /],
	])('on status %p with %p', async (status, body, message) => {
		expect(await refusal({ baseUrl: await serve((_, response) => response.writeHead(status).end(body)) })).toMatch(message);
	});

	test.each([
		['wrong', () => 'wrong-key-0123456789', /^SEKOIA\.IO did not accept the API key: .*The key is wrong, revoked or expired/],
		['revoked', () => simulator.addApiKey({ revoked: true }), /^SEKOIA\.IO did not accept the API key/],
		['empty', () => ' ', /^The API Key of the credential is empty\. Enter an API key/],
	])('with a key that is %s, which it does not repeat', async (_, apiKey, message) => {
		const key = apiKey();
		const text = await refusal({ apiKey: key });
		expect(text).toMatch(message);
		if (key.trim()) expect(text).not.toContain(key);
	});

	test.each([
		[{ baseUrl: 'the SEKOIA.IO of Paris' }, /^The Base URL of the credential is not a URL.*Enter an address such as/],
		[{ baseUrl: 'https://app.sekoia.io/?tab=1' }, /^The Base URL of the credential must end after the path/],
		[{ liveApiUrl: 'https://app.sekoia.io/live/' }, /^The LiveAPI URL of the credential must start with wss:/],
		[{ intakeUrl: 'intake' }, /^The Intake URL of the credential is not a URL/],
		[{ region: 'fra9' }, /^The Region of the credential must be one of FRA1/],
	])('with an address that cannot be used: %j', async (changes, message) => {
		expect(await refusal(changes)).toMatch(message);
		expect(simulator.requests).toHaveLength(0);
	});

	test('in words when there is no connection', async () => {
		expect(await refusal({ baseUrl: 'https://sekoia.invalid' })).toMatch(/^The host sekoia\.invalid is unknown\. Check the address and the DNS/);
		expect(await refusal({ baseUrl: 'http://127.0.0.1:9' })).toMatch(/^127\.0\.0\.1:9 refuses connections\. Check the address and the port/);
		expect(await refusal({ baseUrl: simulator.url.replace('http:', 'https:') })).toMatch(/^No secure connection to .*: the port does not speak TLS\. Check the address/);
		const tls = await listen(createTlsServer(selfSigned, (_, response) => response.end('{}')));
		opened.push(tls);
		expect(await refusal({ baseUrl: `https://127.0.0.1:${tls.port}` })).toMatch(/: its certificate is not trusted\. .*NODE_EXTRA_CA_CERTS/);
		simulator.faults.add({ path: '/api/v1/me', reset: true });
		expect(await refusal({})).toMatch(/^The connection to 127\.0\.0\.1:\d+ broke\. Try again later/);
		const ssh = createTcpServer((socket) => socket.end('SSH-2.0-OpenSSH_9.6\r\n', () => socket.destroy()));
		opened.push(await listen(Object.assign(ssh, { closeAllConnections: () => {} }) as unknown as Parameters<typeof listen>[0]));
		expect(await refusal({ baseUrl: opened.at(-1)!.url })).toMatch(/ does not speak HTTP\. Check the address/);
	});
});
