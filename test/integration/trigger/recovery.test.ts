import type { IDataObject } from 'n8n-workflow';

import { timings } from '../../../nodes/SekoiaTrigger/timings';
import { Database, restartProcess } from '../../harness/trigger';
import { pause, until } from '../../harness/wait';
import type { Simulator } from '../../simulator';
import { Delivery } from './delivery';

const HOUR = 3_600_000;
const ALERTS = '/api/v1/sic/alerts';

const delivery = new Delivery();
let simulator: Simulator;

beforeEach(async () => {
	simulator = await delivery.start();
});
afterEach(async () => await delivery.stop());

const items = (): IDataObject[] => delivery.trigger.emitted.map(({ json }) => json);
const created = { events: ['alertCreated'] };

/** The saved position of the trigger. */
const positionIn = (database: Database) =>
	(Object.values(database.staticData)[0] as { position: { since: number; checked: number; seen: unknown[] } }).position;

/** Lets n8n be down for `hours`, by the position that it finds when it starts again. */
function backdate(database: Database, hours: number): void {
	const position = positionIn(database);
	position.since -= hours * HOUR;
	position.checked -= hours * HOUR;
	position.seen = [];
	restartProcess(database);
}

/** Raises an alert that is so many hours old. */
function raiseOld(hours: number): string {
	const moment = Date.now() - hours * HOUR;
	const alert = simulator.world.createAlert();
	Object.assign(alert, { createdMs: moment, updatedMs: moment });
	return alert.uuid;
}

test('Recovery Window is in hours: what is older is not recovered, what is younger is', async () => {
	const database = new Database();
	await delivery.open({ database }, created);
	await delivery.connected();
	await delivery.trigger.close();
	backdate(database, 5);
	const [, young] = [raiseOld(2), raiseOld(0.9)];
	await delivery.open({ database, activation: 'init' }, { ...created, options: { recoveryWindow: 1 } });
	await until(() => items().length > 0, 'an event is recovered');
	await pause(3 * timings.checkEvery);
	expect(items().map(({ alert_uuid: uuid }) => uuid)).toEqual([young]);
});

test('a recovery that fails is tried again soon, not only at the next regular check', async () => {
	Object.assign(timings, { checkEvery: 60_000 });
	const database = new Database();
	await delivery.open({ database }, created);
	await delivery.connected();
	await delivery.trigger.close();
	restartProcess(database);
	const { uuid } = simulator.world.createAlert();
	simulator.faults.add({ path: ALERTS, status: 500, times: 2 });
	await delivery.open({ database, activation: 'init' }, created);
	await until(() => items().length > 0, 'the event is recovered');
	expect(items()).toMatchObject([{ alert_uuid: uuid, recovered: true }]);
});

test('what is recovered passes the filters, too', async () => {
	await delivery.open({}, { ...created, filters: { minimumUrgency: 70 } });
	await delivery.connected();
	await simulator.stopListening();
	simulator.world.createAlert({ urgency: 20 });
	const { uuid } = simulator.world.createAlert({ urgency: 80 });
	simulator.world.createAlert({ urgency: 69 });
	await simulator.startListening();
	await until(() => items().length > 0, 'an event is recovered');
	await pause(3 * timings.checkEvery);
	expect(items()).toMatchObject([{ alert_uuid: uuid, recovered: true }]);
});

test('the position does not pass what still waits to be read when n8n is killed', async () => {
	Object.assign(timings, { overlap: 2_000, deadline: 30_000, request: 30_000 });
	const database = new Database();
	await delivery.open({ database });
	await delivery.connected();
	const { uuid } = simulator.world.createAlert({ events: 0 });
	await until(() => items().length > 0, 'its creation is emitted');
	simulator.faults.add({ path: `${ALERTS}/${uuid}`, delayMs: 30_000, times: Infinity });
	simulator.world.changeAlertStatus(uuid, 'Acknowledged');
	// Long enough for several checks, and for the overlap to pass, which is longer than the clock is inexact.
	await pause(5_000);
	simulator.world.createAlert();
	await until(() => items().length > 1, 'another event is emitted, which saves the position');
	await pause(100);
	expect(items().map(({ event_type: event }) => event)).toEqual(['alert-created', 'alert-created']);
	await delivery.trigger.kill();
	simulator.faults.clear();
	await delivery.open({ database, activation: 'init' });
	await delivery.isComplete();
});

describe('a check of a quiet tenant', () => {
	const checksOf = async (events: string[]) => {
		await delivery.open({}, { events });
		await delivery.connected();
		await pause(2 * timings.checkEvery);
		simulator.clearRequests();
		const before = Date.now();
		await until(() => simulator.requests.length >= 6, 'two checks are made');
		return { before, requests: simulator.requests.slice(0, 6).map(({ path, query }) => ({ path, query: Object.fromEntries(query) as Record<string, string> })) };
	};

	test('is two lists of alerts and one of comments, from shortly before the last check on, newest first', async () => {
		const { before, requests } = await checksOf(['anyAlertUpdate']);
		const kinds = requests.map(({ path, query }) => `${path} ${query.sort} ${query.direction}`);
		expect([...new Set(kinds)].sort()).toEqual([`${ALERTS} created_at desc`, `${ALERTS} updated_at desc`, '/api/v1/sic/comments created_at desc']);
		for (const kind of new Set(kinds)) expect(kinds.filter((one) => one === kind)).toHaveLength(2);
		for (const { path, query } of requests) {
			const [from, to] = query[`date[${query.sort}]`]!.split(',').map((date) => Date.parse(date));
			expect(before - from!).toBeGreaterThan(timings.overlap - 5_000);
			expect(before - from!).toBeLessThan(timings.overlap + 10_000);
			expect(to!).toBeGreaterThan(before);
			if (path !== ALERTS) expect(query['match[type]']).toBe('alert_comment');
		}
	});

	test('is one list where only creations are of interest', async () => {
		const { requests } = await checksOf(['alertCreated']);
		expect([...new Set(requests.map(({ path, query }) => `${path} ${query.sort}`))]).toEqual([`${ALERTS} created_at`]);
	});
});
