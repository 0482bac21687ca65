import { timings } from '../../../nodes/SekoiaTrigger/timings';
import { disturb } from '../../harness/changes';
import { faults } from '../../harness/faults';
import { pause, until } from '../../harness/wait';
import type { Simulator } from '../../simulator';
import { Delivery } from './delivery';

const delivery = new Delivery();
let simulator: Simulator;

beforeEach(async () => {
	simulator = await delivery.start();
});
afterEach(async () => await delivery.stop());

describe('no change is lost and none is emitted twice', () => {
	test.each(faults)('despite %s', async (_, strike, heal) => {
		await delivery.open();
		await delivery.connected();
		disturb(simulator);
		await pause(40);
		await strike(simulator);
		disturb(simulator);
		await pause(350);
		disturb(simulator);
		await heal(simulator);
		await pause(20);
		disturb(simulator);
		await delivery.connected();
		disturb(simulator);
		await delivery.isComplete();
	});

	test('and the events of each alert keep their order', async () => {
		await delivery.open();
		await delivery.connected();
		disturb(simulator, 10);
		await delivery.isComplete();
		const perAlert = new Map<unknown, unknown[]>();
		for (const { json } of delivery.trigger.emitted) {
			perAlert.set(json.alert_uuid, [...(perAlert.get(json.alert_uuid) ?? []), json.event_type]);
		}
		expect(perAlert.size).toBe(10);
		for (const events of perAlert.values()) {
			expect(events).toEqual(['alert-created', 'alert-updated', 'alert-status-changed', 'alert-comment-created', 'alert-status-changed']);
		}
	});

	test('in a burst of 500 alerts for a slow workflow, of which at most 10 executions run at once', async () => {
		await delivery.open({ runMs: 20 }, { events: ['alertCreated'] });
		await delivery.connected();
		for (let i = 0; i < 500; i++) simulator.world.createAlert();
		await delivery.isComplete();
		expect(delivery.trigger.maxRunning).toBeLessThanOrEqual(10);
	});

	test('in a burst larger than the queue, since checks recover the rest', async () => {
		Object.assign(timings, { queue: 20 });
		await delivery.open({ runMs: 5 });
		await delivery.connected();
		disturb(simulator, 40);
		await delivery.isComplete(20_000);
		Object.assign(timings, { queue: 1000 });
		expect(delivery.trigger.emitted.filter(({ json }) => json.recovered === true).length).toBeGreaterThan(50);
	});

	test('over a gap, which is recovered right after the reconnection, not only by a later check', async () => {
		Object.assign(timings, { checkEvery: 60_000 });
		await delivery.open();
		await delivery.connected();
		await simulator.stopListening();
		disturb(simulator);
		await simulator.startListening();
		await delivery.isComplete();
		expect(delivery.trigger.emitted.every(({ json }) => json.recovered === true)).toBe(true);
	});

	test('on a socket that stays silent while alerts change, which is replaced', async () => {
		await delivery.open();
		await delivery.connected();
		await pause(300);
		simulator.live.pause(true);
		disturb(simulator, 1);
		await until(() => simulator.live.accepted > 1, 'the trigger has connected again');
		await delivery.isComplete();
	});

	test('when the connection is lost again and again', async () => {
		await delivery.open();
		for (let i = 0; i < 8; i++) {
			disturb(simulator, 1);
			simulator.live.dropAll();
			await pause(60);
		}
		await delivery.isComplete();
	});
});
