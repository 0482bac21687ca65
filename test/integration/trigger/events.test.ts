import { readFile } from 'node:fs/promises';

import type { IDataObject } from 'n8n-workflow';

import { credentialFor, useSimulator } from '../../harness/simulated';
import { activate, hurry, type ActiveTrigger } from '../../harness/trigger';
import { pause, until } from '../../harness/wait';
import type { Simulator } from '../../simulator';

let simulator: Simulator;
let trigger: ActiveTrigger | undefined;

beforeAll(hurry);
afterEach(async () => {
	await trigger?.close();
	trigger = undefined;
});
useSimulator({ alerts: 30, events: 100 }, (started) => (simulator = started));

/** Activates a workflow and waits until its trigger listens. */
const listen = async (events: string[], more: IDataObject = {}) => {
	trigger = await activate({ parameters: { events, ...more }, credential: credentialFor(simulator) });
	await until(() => simulator.live.connections > 0, 'the trigger is connected');
	// The frame that asks for notifications is still on its way.
	await pause(50);
};
const emitted = () => trigger!.emitted.map(({ json }) => [json.event_type, json.alert_uuid]);

/** Waits for one emission. */
const firstEmission = async () => {
	await until(() => trigger!.emitted.length > 0, 'an event is emitted');
	return trigger!.emitted[0]!;
};

/** Waits for so many emissions, and then long enough for duplicates to arrive. @returns all emissions */
const emissions = async (count: number) => {
	await until(() => trigger!.emitted.length >= count, `${count} events are emitted`, { found: () => JSON.stringify(emitted()) });
	await pause(800);
	return emitted();
};

describe('which events start the workflow', () => {
	test.each([
		['alertCreated', ['alert-created']],
		['alertUpdated', ['alert-updated', 'alert-status-changed']],
		['alertStatusChanged', ['alert-status-changed']],
		['alertCommentCreated', ['alert-comment-created']],
		['anyAlertUpdate', ['alert-created', 'alert-updated', 'alert-status-changed', 'alert-comment-created']],
	])('%s: %p', async (event, expected) => {
		await listen([event]);
		const { uuid } = simulator.world.createAlert();
		simulator.world.updateAlert(uuid, { urgency: 70 });
		simulator.world.changeAlertStatus(uuid, 'Acknowledged');
		simulator.world.addComment(uuid, 'seen');
		expect(await emissions(expected.length)).toEqual(expected.map((type) => [type, uuid]));
	});

	test('a change that matches several chosen events starts one execution', async () => {
		await listen(['alertStatusChanged', 'alertUpdated', 'anyAlertUpdate']);
		const { uuid } = simulator.world.createAlert();
		simulator.world.changeAlertStatus(uuid, 'Ongoing');
		expect(await emissions(2)).toEqual([['alert-created', uuid], ['alert-status-changed', uuid]]);
	});
});

describe.each(['v1', 'v2'] as const)('notifications in the %s form only', (form) => {
	test('start the workflow for each event, once and in order', async () => {
		await listen(['anyAlertUpdate'], { options: { recoveryWindow: 0 } });
		const skip = simulator.world.notifications.length;
		simulator.live.pause(true);
		const alerts = [1, 2].map(() => simulator.world.createAlert());
		for (const { uuid } of alerts) {
			simulator.world.updateAlert(uuid, { urgency: 70 });
			simulator.world.changeAlertStatus(uuid, 'Acknowledged');
			simulator.world.addComment(uuid, 'first');
			simulator.world.addComment(uuid, 'second');
		}
		simulator.live.pause(false);
		for (const raised of simulator.world.notifications.slice(skip)) simulator.live.sendRaw(JSON.stringify(raised[form]));
		await emissions(10);
		for (const { uuid } of alerts) {
			const own = trigger!.emitted.filter(({ json }) => json.alert_uuid === uuid);
			expect(own.map(({ json }) => json.event_type)).toEqual([
				'alert-created',
				'alert-updated',
				'alert-status-changed',
				'alert-comment-created',
				'alert-comment-created',
			]);
			const comments = own.map(({ json }) => (json.comment as IDataObject | undefined)?.content).filter(Boolean);
			expect(comments.sort()).toEqual(['first', 'second']);
			expect(own.every(({ json }) => json.enriched === undefined && json.recovered === undefined)).toBe(true);
		}
	});
});

describe('the output', () => {
	test('has the documented members, in the documented types', async () => {
		await listen(['alertCreated']);
		const alert = simulator.world.createAlert({ urgency: 62 });
		const { json, item } = await firstEmission();
		expect(json).toEqual({
			event_type: 'alert-created',
			alert_uuid: alert.uuid,
			short_id: alert.short_id,
			status: { name: 'Pending', uuid: '2efc4930-1442-4abb-acf2-58ba219a4fd0' },
			custom_status: { uuid: alert.custom_status_uuid, name: 'Pending', level: 1, stage: 'open' },
			verdict: null,
			assignee: null,
			created_at: Math.floor(alert.createdMs / 1000),
			urgency: 62,
			entity: alert.entity,
			alert_type: alert.alert_type,
			rule: { name: alert.rule.name, uuid: alert.rule.uuid },
			first_seen_at: new Date(alert.firstSeenMs).toISOString(),
			last_seen_at: new Date(alert.lastSeenMs).toISOString(),
			file_path: expect.stringContaining('/'),
		});
		expect(item.binary?.alert).toMatchObject({ fileName: 'alert.json', mimeType: 'application/json' });
		const file = JSON.parse(await readFile(json.file_path as string, 'utf8')) as IDataObject;
		expect(file).toMatchObject({ uuid: alert.uuid, title: alert.title });
		expect(file).not.toHaveProperty('history');
	});

	test('of a new comment includes the comment', async () => {
		await listen(['alertCommentCreated']);
		const { uuid } = simulator.world.createAlert();
		const comment = simulator.world.addComment(uuid, 'Checked with the owner');
		expect((await firstEmission()).json).toMatchObject({
			event_type: 'alert-comment-created',
			alert_uuid: uuid,
			comment: {
				uuid: comment.uuid,
				content: 'Checked with the owner',
				author: comment.author,
				date: Math.floor(comment.createdMs / 1000),
			},
		});
	});

	test('comes from a request whose booleans the API understands', async () => {
		await listen(['alertCreated']);
		simulator.clearRequests();
		const { uuid } = simulator.world.createAlert();
		await firstEmission();
		const request = simulator.requests.find(({ path }) => path === `/api/v1/sic/alerts/${uuid}`)!;
		expect(String(new URLSearchParams(request.query as Array<[string, string]>))).toBe(
			'stix=false&comments=false&countermeasures=false&history=false&custom_status=true',
		);
	});

	test('has no file when that is switched off', async () => {
		await listen(['alertCreated'], { options: { attachFile: false } });
		simulator.world.createAlert();
		const { json, item } = await firstEmission();
		expect(item.binary).toBeUndefined();
		expect(json).not.toHaveProperty('file_path');
	});
});

describe('filters', () => {
	const rule = (name: string, uuid: string) => ({ name, uuid, severity: 50, type: 'sigma', pattern: '' });
	const raise = () => {
		const wanted = simulator.world.createAlert({
			rule: rule('Wanted, really', 'r-1'),
			entity: { name: 'Paris', uuid: 'e-1' },
			urgency: 80,
			alert_type: { category: 'intrusions', value: 'wanted-type' },
			assets: ['asset-1'],
			community_uuid: 'c-1',
			status: 'Acknowledged',
			title: 'A lateral movement',
		});
		wanted.verdict_uuid = 'v-1';
		simulator.world.createAlert({ rule: rule('Other', 'r-2'), entity: { name: 'Lyon', uuid: 'e-2' }, urgency: 20 });
		return wanted.uuid;
	};

	const chosen = (mode: string, value: string) => ({ __rl: true, mode, value });

	test.each<[string, IDataObject]>([
		['rule name', { rules: [chosen('name', 'Wanted, really'), chosen('name', 'unused')] }],
		['rule from the list', { rules: [chosen('list', 'R-1')] }],
		['rules from an expression', { rules: [chosen('id', '={{ ["r-1", "r-9"] }}')] }],
		['rule name as plain text', { rules: ['Wanted, really'] }],
		['entity name', { entities: [chosen('name', 'Paris')] }],
		['entity uuid', { entities: [chosen('id', 'e-1'), chosen('id', 'e-9')] }],
		['entity from an empty row and another', { entities: [chosen('list', ''), chosen('list', 'e-1')] }],
		['urgency', { minimumUrgency: 80 }],
		['alert type', { alertTypes: ['wanted-type'] }],
		['asset', { assets: ['asset-1', 'asset-9'] }],
		['community', { communities: ['c-1'] }],
		['status', { statuses: ['acknowledged'] }],
		['verdict', { verdicts: ['v-1'] }],
		['title', { titleContains: 'LATERAL' }],
		['all', { rules: [chosen('list', 'r-1')], entities: [chosen('name', 'Paris')], minimumUrgency: 1 }],
	])('by %s', async (_, filters) => {
		await listen(['alertCreated'], { filters });
		const wanted = raise();
		expect(await emissions(1)).toEqual([['alert-created', wanted]]);
	});
});

describe('an alert that cannot be fetched', () => {
	test.each([404, 500])('because of status %p is emitted as far as the notification describes it', async (status) => {
		await listen(['anyAlertUpdate'], { options: { recoveryWindow: 0 } });
		simulator.faults.add({ path: /^\/api\/v1\/sic\/alerts\/.{36}/, status, times: Infinity });
		const alert = simulator.world.createAlert();
		expect((await firstEmission()).json).toMatchObject({
			event_type: 'alert-created',
			alert_uuid: alert.uuid,
			short_id: alert.short_id,
			rule: { name: alert.rule.name, uuid: alert.rule.uuid },
			urgency: alert.urgency.current_value,
			enriched: false,
		});
	});

	test('and whose change was not announced is emitted as far as the list describes it', async () => {
		await listen(['anyAlertUpdate']);
		const { uuid } = simulator.world.createAlert();
		await emissions(1);
		simulator.faults.add({ path: /^\/api\/v1\/sic\/alerts\/.{36}/, status: 500, times: Infinity });
		simulator.live.pause(true);
		simulator.world.changeAlertStatus(uuid, 'Acknowledged');
		expect(await emissions(2)).toEqual([['alert-created', uuid], ['alert-status-changed', uuid]]);
		simulator.live.pause(false);
		expect(trigger!.emitted[1]!.json).toMatchObject({ status: { name: 'Acknowledged' }, recovered: true });
		expect(trigger!.failedExecutions[0]!.message).toContain('does not give its details');
	});

	test.each([
		[404, 1],
		[500, 3],
	])('because of status %p is fetched again until it is there', async (status, times) => {
		await listen(['alertCreated']);
		simulator.faults.add({ path: /^\/api\/v1\/sic\/alerts\/.{36}/, status, times });
		const alert = simulator.world.createAlert();
		const { json } = await firstEmission();
		expect(json).toMatchObject({ alert_uuid: alert.uuid, short_id: alert.short_id });
		expect(json).not.toHaveProperty('enriched');
	});
});
