import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

import { crashN8n, ownerApi } from '../jest/session';
import type { Execution } from '../n8n/execution';
import { chain, type ChainNode } from '../n8n/workflow';
import { CREDENTIAL_TYPE, credentialData, openStage, type Stage } from '../stage';
import { LIVE_TRIGGER as TRIGGER, liveTrigger } from '../triggers';
import { until } from '../until';

/** Long enough for an execution that should not be. */
const A_WHILE = 1_500;

type Json = Record<string, unknown>;

let stage: Stage;
const activated: string[] = [];
beforeAll(async () => {
	stage = await openStage(await ownerApi(), { name: 'Live trigger', alerts: 20, events: 20 });
});
afterEach(async () => {
	await Promise.all(activated.splice(0).map(async (id) => await stage.api.deactivateWorkflow(id)));
});
afterAll(async () => await stage.simulator.stop());

/** A workflow that reads the alert's file, as a user's would. */
async function create(parameters: Json, credential = stage.credential): Promise<string> {
	const readFile: ChainNode = {
		name: 'Read file',
		type: 'n8n-nodes-base.extractFromFile',
		typeVersion: 1,
		parameters: { operation: 'fromJson', binaryPropertyName: 'alert', options: {} },
	};
	const name = `Live trigger: ${JSON.stringify(parameters.events)}`;
	return (await stage.api.createWorkflow(chain(name, [liveTrigger({ options: { attachFile: true }, ...parameters }, credential), readFile]))).id;
}

async function activate(parameters: Json): Promise<string> {
	const id = await create(parameters);
	await stage.api.activateWorkflow(id);
	activated.push(id);
	return id;
}

/** What the trigger put out so far, in order. */
const ended = async (id: string): Promise<Json[]> => (await stage.api.waitForExecutions(id, 0)).map(emitted);

/** Waits for so many executions, and whether there are more. @returns what the trigger put out, in order */
async function emissions(id: string, count: number): Promise<Json[]> {
	await stage.api.waitForExecutions(id, count);
	await sleep(A_WHILE);
	return await ended(id);
}

const emitted = ({ nodes }: Execution): Json => nodes[TRIGGER]?.items[0]?.json ?? {};
const typesOf = (all: Json[]) => all.map(({ event_type: type }) => type);

describe('an active workflow', () => {
	it('runs for each of the five choices with what they mean', async () => {
		const { simulator } = stage;
		const ids: Record<string, string> = {};
		const choices = ['alertCreated', 'alertUpdated', 'alertStatusChanged', 'alertCommentCreated', 'anyAlertUpdate'];
		await Promise.all(choices.map(async (choice) => (ids[choice] = await activate({ events: [choice] }))));
		expect(simulator.live.connections).toBe(5);

		const alert = simulator.world.createAlert({ title: 'Beacon', urgency: 61 });
		simulator.world.updateAlert(alert.uuid, { urgency: 72 });
		simulator.world.changeAlertStatus(alert.uuid, 'Acknowledged');
		const comment = simulator.world.addComment(alert.uuid, 'Seen by Alice');

		const any = await emissions(ids.anyAlertUpdate!, 4);
		expect(typesOf(any)).toEqual(['alert-created', 'alert-updated', 'alert-status-changed', 'alert-comment-created']);
		const expected: Record<string, string[]> = {
			alertCreated: ['alert-created'],
			alertUpdated: ['alert-updated', 'alert-status-changed'],
			alertStatusChanged: ['alert-status-changed'],
			alertCommentCreated: ['alert-comment-created'],
		};
		for (const [choice, types] of Object.entries(expected)) {
			const executions = await stage.api.waitForExecutions(ids[choice]!, types.length);
			expect([choice, typesOf(executions.map(emitted))]).toEqual([choice, types]);
		}

		for (const json of any) {
			expect(json).toMatchObject({
				alert_uuid: alert.uuid,
				short_id: alert.short_id,
				entity: alert.entity,
				alert_type: alert.alert_type,
				rule: { uuid: alert.rule.uuid, name: alert.rule.name },
				status: { name: expect.any(String) as string },
				urgency: expect.any(Number) as number,
			});
			expect(json).not.toHaveProperty('recovered');
		}
		expect(any[3]).toMatchObject({ comment: { uuid: comment.uuid, content: 'Seen by Alice' }, status: { name: 'Acknowledged' }, urgency: 72 });
	});

	it('gets the whole alert as a file, which other nodes read and which is on disk', async () => {
		const { api, simulator } = stage;
		const id = await activate({ events: ['alertCreated'] });
		const alert = simulator.world.createAlert({ title: 'Beacon to a known C2 server' });

		const [execution] = await api.waitForExecutions(id, 1);
		expect(execution).toMatchObject({ status: 'success', mode: 'trigger' });
		const [item] = execution!.nodes[TRIGGER]!.items;
		const file = item!.binary!.alert!;
		expect(file).toMatchObject({ fileName: 'alert.json', mimeType: 'application/json' });
		const content = await api.readBinary(file);
		expect(JSON.parse(content.toString())).toMatchObject({ uuid: alert.uuid, title: alert.title, rule: { uuid: alert.rule.uuid } });
		expect(execution!.nodes['Read file']!.items[0]!.json).toMatchObject({ data: { uuid: alert.uuid, title: alert.title } });
		const path = String(item!.json.file_path);
		expect(existsSync(path)).toBe(true);
		expect(readFileSync(path).equals(content)).toBe(true);
	});

	it('runs only for the alerts that its filters let pass', async () => {
		const { simulator } = stage;
		const [{ rule } = { rule: undefined }] = simulator.world.alerts;
		const rules = [{ __rl: true, mode: 'list', value: rule?.uuid, cachedResultName: rule?.name }];
		const id = await activate({ events: ['alertCreated'], filters: { rules, minimumUrgency: '={{ 40 + 20 }}' } });
		simulator.world.createAlert({ rule, urgency: 10 });
		const wanted = simulator.world.createAlert({ rule, urgency: 90 });
		expect(await emissions(id, 1)).toMatchObject([{ alert_uuid: wanted.uuid, rule: { uuid: rule?.uuid } }]);
	});

	it('ends with its connection when it is deactivated', async () => {
		const { api, simulator } = stage;
		const id = await create({ events: ['alertCreated'] });
		await api.activateWorkflow(id);
		expect(simulator.live.connections).toBe(1);
		await api.deactivateWorkflow(id);
		expect(simulator.live.connections).toBe(0);
		simulator.world.createAlert();
		await sleep(A_WHILE);
		expect(await api.listExecutions(id)).toEqual([]);
	});
});

describe('what happened meanwhile is recovered, once each', () => {
	/** Six changes of three alerts. @returns them as the trigger shall tell them, sorted */
	const disturb = () => {
		const { world } = stage.simulator;
		const [known] = world.alerts;
		const fresh = world.createAlert();
		world.updateAlert(fresh.uuid, { urgency: 77 });
		world.changeAlertStatus(fresh.uuid, 'Acknowledged');
		world.addComment(fresh.uuid, 'while away');
		world.addComment(known!.uuid, 'while away, too');
		const other = world.createAlert();
		return [
			`alert-comment-created ${fresh.uuid}`,
			`alert-comment-created ${known!.uuid}`,
			`alert-created ${fresh.uuid}`,
			`alert-created ${other.uuid}`,
			`alert-status-changed ${fresh.uuid}`,
			`alert-updated ${fresh.uuid}`,
		].sort();
	};
	const changesOf = (all: Json[]) => all.map(({ event_type: type, alert_uuid: alert }) => `${String(type)} ${String(alert)}`).sort();

	it('after SEKOIA.IO was gone', async () => {
		const { simulator } = stage;
		const id = await activate({ events: ['anyAlertUpdate'] });
		const before = simulator.world.createAlert();
		await emissions(id, 1);

		await simulator.stopListening();
		const missed = disturb();
		await simulator.startListening();
		const all = await emissions(id, 1 + missed.length);
		expect(changesOf(all.slice(0, 1))).toEqual([`alert-created ${before.uuid}`]);
		expect(changesOf(all.slice(1))).toEqual(missed);
		for (const json of all.slice(1)) expect(json.recovered).toBe(true);
	});

	it('after n8n was killed and started again', async () => {
		const { simulator } = stage;
		const id = await activate({ events: ['anyAlertUpdate'] });
		const before = simulator.world.createAlert();
		await emissions(id, 1);

		let missed: string[] = [];
		await crashN8n(() => {
			expect(simulator.live.connections).toBe(0);
			missed = disturb();
		});
		// n8n tells no trigger which executions it had finished, so the last one before the crash may run again.
		const known = `alert-created ${before.uuid}`;
		const isNew = (json: Json) => changesOf([json])[0] !== known;
		await until(async () => (await ended(id)).filter(isNew).length >= missed.length, 'what was missed is recovered');
		await sleep(A_WHILE);
		const recovered = await ended(id);
		expect(changesOf(recovered.filter(isNew))).toEqual(missed);
		for (const json of recovered.slice(1)) expect(json.recovered).toBe(true);
		expect(recovered.length - missed.length).toBeLessThanOrEqual(2);

		const after = simulator.world.createAlert();
		const all = await emissions(id, recovered.length + 1);
		expect(all).toHaveLength(recovered.length + 1);
		expect(all.at(-1)).toMatchObject({ event_type: 'alert-created', alert_uuid: after.uuid });
		expect(all.at(-1)).not.toHaveProperty('recovered');
	}, 180_000);
});

describe('a test in the editor', () => {
	it('gives the newest alert as an example', async () => {
		const { api, simulator } = stage;
		const alert = simulator.world.createAlert();
		const { error, nodes } = await api.runToEnd(await create({ events: ['alertCreated'] }), TRIGGER);
		expect(error?.message).toBeUndefined();
		expect(nodes[TRIGGER]?.items).toMatchObject([{ json: { event_type: 'alert-created', alert_uuid: alert.uuid } }]);
		expect(nodes['Read file']?.items[0]?.json).toMatchObject({ data: { uuid: alert.uuid } });
	});

	it('waits for an event when no example is wanted', async () => {
		const { api, simulator } = stage;
		const id = await create({ events: ['alertStatusChanged'], options: { sample: false } });
		const running = await api.runWorkflow(id, TRIGGER);
		await until(() => simulator.live.connections === 1, 'the trigger listens');
		const alert = simulator.world.createAlert();
		simulator.world.changeAlertStatus(alert.uuid, 'Rejected');
		const { nodes } = await api.waitForExecution(running);
		expect(nodes[TRIGGER]?.items).toMatchObject([
			{ json: { event_type: 'alert-status-changed', alert_uuid: alert.uuid, status: { name: 'Rejected' } } },
		]);
		await until(() => simulator.live.connections === 0, 'the trigger has ended');
	});
});

describe('a workflow that cannot listen is not activated, and says why', () => {
	const refusals: Array<[what: string, data: () => Json, why: RegExp]> = [
		['the key is wrong', () => ({ apiKey: 'wrong-key-0123456789' }), /did not accept the API key/],
		['the key lacks a permission', () => ({ apiKey: stage.simulator.addApiKey({ permissions: ['View events'] }) }), /permission/],
		['there is no such address', () => ({ baseUrl: 'http://127.0.0.1:1' }), /127\.0\.0\.1/],
		['the LiveAPI is elsewhere', () => ({ liveApiUrl: `${stage.simulator.liveApiUrl}elsewhere/` }), /no LiveAPI at/],
	];
	const reasons: Record<string, string> = {};

	/** n8n tries five times, which takes 15 seconds, so all are tried at once. */
	beforeAll(async () => {
		const { api, simulator } = stage;
		const refused = refusals.map(async ([what, data]) => {
			const credential = await api.createCredential(what, CREDENTIAL_TYPE, { ...credentialData(simulator), ...data() });
			const id = await create({ events: ['alertCreated'] }, credential);
			reasons[what] = await api.activateWorkflow(id).then(
				() => 'it is active',
				(error: Error) => error.message,
			);
			await api.deactivateWorkflow(id);
		});
		await Promise.all(refused);
	});

	it.each(refusals)('%s', (what, _, why) => {
		expect(reasons[what]).toMatch(why);
	});
});
