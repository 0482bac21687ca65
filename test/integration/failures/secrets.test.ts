import { errorOf, runNode } from '../../harness/engine';
import { useSimulator } from '../../harness/simulated';
import type { Simulator } from '../../simulator';
import { getAlert, strike } from './alertRuns';

let simulator: Simulator;
let shortId: string;
useSimulator({ alerts: 5, events: 10 }, (started) => {
	simulator = started;
	shortId = simulator.world.createAlert().short_id;
});

/** All that an error can show of what it knows. */
const everything = (error: Error & { description?: string; context?: unknown }) =>
	JSON.stringify([error.message, error.description, error.context, error.stack, JSON.stringify(error)]);

describe('the API key', () => {
	test('stays out of errors, even when the server repeats it', async () => {
		const key = simulator.apiKey;
		for (const body of [{ message: `bad key ${key}` }, { detail: [{ loc: [key], msg: `Bearer ${key}` }] }]) {
			for (const status of [401, 403, 422, 500]) {
				simulator.faults.clear();
				strike(simulator, { status, body });
				expect(everything(await errorOf(getAlert(simulator, shortId)))).not.toContain(key);
			}
		}
		simulator.faults.clear();
		strike(simulator, { reset: true });
		const once = getAlert(simulator, shortId, { requestOptions: { maxTries: 1 } });
		expect(everything(await errorOf(once))).not.toContain(key);
	});

	test('stays out of the whole record of the execution', async () => {
		strike(simulator, { status: 401, body: { message: `bad key ${simulator.apiKey}` } });
		const { run } = await runNode({ ...getAlert(simulator, shortId), onError: 'continueRegularOutput' });
		expect(JSON.stringify(run)).not.toContain(simulator.apiKey);
	});
});
