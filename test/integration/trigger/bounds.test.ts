import type { IDataObject } from 'n8n-workflow';

import { timings } from '../../../nodes/SekoiaTrigger/timings';
import { credentialFor } from '../../harness/simulated';
import { activate } from '../../harness/trigger';
import { pause, until } from '../../harness/wait';
import { startSimulator, type Simulator } from '../../simulator';
import { Delivery } from './delivery';

const delivery = new Delivery();
let simulator: Simulator;

beforeEach(async () => {
	simulator = await delivery.start();
});
afterEach(async () => {
	jest.restoreAllMocks();
	await delivery.stop();
});

const ALERT = /^\/api\/v1\/sic\/alerts\/.{36}/;
const items = (): IDataObject[] => delivery.trigger.emitted.map(({ json }) => json);
const emissions = async (count: number, timeout?: number) =>
	await until(() => items().length >= count, `${count} events are emitted`, { timeout, found: () => items().length });

describe('more alerts of one moment than small offsets reach', () => {
	/** Raises alerts in a gap, all of one moment. */
	const raise = async (count: number, urgency: (index: number) => number) => {
		simulator.faults.add({ path: '/api/v1/sic/alerts', query: /offset=(1\d{3,}|[2-9]\d{3,})/, status: 400, times: Infinity });
		await delivery.open({}, { events: ['alertCreated'] });
		await delivery.connected();
		await simulator.stopListening();
		const moment = Date.now();
		for (let i = 0; i < count; i++) Object.assign(simulator.world.createAlert({ events: 0, urgency: urgency(i) }), { createdMs: moment, updatedMs: moment });
		await simulator.startListening();
	};

	test('are all found', async () => {
		await raise(2_300, (index) => index % 101);
		await delivery.isComplete(60_000);
		expect(delivery.trigger.failedExecutions).toEqual([]);
	}, 90_000);

	test('are told once at the workflow where they are of one urgency, too', async () => {
		await raise(1_200, () => 50);
		await until(() => delivery.trigger.failedExecutions.length > 0, 'the workflow is told', { timeout: 60_000 });
		await pause(1_000);
		expect(new Set(items().map(({ alert_uuid: uuid }) => uuid)).size).toBe(1_000);
		expect(delivery.trigger.failedExecutions.map(({ message }) => message)).toEqual([
			expect.stringMatching(/^SEKOIA\.IO lists only 1000 of the 1200 alerts that changed at .*; the others are lost\. Search the alerts of that moment in SEKOIA\.IO\.$/),
		]);
	}, 90_000);
});

describe('a 404 counts as a deleted alert', () => {
	const listening = async () => {
		await delivery.open({}, { events: ['alertCreated'], options: { recoveryWindow: 0 } });
		await delivery.connected();
	};

	test('when SEKOIA.IO says so', async () => {
		await listening();
		simulator.faults.add({ path: ALERT, status: 404, body: { message: 'Alert not found', code: 'AL404' }, times: Infinity });
		simulator.world.createAlert();
		await emissions(1);
		expect(items()).toMatchObject([{ enriched: false, deleted: true }]);
	});

	test.each([
		['a web page', { html: true }],
		['JSON without the code of an error', { body: { error: 'no route' } }],
	])('but not when the answer is %s: then the alert is read as soon as it can be', async (_, answer) => {
		await listening();
		simulator.faults.add({ path: ALERT, status: 404, times: 4, ...answer });
		const { title } = simulator.world.createAlert();
		await emissions(1);
		expect(items()).toMatchObject([{ title }]);
		for (const name of ['enriched', 'deleted']) expect(items()[0]).not.toHaveProperty(name);
	});
});

describe('when SEKOIA.IO asks for more than ten minutes of patience', () => {
	const MINUTES = 60_000;

	test('the workflow is told once, only what was refused waits, and it is tried again after ten minutes', async () => {
		await delivery.open({}, { events: ['alertCreated'] });
		await delivery.connected();
		Object.assign(timings, { deadline: 500 });
		simulator.faults.add({ path: ALERT, status: 429, headers: { 'Retry-After': '1200' }, times: Infinity });
		for (let i = 0; i < 3; i++) {
			simulator.world.createAlert();
			await emissions(i + 1);
		}
		expect(items().every(({ enriched }) => enriched === false)).toBe(true);
		expect(delivery.trigger.failedExecutions.map(({ message }) => message)).toEqual([expect.stringContaining('SEKOIA.IO asks to slow down')]);
		expect(simulator.requests.filter(({ path }) => ALERT.test(path))).toHaveLength(1);

		simulator.clearRequests();
		await pause(3 * timings.checkEvery);
		expect(simulator.requests.filter(({ path }) => path === '/api/v1/sic/alerts').length).toBeGreaterThan(1);

		simulator.faults.clear();
		const now = Date.now.bind(Date);
		jest.spyOn(Date, 'now').mockImplementation(() => now() + 10 * MINUTES + 1_000);
		const { title } = simulator.world.createAlert();
		await until(() => items().some((item) => item.title === title), 'the next alert is emitted in full');
		expect(delivery.trigger.failedExecutions).toHaveLength(1);
	});

	test('another host is not affected', async () => {
		const other = await startSimulator({ alerts: 2, events: 2 });
		const trigger = await activate({ parameters: { events: ['alertCreated'] }, credential: credentialFor(other) });
		await delivery.open({}, { events: ['alertCreated'] });
		await delivery.connected();
		Object.assign(timings, { deadline: 500 });
		simulator.faults.add({ path: ALERT, status: 429, headers: { 'Retry-After': '1200' }, times: Infinity });
		simulator.world.createAlert();
		await emissions(1);
		const { title } = other.world.createAlert();
		await until(() => trigger.emitted.length > 0, 'the other trigger emits');
		expect(trigger.emitted[0]!.json).toMatchObject({ title });
		expect(trigger.emitted[0]!.json).not.toHaveProperty('enriched');
		await trigger.close();
		await other.stop();
	});
});
