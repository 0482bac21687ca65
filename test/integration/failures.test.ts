import { createServer, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';

import type { IDataObject } from 'n8n-workflow';

import { errorOf, outputOf, runNode, type NodeRun } from '../harness/engine';
import { selfSigned } from '../harness/selfSigned';
import { startSimulator, type Fault, type Simulator } from '../simulator';

let simulator: Simulator;
let shortId: string;

beforeAll(async () => {
	simulator = await startSimulator({ alerts: 120, events: 300 });
	shortId = simulator.world.createAlert().short_id;
});
afterAll(async () => await simulator.stop());
afterEach(() => {
	simulator.faults.clear();
	simulator.clearRequests();
});

const locator = (value: string) => ({ __rl: true, mode: 'id', value });
const withKey = (apiKey: string, baseUrl = simulator.url) => ({ apiKey, baseUrl });
const credential = () => withKey(simulator.apiKey);
const getAlert = (id = shortId, more: IDataObject = {}): NodeRun => ({
	parameters: { resource: 'alert', operation: 'get', uuid: locator(id), ...more },
	credential: credential(),
});
const comment = (more: Partial<NodeRun> = {}): NodeRun => ({
	parameters: { resource: 'alert', operation: 'addComment', uuid: locator(shortId), content: 'seen', requestOptions: { maxTries: 3 } },
	credential: credential(),
	...more,
});
const strike = (fault: Partial<Fault>) => simulator.faults.add({ path: /^\/api\/v1\/sic\/alerts/, times: Infinity, ...fault });
const everything = (error: Error & { description?: string; context?: unknown }) =>
	JSON.stringify([error.message, error.description, error.context, error.stack, JSON.stringify(error)]);

test('fields with an expression are read for each item, however deep it is', async () => {
	const short = simulator.world.alerts.slice(0, 3).map(({ short_id: id }) => id);
	const { items } = await runNode({
		parameters: {
			resource: 'alert',
			operation: 'search',
			filters: { shortId: ['={{ $json.id }}', 'ALzzzzzzzzzz'] },
			options: { sort: 'created_at' },
		},
		items: short.map((id) => ({ json: { id } })),
		credential: credential(),
	});
	expect(items.map(({ json }) => json.short_id)).toEqual(short);
	expect(simulator.requests.map(({ query }) => query.find(([name]) => name === 'match[short_id]')![1])).toEqual(
		expect.arrayContaining(short.map((id) => `${id},ALzzzzzzzzzz`)),
	);
});

describe('status codes', () => {
	test.each([
		[400, 'SEKOIA.IO rejected the request: out of order', 'Check the values of the fields'],
		[401, 'SEKOIA.IO did not accept the API key: out of order', 'wrong, revoked or expired'],
		[404, 'SEKOIA.IO did not find {id}: out of order', 'Check the ID'],
		[409, 'SEKOIA.IO does not allow this in the current state: out of order', 'Get the object again'],
		[410, 'The search results have expired: out of order', 'Run the search again'],
		[413, 'The request is too large for SEKOIA.IO: out of order', 'Send less'],
		[500, 'SEKOIA.IO could not answer: out of order', 'temporary'],
	])('%p says what happened and what to do', async (status, message, advice) => {
		strike({ status, body: { message: 'out of order', code: 'X1' } });
		const error = await errorOf(getAlert());
		expect(error.message).toBe(message.replace('{id}', shortId));
		expect(error.description).toContain(advice);
		expect(error.description).toContain(`${status} from GET /api/v1/sic/alerts/${shortId}`);
		expect(error.httpCode).toBe(String(status));
		expect(error.context?.itemIndex).toBe(0);
		expect(simulator.requests).toHaveLength(1);
	});

	test('422 names the field', async () => {
		strike({ status: 422, body: { detail: [{ loc: ['body', 'name'], msg: 'field required', type: 'value_error.missing' }] } });
		expect((await errorOf(getAlert())).message).toBe('SEKOIA.IO rejected a value: body.name: field required');
	});

	test('403 names the permission', async () => {
		const run = { ...getAlert(), credential: withKey(simulator.addApiKey({ permissions: [] })) };
		const error = await errorOf(run);
		expect(error.message).toContain('The API key lacks a permission');
		expect(error.description).toContain('Needed: "View alerts".');
	});

	test('a wrong, revoked or expired key is told', async () => {
		for (const key of ['wrong', simulator.addApiKey({ revoked: true }), simulator.addApiKey({ expired: true })]) {
			const error = await errorOf({ ...getAlert(), credential: withKey(key) });
			expect(error.message).toContain('SEKOIA.IO did not accept the API key');
		}
	});

	test('an unknown alert is told', async () => {
		expect((await errorOf(getAlert('ALzzzzzzzzzz'))).message).toBe('SEKOIA.IO did not find ALzzzzzzzzzz: Alert not found');
	});

	test('a status that the alert cannot get is told, with what is possible', async () => {
		const { uuid } = simulator.world.createAlert();
		simulator.world.changeAlertStatus(uuid, 'Rejected');
		const error = await errorOf({
			parameters: { resource: 'alert', operation: 'updateStatus', uuid: locator(uuid), actionUuid: locator('937bdabf-6a08-434b-b6d3-d7447e4e452a') },
			credential: credential(),
		});
		expect(error.message).toContain('The alert cannot get this status from its current one');
		expect(error.description).toContain('Closed and rejected are final');
	});
});

describe('retries', () => {
	const statuses = () => simulator.requests.map(({ status }) => status);

	test('a GET is sent again after 503, 502, 504 and a cut connection', async () => {
		for (const fault of [{ status: 503 }, { html: true }, { status: 504 }, { reset: true }]) {
			simulator.clearRequests();
			strike({ ...fault, times: 1 });
			expect((await outputOf(getAlert()))[0]).toMatchObject({ short_id: shortId });
			expect(simulator.requests).toHaveLength(2);
		}
	});

	test('Retry-After is kept, in seconds', async () => {
		strike({ status: 429, headers: { 'Retry-After': '1' }, times: 1 });
		await outputOf(getAlert());
		const [first, second] = simulator.requests;
		expect(statuses()).toEqual([429, 200]);
		expect(second!.startedAt - first!.endedAt!).toBeGreaterThanOrEqual(950);
	});

	test('429 without Retry-After is retried, also for a POST, and told in the end', async () => {
		strike({ status: 429, body: { message: 'Too many requests' } });
		const error = await errorOf(comment());
		expect(error.message).toBe('SEKOIA.IO asks to slow down: Too many requests');
		expect(error.description).toContain('Requests per Second');
		expect(statuses()).toEqual([429, 429, 429]);
	});

	test('a POST that may have arrived is not sent again', async () => {
		for (const fault of [{ status: 503 }, { reset: true }]) {
			simulator.clearRequests();
			strike({ ...fault, times: 1 });
			await errorOf(comment());
			expect(simulator.requests).toHaveLength(1);
		}
	});

	test('Max Tries is the number of requests', async () => {
		strike({ status: 503 });
		await errorOf(getAlert(shortId, { requestOptions: { maxTries: 2 } }));
		expect(simulator.requests).toHaveLength(2);
	});
});

describe('answers that are no answers', () => {
	test('an HTML page', async () => {
		strike({ status: 200, body: '<html><body>Sign in to the proxy</body></html>', headers: { 'Content-Type': 'text/html' } });
		const error = await errorOf(getAlert());
		expect(error.message).toMatch(/answered with a web page instead of JSON$/);
		expect(error.description).toContain('Base URL');
	});

	test('a gateway error page gives no HTML in the message', async () => {
		strike({ html: true });
		const error = await errorOf(getAlert(shortId, { requestOptions: { maxTries: 1 } }));
		expect(error.message).toBe('SEKOIA.IO could not answer');
	});

	test('truncated JSON', async () => {
		strike({ truncate: true });
		expect((await errorOf(getAlert())).message).toMatch(/answered with JSON that is cut off or broken$/);
	});

	test('a connection that ends inside the answer', async () => {
		strike({ resetAfterBytes: 20, times: 1 });
		expect((await outputOf(getAlert()))[0]).toMatchObject({ short_id: shortId });
		expect(simulator.requests).toHaveLength(2);
	});

	test('something else than the expected object or list', async () => {
		strike({ status: 200, body: '[]' });
		expect((await errorOf(getAlert())).message).toBe('SEKOIA.IO answered without the expected object');
		simulator.faults.clear();
		strike({ status: 200, body: { total: 3 } });
		const search = { parameters: { resource: 'alert', operation: 'search', returnAll: true }, credential: credential() };
		expect((await errorOf(search)).message).toBe('SEKOIA.IO answered without a list of "items"');
	});

	test('the same page again and again', async () => {
		strike({ status: 200, body: { items: Array.from({ length: 100 }, () => ({ uuid: 'x' })), total: 1000, has_more: true } });
		const search = { parameters: { resource: 'alert', operation: 'search', returnAll: true }, credential: credential() };
		expect((await errorOf(search)).message).toContain('sent the same page twice');
		expect(simulator.requests).toHaveLength(2);
	});
});

describe('servers that cannot be reached', () => {
	const at = (baseUrl: string): NodeRun => ({
		...getAlert(shortId, { requestOptions: { maxTries: 1, timeout: 1 } }),
		credential: withKey(simulator.apiKey, baseUrl),
	});

	test('an unknown host', async () => {
		expect((await errorOf(at('https://sekoia.invalid'))).message).toBe('The host sekoia.invalid is unknown');
	});

	test('a closed port', async () => {
		const server = createServer().listen(0, '127.0.0.1');
		await new Promise((resolve) => server.once('listening', resolve));
		const { port } = server.address() as AddressInfo;
		await new Promise((resolve) => server.close(resolve));
		expect((await errorOf(at(`http://127.0.0.1:${port}`))).message).toBe(`127.0.0.1:${port} refuses connections`);
	});

	test('a server that never answers', async () => {
		strike({ delayMs: 5_000 });
		expect((await errorOf(at(simulator.url))).message).toMatch(/did not answer in time$/);
	});

	test('a certificate nobody trusts, and http spoken where https is expected', async () => {
		const server = createTlsServer(selfSigned, (_, response) => response.end('{}')).listen(0, '127.0.0.1');
		await new Promise((resolve) => server.once('listening', resolve));
		const { port } = server.address() as AddressInfo;
		expect((await errorOf(at(`https://127.0.0.1:${port}`))).message).toMatch(/^No secure connection to 127/);
		await new Promise((resolve) => server.close(resolve));
		expect((await errorOf(at(simulator.url.replace('http:', 'https:')))).message).toMatch(/^No secure connection to 127/);
	});

	test('an address that is none', async () => {
		const error = await errorOf(at('app.sekoia.io'));
		expect(error.message).toBe('The Base URL of the credential is not a URL: "app.sekoia.io"');
		expect(simulator.requests).toHaveLength(0);
	});
});

describe('redirects', () => {
	let other: Server;
	const seen: Array<string | undefined> = [];
	let otherUrl: string;

	beforeAll(async () => {
		other = createServer((request, response) => {
			seen.push(request.headers.authorization);
			response.end('{"uuid":"stolen"}');
		}).listen(0, '127.0.0.1');
		await new Promise((resolve) => other.once('listening', resolve));
		otherUrl = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
	});
	afterAll(() => other.close());

	test.each([301, 302, 303, 307, 308])('%p to another host is not followed', async (status) => {
		strike({ redirectTo: `${otherUrl}/api/v1/me`, status });
		const error = await errorOf(getAlert());
		expect(error.message).toBe('The server redirects to another address');
		expect(seen).toEqual([]);
	});

	test('within the host is followed', async () => {
		simulator.faults.add({ path: '/api/v1/sic/alerts/ALaaaaaaaaaa', redirectTo: `/api/v1/sic/alerts/${shortId}`, status: 301 });
		expect((await outputOf(getAlert('ALaaaaaaaaaa')))[0]).toMatchObject({ short_id: shortId });
	});
});

describe('secrets', () => {
	test('stay out of errors, even when the server repeats them', async () => {
		const key = simulator.apiKey;
		for (const body of [{ message: `bad key ${key}` }, { detail: [{ loc: [key], msg: `Bearer ${key}` }] }]) {
			for (const status of [401, 403, 422, 500]) {
				simulator.faults.clear();
				strike({ status, body });
				expect(everything(await errorOf(getAlert()))).not.toContain(key);
			}
		}
		simulator.faults.clear();
		strike({ reset: true });
		expect(everything(await errorOf(getAlert(shortId, { requestOptions: { maxTries: 1 } })))).not.toContain(key);
	});

	test('stay out of the whole execution record', async () => {
		strike({ status: 401, body: { message: `bad key ${simulator.apiKey}` } });
		const { run } = await runNode({ ...getAlert(), onError: 'continueRegularOutput' });
		expect(JSON.stringify(run)).not.toContain(simulator.apiKey);
	});
});

describe('values are data', () => {
	const nasty = 'a/b?c#d%e&f+g h"i\'j ünïcode 日本 ../../x';

	test('in the query', async () => {
		await outputOf({
			parameters: { resource: 'alert', operation: 'search', limit: 1, filters: { entityName: [nasty] } },
			credential: credential(),
		});
		const [request] = simulator.requests;
		expect(request!.path).toBe('/api/v1/sic/alerts');
		expect(request!.query).toContainEqual(['match[entity_name]', nasty]);
	});

	test('in the body', async () => {
		await outputOf(comment({ parameters: { ...comment().parameters, content: nasty } }));
		expect(simulator.requests[0]!.body).toEqual({ content: nasty });
	});
});

describe('many items', () => {
	test('Continue On Fail gives the error of the item that failed; the others go on, in order', async () => {
		const items = [shortId, 'nope', shortId].map((id) => ({ json: { id } }));
		const run: NodeRun = { ...getAlert('={{ $json.id }}'), items, onError: 'continueRegularOutput' };
		const { items: output, error } = await runNode(run);
		expect(error).toBeUndefined();
		expect(output.map(({ json }) => json.short_id ?? json.error)).toEqual([
			shortId,
			'"Alert" is neither a UUID nor a short ID: "nope"',
			shortId,
		]);
		expect(output.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
	});

	test('the error output gets the failed items', async () => {
		const items = [shortId, 'nope'].map((id) => ({ json: { id } }));
		const run: NodeRun = { ...getAlert('={{ $json.id }}'), items, onError: 'continueErrorOutput' };
		const result = await runNode(run);
		expect(result.items.map(({ json }) => json.short_id)).toEqual([shortId]);
		expect(result.errorItems.map(({ json }) => json.error)).toEqual(['"Alert" is neither a UUID nor a short ID: "nope"']);
	});

	test('without it the error tells the item', async () => {
		const items = [shortId, 'nope'].map((id) => ({ json: { id } }));
		expect((await errorOf({ ...getAlert('={{ $json.id }}'), items })).context?.itemIndex).toBe(1);
	});

	test('are handled at the chosen concurrency and pace', async () => {
		strike({ delayMs: 100 });
		const items = Array.from({ length: 12 }, () => ({ json: {} }));
		await outputOf({ ...getAlert(shortId, { requestOptions: { maxConcurrentRequests: 3, requestsPerSecond: 90 } }), items });
		const spans = simulator.requests.map(({ startedAt, endedAt }) => [startedAt, endedAt!] as const);
		const together = spans.map(([start]) => spans.filter(([from, to]) => from <= start && start < to).length);
		expect(Math.max(...together)).toBeLessThanOrEqual(3);
		expect(Math.max(...together)).toBeGreaterThan(1);
	});

	test('stop when the user stops the execution', async () => {
		strike({ delayMs: 300 });
		const items = Array.from({ length: 50 }, () => ({ json: {} }));
		const started = Date.now();
		await runNode({ ...getAlert(), items, stopAfter: 200 });
		expect(Date.now() - started).toBeLessThan(5_000);
		const sent = simulator.requests.length;
		await new Promise((resolve) => setTimeout(resolve, 700));
		expect(simulator.requests.length).toBe(sent);
		expect(sent).toBeLessThan(20);
	});
});
