import { timings } from '../../../nodes/SekoiaTrigger/timings';
import { disturb, emitted } from '../../harness/changes';
import { Database, restartProcess, type ActivationOptions } from '../../harness/trigger';
import { pause, until } from '../../harness/wait';
import type { Simulator } from '../../simulator';
import { Delivery } from './delivery';

const delivery = new Delivery();
let simulator: Simulator;

beforeEach(async () => {
	simulator = await delivery.start();
});
afterEach(async () => await delivery.stop());

/** Activates the workflow as n8n does when it starts. */
const restart = async (database: Database, more: Partial<ActivationOptions> = {}) =>
	await delivery.open({ database, activation: 'init', ...more });

describe('no change is lost over a restart', () => {
	test('changes from while the workflow was inactive are recovered once', async () => {
		const database = new Database();
		await delivery.open({ database });
		await delivery.connected();
		disturb(simulator);
		await delivery.isComplete();
		await delivery.trigger.close();
		disturb(simulator, 3);
		await restart(database);
		await delivery.connected();
		disturb(simulator, 1);
		await delivery.isComplete();
		const recovered = delivery.trigger.emitted.filter(({ json }) => json.recovered === true);
		expect(recovered.length).toBeGreaterThanOrEqual(15);
	});

	test('when the process is killed in the middle of a burst', async () => {
		const database = new Database();
		await delivery.open({ database, runMs: 30 });
		await delivery.connected();
		disturb(simulator, 20);
		await until(() => delivery.trigger.emitted.length > 25, 'more than 25 changes are emitted');
		await delivery.trigger.kill();
		disturb(simulator, 2);
		await restart(database);
		await delivery.isComplete();
	});

	test.each([1, 2, 7])('when the process is killed between emission %p and the start of its execution', async (emission) => {
		const database = new Database();
		await delivery.open({ database, dieAtEmission: emission });
		await delivery.connected();
		disturb(simulator, 2);
		await pause(300);
		await delivery.trigger.kill();
		expect(delivery.trigger.emitted.length).toBeLessThan(10);
		await restart(database);
		await delivery.isComplete();
	});

	test('when n8n starts while SEKOIA.IO is down', async () => {
		const database = new Database();
		await delivery.open({ database });
		await delivery.connected();
		disturb(simulator, 1);
		await delivery.isComplete();
		await delivery.trigger.close();
		restartProcess(database);
		disturb(simulator, 1);
		await simulator.stopListening();
		await restart(database);
		await pause(200);
		await simulator.startListening();
		await delivery.isComplete();
	});
});

describe('executions', () => {
	test.each([
		{ n8n: 'an n8n with deduplication keys', knowsKeys: true },
		{ n8n: 'an n8n without them', knowsKeys: false },
	])('that a kill cut off run again in $n8n', async ({ knowsKeys }) => {
		Object.assign(timings, { rerunWithin: 60_000 });
		const database = new Database();
		await delivery.open({ database, knowsKeys, runMs: 400 });
		await delivery.connected();
		disturb(simulator, 1);
		disturb(simulator, 1);
		await until(() => delivery.trigger.emitted.length >= 6, '6 executions have started');
		await pause(200);
		await delivery.trigger.kill();
		await restart(database, { knowsKeys });
		const wanted = delivery.wanted();
		await until(() => new Set(emitted(database.finished)).size === new Set(wanted).size, 'every execution has completed');
		await pause(800);
		expect([...new Set(emitted(database.finished))]).toEqual([...new Set(wanted)]);
		expect(database.executions.length).toBeGreaterThan(wanted.length);
	});

	test('do not run again when the workflow is deactivated and activated in one process', async () => {
		Object.assign(timings, { rerunWithin: 60_000 });
		const database = new Database();
		await delivery.open({ database });
		await delivery.connected();
		disturb(simulator, 1);
		await delivery.isComplete();
		await delivery.trigger.close();
		await delivery.open({ database });
		await delivery.isComplete();
	});

	test('do not run again after a clean restart of an n8n without deduplication keys', async () => {
		const database = new Database();
		await delivery.open({ database, knowsKeys: false });
		await delivery.connected();
		disturb(simulator, 2);
		await delivery.isComplete();
		await delivery.trigger.close();
		disturb(simulator, 1);
		await restart(database, { knowsKeys: false });
		await delivery.isComplete();
	});

	test('that could not be started are started again', async () => {
		await delivery.open({ failStarts: 1 });
		await delivery.connected();
		disturb(simulator, 1);
		await delivery.isComplete();
	});

	test('whose worker died run again', async () => {
		await delivery.open({ dyingWorkers: 2 });
		await delivery.connected();
		disturb(simulator, 1);
		await delivery.isComplete();
	});
});

describe('the changes that count are', () => {
	test('those since the first activation', async () => {
		disturb(simulator);
		delivery.countFromNow();
		await delivery.open();
		await delivery.connected();
		disturb(simulator);
		await delivery.isComplete();
	});

	test('all, in a tenant that had no alert before', async () => {
		await simulator.stop();
		simulator = await delivery.start({ alerts: 0, events: 0 });
		await delivery.open();
		await delivery.connected();
		simulator.live.pause(true);
		disturb(simulator);
		await delivery.isComplete();
	});

	test('only those while connected, when recovery is off', async () => {
		const options = { options: { recoveryWindow: 0 } };
		const database = new Database();
		await delivery.open({ database }, options);
		await delivery.connected();
		disturb(simulator, 1);
		await delivery.isComplete();
		await delivery.trigger.close();
		disturb(simulator, 1);
		delivery.countFromNow();
		database.executions.length = 0;
		await delivery.open({ database, activation: 'init' }, options);
		await delivery.connected();
		disturb(simulator, 1);
		await delivery.isComplete();
	});
});
