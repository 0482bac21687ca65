import { readFile } from 'node:fs/promises';

import type { IDataObject } from 'n8n-workflow';

import { expectCureInMessage } from '../../harness/cure';
import { Listening } from './listening';

const listening = new Listening();

describe('which events start the workflow', () => {
	test.each([
		['alertCreated', ['alert-created']],
		['alertUpdated', ['alert-updated', 'alert-status-changed']],
		['alertStatusChanged', ['alert-status-changed']],
		['alertCommentCreated', ['alert-comment-created']],
		['anyAlertUpdate', ['alert-created', 'alert-updated', 'alert-status-changed', 'alert-comment-created']],
	])('%s: %p', async (event, expected) => {
		await listening.listen([event]);
		const { uuid } = listening.simulator.world.createAlert();
		listening.simulator.world.updateAlert(uuid, { urgency: 70 });
		listening.simulator.world.changeAlertStatus(uuid, 'Acknowledged');
		listening.simulator.world.addComment(uuid, 'seen');
		expect(await listening.emissions(expected.length)).toEqual(expected.map((type) => [type, uuid]));
	});

	test('a change that matches several chosen events starts one execution', async () => {
		await listening.listen(['alertStatusChanged', 'alertUpdated', 'anyAlertUpdate']);
		const { uuid } = listening.simulator.world.createAlert();
		listening.simulator.world.changeAlertStatus(uuid, 'Ongoing');
		expect(await listening.emissions(2)).toEqual([['alert-created', uuid], ['alert-status-changed', uuid]]);
	});
});

describe.each(['v1', 'v2'] as const)('notifications in the %s form only', (form) => {
	test('start the workflow for each event, once and in order', async () => {
		await listening.listen(['anyAlertUpdate'], { options: { recoveryWindow: 0 } });
		const skip = listening.simulator.world.notifications.length;
		listening.simulator.live.pause(true);
		const alerts = [1, 2].map(() => listening.simulator.world.createAlert());
		for (const { uuid } of alerts) {
			listening.simulator.world.updateAlert(uuid, { urgency: 70 });
			listening.simulator.world.changeAlertStatus(uuid, 'Acknowledged');
			listening.simulator.world.addComment(uuid, 'first');
			listening.simulator.world.addComment(uuid, 'second');
		}
		listening.simulator.live.pause(false);
		for (const raised of listening.simulator.world.notifications.slice(skip)) listening.simulator.live.sendRaw(JSON.stringify(raised[form]));
		await listening.emissions(10);
		for (const { uuid } of alerts) {
			const own = listening.emitted.filter(({ json }) => json.alert_uuid === uuid);
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
		await listening.listen(['alertCreated'], { options: { attachFile: true } });
		const alert = listening.simulator.world.createAlert({ urgency: 62 });
		const { json, item } = await listening.first();
		expect(json).toEqual({
			event_type: 'alert-created',
			alert_uuid: alert.uuid,
			short_id: alert.short_id,
			title: alert.title,
			details: alert.details,
			source: alert.source,
			target: alert.target,
			similar: alert.similar,
			url: null,
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
		await listening.listen(['alertCommentCreated']);
		const { uuid } = listening.simulator.world.createAlert();
		const comment = listening.simulator.world.addComment(uuid, 'Checked with the owner');
		expect((await listening.first()).json).toMatchObject({
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
		await listening.listen(['alertCreated']);
		listening.simulator.clearRequests();
		const { uuid } = listening.simulator.world.createAlert();
		await listening.first();
		const request = listening.simulator.requests.find(({ path }) => path === `/api/v1/sic/alerts/${uuid}`)!;
		expect(String(new URLSearchParams(request.query as Array<[string, string]>))).toBe(
			'stix=false&comments=false&countermeasures=false&history=false&custom_status=true',
		);
	});

	test('has no file unless that is switched on', async () => {
		await listening.listen(['alertCreated']);
		listening.simulator.world.createAlert();
		const { json, item } = await listening.first();
		expect(item.binary).toBeUndefined();
		expect(json.file_path).toBeNull();
	});

	test('Full Alert adds the whole alert to the documented members', async () => {
		await listening.listen(['alertCreated'], { output: 'full' });
		const { uuid } = listening.simulator.world.createAlert({ urgency: 62 });
		const { json } = await listening.first();
		expect(json).toMatchObject({ urgency: 62, alert: { uuid, urgency: { current_value: 62 } } });
		expect(json).toHaveProperty('custom_status');
	});

	test('Simplified has what Get of the alert gives with Simplify', async () => {
		await listening.listen(['alertCreated'], { output: 'simplified' });
		const alert = listening.simulator.world.createAlert({ urgency: 62 });
		const { json } = await listening.first();
		expect(json).toMatchObject({ title: alert.title, urgency: 62, status: { name: 'Pending' }, rule: { name: alert.rule.name } });
		expect(json.created_at).toBe(new Date(Math.floor(alert.createdMs / 1000) * 1000).toISOString());
		for (const name of ['custom_status', 'verdict', 'alert']) expect(json).not.toHaveProperty(name);
	});
});

describe('an alert that cannot be fetched', () => {
	test.each([404, 500])('because of status %p is emitted as far as the notification describes it', async (status) => {
		await listening.listen(['anyAlertUpdate'], { options: { recoveryWindow: 0 } });
		listening.simulator.faults.add({ path: /^\/api\/v1\/sic\/alerts\/.{36}/, status, times: Infinity });
		const alert = listening.simulator.world.createAlert();
		expect((await listening.first()).json).toMatchObject({
			event_type: 'alert-created',
			alert_uuid: alert.uuid,
			short_id: alert.short_id,
			rule: { name: alert.rule.name, uuid: alert.rule.uuid },
			urgency: alert.urgency.current_value,
			enriched: false,
		});
	});

	test('and whose change was not announced is emitted as far as the list describes it', async () => {
		await listening.listen(['anyAlertUpdate']);
		const { uuid } = listening.simulator.world.createAlert();
		await listening.emissions(1);
		listening.simulator.faults.add({ path: /^\/api\/v1\/sic\/alerts\/.{36}/, status: 500, times: Infinity });
		listening.simulator.live.pause(true);
		listening.simulator.world.changeAlertStatus(uuid, 'Acknowledged');
		expect(await listening.emissions(2)).toEqual([['alert-created', uuid], ['alert-status-changed', uuid]]);
		listening.simulator.live.pause(false);
		expect(listening.emitted[1]!.json).toMatchObject({ status: { name: 'Acknowledged' }, recovered: true });
		expectCureInMessage(listening.trigger!.failedExecutions[0]!);
		expect(listening.trigger!.failedExecutions[0]!.message).toMatch(/does not give the details .*\. The workflow starts with /);
	});

	test.each([
		[404, 1],
		[500, 3],
	])('because of status %p is fetched again until it is there', async (status, times) => {
		await listening.listen(['alertCreated']);
		listening.simulator.faults.add({ path: /^\/api\/v1\/sic\/alerts\/.{36}/, status, times });
		const alert = listening.simulator.world.createAlert();
		const { json } = await listening.first();
		expect(json).toMatchObject({ alert_uuid: alert.uuid, short_id: alert.short_id });
		expect(json).not.toHaveProperty('enriched');
	});
});
