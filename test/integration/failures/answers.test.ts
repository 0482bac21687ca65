import { errorOf } from '../../harness/engine';
import { credentialFor, useSimulator } from '../../harness/simulated';
import type { Simulator } from '../../simulator';
import { byId } from '../operations/operationCase';
import { getAlert, searchAlerts, strike } from './alertRuns';

let simulator: Simulator;
let shortId: string;
useSimulator({ alerts: 120, events: 300 }, (started) => {
	simulator = started;
	shortId = simulator.world.createAlert().short_id;
});

describe('an answer with status', () => {
	test.each([
		[400, 'SEKOIA.IO rejected the request: out of order', 'Check the values of the fields'],
		[401, 'SEKOIA.IO did not accept the API key: out of order', 'wrong, revoked or expired'],
		[404, 'SEKOIA.IO did not find {id}: out of order', 'Check the ID'],
		[409, 'SEKOIA.IO does not allow this in the current state: out of order', 'Get the object again'],
		[410, 'The search results have expired: out of order', 'Run the search again'],
		[413, 'The request is too large for SEKOIA.IO: out of order', 'Send less'],
		[500, 'SEKOIA.IO could not answer: out of order', 'temporary'],
	])('%p gives an error that says what happened and what to do', async (status, message, advice) => {
		strike(simulator, { status, body: { message: 'out of order', code: 'X1' } });
		const error = await errorOf(getAlert(simulator, shortId));
		expect(error.message).toBe(message.replace('{id}', shortId));
		expect(error.description).toContain(advice);
		expect(error.description).toContain(`${status} from GET /api/v1/sic/alerts/${shortId}`);
		expect(error.httpCode).toBe(String(status));
		expect(error.context?.itemIndex).toBe(0);
		expect(simulator.requests).toHaveLength(1);
	});

	test('422 gives an error that names the field', async () => {
		strike(simulator, { status: 422, body: { detail: [{ loc: ['body', 'name'], msg: 'field required', type: 'value_error.missing' }] } });
		expect((await errorOf(getAlert(simulator, shortId))).message).toBe('SEKOIA.IO rejected a value: body.name: field required');
	});

	test('repeats no control characters of the server, and of a long text only the beginning', async () => {
		const message = `\u001B[31mred\u001B[0m\u0000 \u202Egpj.exe\u2066\r\nnext\u0085line ${'x'.repeat(100_000)}`;
		for (const body of [{ message, code: 'X1' }, { detail: [{ loc: ['body', '\u0007name'], msg: message }] }, { error: message }]) {
			strike(simulator, { status: 400, body });
			const error = await errorOf(getAlert(simulator, shortId));
			expect(error.message).toMatch(/[[]31mred [[]0m gpj.exe next line x+\.\.\.$/);
			expect(`${error.message}${error.description}`).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/u);
			expect(error.message.length).toBeLessThan(1_200);
		}
	});

	test('403 gives an error that names the permission', async () => {
		const apiKey = simulator.addApiKey({ permissions: [] });
		const error = await errorOf({ ...getAlert(simulator, shortId), credential: credentialFor(simulator, { apiKey }) });
		expect(error.message).toContain('The API key lacks a permission');
		expect(error.message).toContain('(needed: "View alerts")');
	});

	test('401 gives the same error for a wrong, a revoked and an expired key', async () => {
		for (const apiKey of ['wrong', simulator.addApiKey({ revoked: true }), simulator.addApiKey({ expired: true })]) {
			const error = await errorOf({ ...getAlert(simulator, shortId), credential: credentialFor(simulator, { apiKey }) });
			expect(error.message).toContain('SEKOIA.IO did not accept the API key');
		}
	});

	test('404 gives an error with the ID of the alert that does not exist', async () => {
		const error = await errorOf(getAlert(simulator, 'ALzzzzzzzzzz'));
		expect(error.message).toBe('SEKOIA.IO did not find ALzzzzzzzzzz: Alert not found');
	});

	describe('404', () => {
		const NO_API = /^There is no SEKOIA\.IO API at http:\/\/127\.0\.0\.1:\d+\/api\/v1\/sic\/alerts\/AL/;
		const NO_ALERT = /^SEKOIA\.IO did not find AL/;

		test.each([
			[{ message: 'Alert not found', code: 'SIC404' }, NO_ALERT, /^Check the ID, that the object still exists, and that it belongs to a community the API key can see\. \(404/],
			[{ detail: { code: 'NO_RESULTS' } }, NO_ALERT, /can see\. \(404/],
			[{ detail: [{ loc: ['path'], msg: 'no such alert' }] }, NO_ALERT, /can see\. \(404/],
			['<html><body>Not Found</body></html>', NO_API, /^Check Region and Base URL in the credential\./],
			['404 page not found', NO_API, /^Check Region and Base URL/],
			['[]', NO_API, /^Check Region and Base URL/],
			['"Not Found"', NO_API, /^Check Region and Base URL/],
			[{ message: 'no Route matched with those values' }, NO_ALERT, /^Check the ID.* check Region and Base URL in the credential/],
			[{ detail: 'Not Found' }, NO_ALERT, /^Check the ID.* check Region and Base URL/],
			[{ error: 'Not Found', status: 404 }, NO_ALERT, /^Check the ID.* check Region and Base URL/],
			[{}, NO_ALERT, /^Check the ID.* check Region and Base URL/],
			['', NO_ALERT, /^Check the ID.* check Region and Base URL/],
		])('with %j tells whether the object or the address is missing', async (body, message, advice) => {
			strike(simulator, { status: 404, body });
			const error = await errorOf(getAlert(simulator, shortId));
			expect(error.message).toMatch(message);
			expect(error.description).toMatch(advice);
			expect(error.httpCode).toBe('404');
		});

		test('of an address keeps the advice of the operation for the case that only this operation is missing', async () => {
			simulator.faults.add({ path: /asset-management/, status: 404, body: '<html>' });
			const error = await errorOf({
				parameters: { resource: 'asset', operation: 'get', uuid: byId('7c9e6679-7425-40de-944b-e07fc1f90ae7') },
				credential: credentialFor(simulator),
			});
			expect(error.message).toMatch(/^There is no SEKOIA\.IO API at /);
			expect(error.description).toMatch(/^Check Region and Base URL in the credential\. If other operations work: Check its UUID/);
		});
	});

	test('that refuses a change of an alert gives an error that says which changes are possible', async () => {
		const { uuid } = simulator.world.createAlert();
		simulator.world.changeAlertStatus(uuid, 'Rejected');
		const acknowledge = byId('937bdabf-6a08-434b-b6d3-d7447e4e452a');
		const error = await errorOf({
			parameters: { resource: 'alert', operation: 'updateStatus', uuid: byId(uuid), actionUuid: acknowledge },
			credential: credentialFor(simulator),
		});
		expect(error.message).toContain('The alert cannot get this status from its current one');
		expect(error.description).toContain('Closed and rejected are final');
	});
});

describe('an unusable answer is an error:', () => {
	test('an HTML page', async () => {
		strike(simulator, { status: 200, body: '<html><body>Sign in to the proxy</body></html>', headers: { 'Content-Type': 'text/html' } });
		const error = await errorOf(getAlert(simulator, shortId));
		expect(error.message).toMatch(/answered with a web page instead of JSON$/);
		expect(error.description).toContain('Base URL');
	});

	test("a gateway's error page, whose HTML is not shown", async () => {
		strike(simulator, { html: true });
		const error = await errorOf(getAlert(simulator, shortId, { requestOptions: { maxTries: 1 } }));
		expect(error.message).toBe('SEKOIA.IO could not answer');
	});

	test('truncated JSON', async () => {
		strike(simulator, { truncate: true });
		expect((await errorOf(getAlert(simulator, shortId))).message).toMatch(/answered with JSON that is cut off or broken$/);
	});

	test('JSON that is not the expected object or list', async () => {
		strike(simulator, { status: 200, body: '[]' });
		expect((await errorOf(getAlert(simulator, shortId))).message).toBe('SEKOIA.IO answered without the expected object');
		simulator.faults.clear();
		strike(simulator, { status: 200, body: { total: 3 } });
		expect((await errorOf(searchAlerts(simulator))).message).toBe('SEKOIA.IO answered without a list of "items"');
	});

	test('the same page of a list again', async () => {
		const items = Array.from({ length: 100 }, () => ({ uuid: 'x' }));
		strike(simulator, { status: 200, body: { items, total: 1000, has_more: true } });
		expect((await errorOf(searchAlerts(simulator))).message).toContain('sent the same page twice');
		expect(simulator.requests).toHaveLength(2);
	});
});
