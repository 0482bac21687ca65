import { errorOf, outputOf } from '../../harness/engine';
import { useSimulator } from '../../harness/simulated';
import type { Simulator } from '../../simulator';
import { commentAlert, getAlert, strike } from './alertRuns';

let simulator: Simulator;
let shortId: string;
useSimulator({ alerts: 5, events: 10 }, (started) => {
	simulator = started;
	shortId = simulator.world.createAlert().short_id;
});

const statuses = () => simulator.requests.map(({ status }) => status);

describe('retries', () => {
	test('repeat a GET after 503, 502, 504 and a cut connection', async () => {
		for (const fault of [{ status: 503 }, { html: true }, { status: 504 }, { reset: true }]) {
			simulator.clearRequests();
			strike(simulator, { ...fault, times: 1 });
			expect((await outputOf(getAlert(simulator, shortId)))[0]).toMatchObject({ short_id: shortId });
			expect(simulator.requests).toHaveLength(2);
		}
	});

	test('repeat a GET whose answer breaks off', async () => {
		strike(simulator, { resetAfterBytes: 20, times: 1 });
		expect((await outputOf(getAlert(simulator, shortId)))[0]).toMatchObject({ short_id: shortId });
		expect(simulator.requests).toHaveLength(2);
	});

	test('wait for as many seconds as Retry-After says', async () => {
		strike(simulator, { status: 429, headers: { 'Retry-After': '1' }, times: 1 });
		await outputOf(getAlert(simulator, shortId));
		const [first, second] = simulator.requests;
		expect(statuses()).toEqual([429, 200]);
		expect(second!.startedAt - first!.endedAt!).toBeGreaterThanOrEqual(950);
	});

	test.each([
		['601 seconds', '601'],
		['a day', '86400'],
		['the year 2099', 'Thu, 01 Jan 2099 00:00:00 GMT'],
		['longer than a timer can', '99999999999'],
		['for ever', '9'.repeat(400)],
	])('do not wait %s, and do not make others wait', async (_, retryAfter) => {
		strike(simulator, { status: 429, headers: { 'Retry-After': retryAfter }, times: 1 });
		const started = Date.now();
		expect((await errorOf(getAlert(simulator, shortId))).message).toContain('SEKOIA.IO asks to slow down');
		expect((await outputOf(getAlert(simulator, shortId)))[0]).toMatchObject({ short_id: shortId });
		expect(Date.now() - started).toBeLessThan(5_000);
		expect(statuses()).toEqual([429, 200]);
	});

	test('say until when SEKOIA.IO wants to be left alone', async () => {
		strike(simulator, { status: 429, headers: { 'Retry-After': 'Thu, 01 Jan 2099 00:00:00 GMT' }, times: 1 });
		const { message } = await errorOf(getAlert(simulator, shortId));
		expect(message).toMatch(/; it asks to try again after (2098-12-31T23:59:59|2099-01-01T00:00:00)\.\d{3}Z$/);
	});

	test('repeat any request after 429, even without Retry-After and even a POST, and report it in the end', async () => {
		strike(simulator, { status: 429, body: { message: 'Too many requests' } });
		const error = await errorOf(commentAlert(simulator, shortId));
		expect(error.message).toBe('SEKOIA.IO asks to slow down: Too many requests');
		expect(error.description).toContain('Requests per Second');
		expect(statuses()).toEqual([429, 429, 429]);
	});

	test('do not repeat a POST that may have arrived', async () => {
		for (const fault of [{ status: 503 }, { reset: true }]) {
			simulator.clearRequests();
			strike(simulator, { ...fault, times: 1 });
			await errorOf(commentAlert(simulator, shortId));
			expect(simulator.requests).toHaveLength(1);
		}
	});

	test('end with the number of requests set as Max Tries', async () => {
		strike(simulator, { status: 503 });
		await errorOf(getAlert(simulator, shortId, { requestOptions: { maxTries: 2 } }));
		expect(simulator.requests).toHaveLength(2);
	});
});
