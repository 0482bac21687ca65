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
