import type { IDataObject } from 'n8n-workflow';

import { activate, Database, hurry, pause, restartProcess, until, type ActivationOptions, type ActiveTrigger } from '../../harness/trigger';
import { disturb, emitted, raised } from '../../harness/raised';
import { timings } from '../../../nodes/SekoiaTrigger/timings';
import { startSimulator, type Simulator } from '../../simulator';

let simulator: Simulator;
let trigger: ActiveTrigger;
let skip = 0;

beforeEach(async () => {
	hurry();
	simulator = await startSimulator({ alerts: 10, events: 20 });
	skip = simulator.world.notifications.length;
});
afterEach(async () => {
	await trigger.close();
	await simulator.stop();
});

const open = async (more: Partial<ActivationOptions> = {}, events: IDataObject = {}) => {
	trigger = await activate({
		parameters: { events: ['anyAlertUpdate'], ...events },
		credential: { apiKey: simulator.apiKey, baseUrl: simulator.url, liveApiUrl: simulator.liveApiUrl },
		...more,
	});
};
const connected = async () => {
	await until(() => simulator.live.connections > 0, 'connected');
	await pause(30);
};

/** All that was raised was emitted, each change once. */
const nothingLostNothingTwice = async (limit = 15_000) => {
	const wanted = raised(simulator, skip);
	await until(() => trigger.emitted.length >= wanted.length, `${wanted.length} emitted`, limit).catch(() => undefined);
	// Long enough for copies and two checks.
	await pause(550);
	expect(emitted(trigger.emitted)).toEqual(wanted);
};

type Fault = [name: string, strike: () => Promise<void> | void, heal: () => Promise<void> | void];

const faults: Fault[] = [
	['nothing', () => undefined, () => undefined],
	['connection cut', () => simulator.live.dropAll(), () => undefined],
	['closed with 1001', () => simulator.live.dropAll(1001), () => undefined],
	['closed with 1011', () => simulator.live.dropAll(1011), () => undefined],
	['half-open', () => simulator.live.halfOpen(true), () => simulator.live.halfOpen(false)],
	['no pong', () => simulator.live.ignorePings(true), () => simulator.live.ignorePings(false)],
	[
		'handshake refused with 503',
		() => {
			simulator.live.refuse(503);
			simulator.live.dropAll();
		},
		() => simulator.live.refuse(undefined),
	],
	[
		'handshake cut',
		() => {
			simulator.live.refuse('reset');
			simulator.live.dropAll();
		},
		() => simulator.live.refuse(undefined),
	],
	['server gone', async () => await simulator.stopListening(), async () => await simulator.startListening()],
	['slow', () => void (simulator.live.delayMs = 300), () => void (simulator.live.delayMs = 0)],
	['every message twice', () => simulator.live.duplicate(true), () => simulator.live.duplicate(false)],
	['messages in another order', () => simulator.live.reorder(true), () => simulator.live.reorder(false)],
	['garbage', () => simulator.live.garbage(), () => simulator.live.garbage()],
	['notifications that never come', () => simulator.live.pause(true), () => simulator.live.pause(false)],
	[
		'REST answers 500',
		() => simulator.faults.add({ path: /^\/api\/v1\/sic/, status: 500, times: 12 }),
		() => simulator.faults.clear(),
	],
	[
		'REST answers 429',
		() => simulator.faults.add({ path: /^\/api\/v1\/sic/, status: 429, headers: { 'Retry-After': '0' }, times: 5 }),
		() => simulator.faults.clear(),
	],
	[
		'REST cuts connections and the socket is lost',
		() => {
			simulator.faults.add({ path: /^\/api\/v1\/sic/, reset: true, times: 6 });
			simulator.live.dropAll();
		},
		() => simulator.faults.clear(),
	],
];

describe('no change is lost and none is emitted twice', () => {
	test.each(faults)('%s', async (_, strike, heal) => {
		await open();
		await connected();
		disturb(simulator);
		await pause(40);
		await strike();
		disturb(simulator);
		await pause(350);
		disturb(simulator);
		await heal();
		await pause(20);
		disturb(simulator);
		await connected();
		disturb(simulator);
		await nothingLostNothingTwice();
	});

	test('every alert event has its own order', async () => {
		await open();
		await connected();
		disturb(simulator, 10);
		await nothingLostNothingTwice();
		const perAlert = new Map<unknown, unknown[]>();
		for (const { json } of trigger.emitted) {
			perAlert.set(json.alert_uuid, [...(perAlert.get(json.alert_uuid) ?? []), json.event_type]);
		}
		expect(perAlert.size).toBe(10);
		for (const events of perAlert.values()) {
			expect(events).toEqual(['alert-created', 'alert-updated', 'alert-status-changed', 'alert-comment-created', 'alert-status-changed']);
		}
	});

	test('a burst of 500 alerts, to a workflow that takes its time', async () => {
		await open({ runMs: 20 }, { events: ['alertCreated'] });
		await connected();
		for (let i = 0; i < 500; i++) simulator.world.createAlert();
		await nothingLostNothingTwice();
		expect(trigger.mostRunning).toBeLessThanOrEqual(10);
	});

	test('a burst larger than the queue is recovered by checks', async () => {
		Object.assign(timings, { queue: 20 });
		await open({ runMs: 5 });
		await connected();
		disturb(simulator, 40);
		await nothingLostNothingTwice(20_000);
		Object.assign(timings, { queue: 1000 });
		expect(trigger.emitted.filter(({ json }) => json.recovered === true).length).toBeGreaterThan(50);
	});

	test('what was missed is recovered with the reconnection, not only by a later check', async () => {
		Object.assign(timings, { checkEvery: 60_000 });
		await open();
		await connected();
		await simulator.stopListening();
		disturb(simulator);
		await simulator.startListening();
		await nothingLostNothingTwice();
		expect(trigger.emitted.every(({ json }) => json.recovered === true)).toBe(true);
	});

	test('a socket that is silent though alerts change is replaced', async () => {
		await open();
		await connected();
		await pause(300);
		simulator.live.pause(true);
		disturb(simulator, 1);
		await until(() => simulator.live.accepted > 1, 'connected again');
		await nothingLostNothingTwice();
	});

	test('a connection lost again and again', async () => {
		await open();
		for (let i = 0; i < 8; i++) {
			disturb(simulator, 1);
			simulator.live.dropAll();
			await pause(60);
		}
		await nothingLostNothingTwice();
	});
});

describe('over a restart', () => {
	const restart = async (database: Database, more: Partial<ActivationOptions> = {}) =>
		await open({ database, activation: 'init', ...more });

	test('what happened while the workflow was inactive is recovered once', async () => {
		const database = new Database();
		await open({ database });
		await connected();
		disturb(simulator);
		await nothingLostNothingTwice();
		await trigger.close();
		disturb(simulator, 3);
		await restart(database);
		await connected();
		disturb(simulator, 1);
		await nothingLostNothingTwice();
		const recovered = trigger.emitted.filter(({ json }) => json.recovered === true);
		expect(recovered.length).toBeGreaterThanOrEqual(15);
	});

	test('a kill in the middle of a burst loses nothing', async () => {
		const database = new Database();
		await open({ database, runMs: 30 });
		await connected();
		disturb(simulator, 20);
		await until(() => trigger.emitted.length > 25, 'half emitted');
		await trigger.kill();
		disturb(simulator, 2);
		await restart(database);
		await nothingLostNothingTwice();
	});

	test.each([1, 2, 7])('a kill between emission %p and the start of its execution loses nothing', async (emission) => {
		const database = new Database();
		await open({ database, dieAtEmission: emission });
		await connected();
		disturb(simulator, 2);
		await pause(300);
		await trigger.kill();
		expect(trigger.emitted.length).toBeLessThan(10);
		await restart(database);
		await nothingLostNothingTwice();
	});

	test.each([true, false])('a kill in the middle of executions has them run again (n8n with keys: %p)', async (knowsKeys) => {
		Object.assign(timings, { rerunWithin: 60_000 });
		const database = new Database();
		await open({ database, knowsKeys, runMs: 400 });
		await connected();
		disturb(simulator, 1);
		disturb(simulator, 1);
		await until(() => trigger.emitted.length >= 6, 'under way');
		await pause(200);
		await trigger.kill();
		await restart(database, { knowsKeys });
		const wanted = raised(simulator, skip);
		await until(() => new Set(emitted(database.finished)).size === new Set(wanted).size, 'all have run to their end');
		await pause(800);
		expect([...new Set(emitted(database.finished))]).toEqual([...new Set(wanted)]);
		expect(database.executions.length).toBeGreaterThan(wanted.length);
	});

	test('a deactivation and an activation in one process run nothing again', async () => {
		Object.assign(timings, { rerunWithin: 60_000 });
		const database = new Database();
		await open({ database });
		await connected();
		disturb(simulator, 1);
		await nothingLostNothingTwice();
		await trigger.close();
		await open({ database });
		await nothingLostNothingTwice();
	});

	test('before the first activation is nothing', async () => {
		disturb(simulator);
		skip = simulator.world.notifications.length;
		await open();
		await connected();
		disturb(simulator);
		await nothingLostNothingTwice();
	});

	test('a tenant without any alert', async () => {
		await simulator.stop();
		simulator = await startSimulator({ alerts: 0, events: 0 });
		skip = simulator.world.notifications.length;
		await open();
		await connected();
		simulator.live.pause(true);
		disturb(simulator);
		await nothingLostNothingTwice();
	});

	test('n8n starts while SEKOIA.IO is down', async () => {
		const database = new Database();
		await open({ database });
		await connected();
		disturb(simulator, 1);
		await nothingLostNothingTwice();
		await trigger.close();
		restartProcess(database);
		disturb(simulator, 1);
		await simulator.stopListening();
		await restart(database);
		await pause(200);
		await simulator.startListening();
		await nothingLostNothingTwice();
	});

	test('recovery off: only what happens while connected', async () => {
		const options = { options: { recoveryWindow: 0 } };
		const database = new Database();
		await open({ database }, options);
		await connected();
		disturb(simulator, 1);
		await nothingLostNothingTwice();
		await trigger.close();
		disturb(simulator, 1);
		skip = simulator.world.notifications.length;
		database.executions.length = 0;
		await open({ database, activation: 'init' }, options);
		await connected();
		disturb(simulator, 1);
		await nothingLostNothingTwice();
	});

	test('an execution that could not be started is started again', async () => {
		await open({ failStarts: 1 });
		await connected();
		disturb(simulator, 1);
		await nothingLostNothingTwice();
	});

	test('an execution whose worker died is run again', async () => {
		await open({ dyingWorkers: 2 });
		await connected();
		disturb(simulator, 1);
		await nothingLostNothingTwice();
	});

	test('an n8n without deduplication keys gets nothing twice after a clean restart', async () => {
		const database = new Database();
		await open({ database, knowsKeys: false });
		await connected();
		disturb(simulator, 2);
		await nothingLostNothingTwice();
		await trigger.close();
		disturb(simulator, 1);
		await restart(database, { knowsKeys: false });
		await nothingLostNothingTwice();
	});
});
