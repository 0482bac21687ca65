import { timings } from '../../../nodes/SekoiaTrigger/timings';
import { Database, restartProcess } from '../../harness/trigger';
import { pause, until } from '../../harness/wait';
import type { Simulator } from '../../simulator';
import { Delivery } from './delivery';

const delivery = new Delivery();
let simulator: Simulator;

beforeEach(async () => {
	simulator = await delivery.start();
});
afterEach(async () => await delivery.stop());

const events = () => delivery.trigger.emitted.map(({ json }) => json.event_type);
const emissions = async (count: number) =>
	await until(() => delivery.trigger.emitted.length >= count, `${count} events are emitted`, { found: () => String(events()) });
const listening = async (parameters = {}) => {
	await delivery.open({}, parameters);
	await delivery.connected();
	// Longer than the time in which a change counts as one of the second of the activation.
	await pause(1_100);
};
/** Does it while the LiveAPI loses every notification. */
const unheard = (change: () => void) => {
	simulator.live.pause(true);
	change();
	simulator.live.pause(false);
};
/** Does it, and sends its notifications only when the result is called. */
const heldBack = (change: () => void) => {
	const from = simulator.world.notifications.length;
	unheard(change);
	const raised = simulator.world.notifications.slice(from);
	return () => {
		for (const { v1, v2 } of raised) for (const form of [v1, v2]) simulator.live.sendRaw(JSON.stringify(form));
	};
};

describe('nothing is lost', () => {
	test.each([1, 3])('when %p rises of the event count go unheard right after the creation', async (rises) => {
		await listening();
		const { uuid } = simulator.world.createAlert({ events: 1 });
		await emissions(1);
		unheard(() => {
			for (let i = 0; i < rises; i++) simulator.world.updateAlert(uuid, { similar: 2 + i });
		});
		await emissions(2);
		await pause(500);
		expect(events()).toEqual(['alert-created', 'alert-updated']);
		expect(delivery.trigger.emitted[1]!.json).toMatchObject({ recovered: true });
	});

	test('when a status change goes unheard while 30 other alerts change', async () => {
		await listening();
		const alerts = Array.from({ length: 30 }, () => simulator.world.createAlert());
		await emissions(30);
		unheard(() => simulator.world.changeAlertStatus(alerts[7]!.uuid, 'Acknowledged'));
		await delivery.isComplete();
	});

	test('when the first change after a restart follows the last one before it', async () => {
		const database = new Database();
		await delivery.open({ database });
		await delivery.connected();
		const { uuid } = simulator.world.createAlert({ events: 1 });
		await emissions(1);
		simulator.world.updateAlert(uuid, { similar: 2 });
		await delivery.isComplete();
		await delivery.trigger.close();
		restartProcess(database);
		await delivery.open({ database, activation: 'init' });
		await delivery.connected();
		simulator.world.updateAlert(uuid, { similar: 3 });
		await delivery.isComplete();
	});

	test('when n8n refuses an execution for a while, and a check reads the alert meanwhile', async () => {
		const options = { failStarts: 0 };
		await delivery.open(options);
		await delivery.connected();
		const { uuid } = simulator.world.createAlert();
		await emissions(1);
		delivery.trigger.failNextStarts(5);
		simulator.world.changeAlertStatus(uuid, 'Acknowledged');
		await pause(300);
		simulator.live.dropAll();
		await delivery.isComplete(20_000);
	});

	test('when 1,300 alerts are raised in a gap, and offsets above 1,000 are refused', async () => {
		simulator.faults.add({ path: '/api/v1/sic/alerts', query: /offset=(1\d{3,}|[2-9]\d{3,})/, status: 400, times: Infinity });
		await delivery.open({}, { events: ['alertCreated'] });
		await delivery.connected();
		await simulator.stopListening();
		for (let i = 0; i < 1_300; i++) simulator.world.createAlert({ events: 0 });
		await simulator.startListening();
		await delivery.isComplete(60_000);
	}, 90_000);

	test('when one alert is dated an hour ahead', async () => {
		await listening();
		const { uuid } = simulator.world.createAlert();
		await emissions(1);
		simulator.world.alert(uuid).updatedMs += 3_600_000;
		await pause(500);
		const ahead = delivery.trigger.emitted.length;
		unheard(() => simulator.world.createAlert());
		await emissions(ahead + 1);
		expect(delivery.trigger.emitted.at(-1)!.json).toMatchObject({ event_type: 'alert-created', recovered: true });
	});

	test('when a comment goes unheard that does not move the date of its old alert', async () => {
		await listening();
		const old = simulator.world.alerts[9]!;
		const { updatedMs } = old;
		unheard(() => simulator.world.addComment(old.uuid, 'quiet'));
		old.updatedMs = updatedMs;
		await delivery.isComplete();
	});

	test('when a comment was deleted whose only notification is of the first form', async () => {
		await listening({ events: ['alertCommentCreated'] });
		const { uuid } = simulator.world.createAlert();
		simulator.live.pause(true);
		simulator.world.addComment(uuid, 'gone');
		simulator.live.pause(false);
		simulator.world.alert(uuid).comments.pop();
		const { v1 } = simulator.world.notifications.at(-1)!;
		simulator.live.sendRaw(JSON.stringify(v1));
		simulator.world.addComment(uuid, 'stays');
		const contents = () => delivery.trigger.emitted.map(({ json }) => (json.comment as { content?: string } | undefined)?.content);
		await until(() => contents().includes('stays'), 'the comment that stays is emitted');
		expect(contents().filter((content) => content === 'stays')).toHaveLength(1);
	});
});

test('nothing is lost when the clock of the platform steps back by ten minutes', async () => {
	await delivery.simulator.stop();
	let shift = 0;
	simulator = await delivery.start({ alerts: 10, events: 20, now: () => new Date(Date.now() + shift) });
	await listening();
	simulator.world.createAlert();
	await emissions(1);
	await pause(500);
	shift = -600_000;
	unheard(() => simulator.world.createAlert());
	await delivery.isComplete();
});

describe('nothing is emitted twice', () => {
	test('when notifications arrive long after a check has found their changes', async () => {
		Object.assign(timings, { overlap: 2_000 });
		await listening();
		const { uuid } = simulator.world.createAlert();
		await emissions(1);
		const release = heldBack(() => {
			simulator.world.createAlert();
			simulator.world.changeAlertStatus(uuid, 'Acknowledged');
			simulator.world.updateAlert(uuid, { urgency: 70 });
			simulator.world.updateAlert(uuid, { similar: 9 });
			simulator.world.addComment(uuid, 'late');
		});
		await emissions(6);
		// Later changes push the checked moment on.
		for (let i = 0; i < 5; i++) {
			simulator.world.createAlert();
			await pause(900);
		}
		release();
		await delivery.isComplete();
	});

	test('when they arrive after 22,000 other events', async () => {
		await listening({ events: ['alertStatusChanged'] });
		const { uuid } = simulator.world.createAlert();
		await pause(200);
		const release = heldBack(() => simulator.world.changeAlertStatus(uuid, 'Acknowledged'));
		await emissions(1);
		await pause(300);
		for (let i = 0; i < 22_000; i++) {
			const metadata = { version: 2, uuid: `m${i}`, created_at: new Date().toISOString() };
			simulator.live.sendRaw(JSON.stringify({ metadata, type: 'alert', action: 'updated', attributes: { uuid: `a${i}`, updated: { similar: 2 } } }));
		}
		release();
		await pause(2_000);
		expect(events()).toEqual(['alert-status-changed']);
	}, 60_000);
});

describe('the events of an alert keep their order', () => {
	test('when one happens in a gap and the next right after the reconnection', async () => {
		await listening();
		const { uuid } = simulator.world.createAlert();
		await emissions(1);
		simulator.faults.add({ path: '/api/v1/sic/alerts', delayMs: 150, times: Infinity });
		simulator.live.pause(true);
		simulator.live.dropAll();
		simulator.world.changeAlertStatus(uuid, 'Acknowledged');
		await until(() => simulator.live.accepted > 1, 'the trigger has connected again');
		simulator.live.pause(false);
		await pause(20);
		simulator.world.addComment(uuid, 'after the gap');
		await delivery.isComplete();
		expect(events()).toEqual(['alert-created', 'alert-status-changed', 'alert-comment-created']);
	});

	test('when single notifications are lost', async () => {
		await listening();
		const { uuid } = simulator.world.createAlert();
		await emissions(1);
		unheard(() => simulator.world.changeAlertStatus(uuid, 'Acknowledged'));
		simulator.world.addComment(uuid, 'heard');
		unheard(() => simulator.world.updateAlert(uuid, { urgency: 12 }));
		simulator.world.changeAlertStatus(uuid, 'Ongoing');
		await delivery.isComplete();
		expect(events()).toEqual(['alert-created', 'alert-status-changed', 'alert-comment-created', 'alert-updated', 'alert-status-changed']);
	});
});

describe('a deadline is a deadline', () => {
	const ALERT = /^\/api\/v1\/sic\/alerts\/.{36}/;
	const anyRead = { path: /^\/api\/v1\/sic\/alerts/, times: Infinity };

	test.each([
		['never answers', { ...anyRead, delayMs: 60_000 }],
		['asks for half a minute of patience', { ...anyRead, status: 429, headers: { 'Retry-After': '30' } }],
	])('when the REST API %s: each event is emitted as its notification tells it', async (_, fault) => {
		await listening({ options: { recoveryWindow: 0 } });
		simulator.faults.add(fault);
		for (let i = 0; i < 15; i++) simulator.world.createAlert();
		const before = Date.now();
		await emissions(15);
		// Without the deadline the first case would take minutes, and the second half a minute.
		expect(Date.now() - before).toBeLessThan(15_000);
		expect(delivery.trigger.emitted.every(({ json }) => json.enriched === false && json.short_id !== null)).toBe(true);
	});

	test('alerts that are deleted do not hold up others', async () => {
		Object.assign(timings, { fetchWaits: [2_000, 2_000, 2_000], deadline: 20_000 });
		await listening({ options: { recoveryWindow: 0 } });
		const alerts = Array.from({ length: 12 }, () => simulator.world.createAlert());
		for (const alert of alerts) simulator.world.alertBook.remove(alert);
		const { uuid } = simulator.world.createAlert();
		await until(() => delivery.trigger.emitted.some(({ json }) => json.alert_uuid === uuid), 'the alert that is there is emitted', {
			timeout: 4_000,
		});
		await emissions(13);
		const gone = delivery.trigger.emitted.filter(({ json }) => json.alert_uuid !== uuid);
		expect(gone.every(({ json }) => json.enriched === false && json.deleted === true)).toBe(true);
	});

	test('an empty answer is not taken for the alert', async () => {
		await listening({ options: { recoveryWindow: 0 } });
		simulator.faults.add({ path: ALERT, status: 200, body: {}, times: Infinity });
		const alert = simulator.world.createAlert();
		await emissions(1);
		expect(delivery.trigger.emitted[0]!.json).toMatchObject({ short_id: alert.short_id, rule: { uuid: alert.rule.uuid }, enriched: false });
	});
});
