import { setTimeout as sleep } from 'node:timers/promises';

import { sendAlertWebhook, sendNotificationWebhook, type JsonObject, type WebhookOptions } from '../../simulator';
import { ownerApi } from '../jest/session';
import type { CredentialReference } from '../n8n/api';
import { chain } from '../n8n/workflow';
import { request } from '../request';
import { CREDENTIAL_TYPE, credentialData, openStage, type Stage } from '../stage';
import { WEBHOOK_TRIGGER as TRIGGER, webhookTrigger, webhookUrls } from '../triggers';

const SECRET = 'correct horse+battery';
/** Long enough for an execution that should not be. */
const A_WHILE = 1_000;

type Json = Record<string, unknown>;

let stage: Stage;
let withSecret: CredentialReference;
const activated: string[] = [];
beforeAll(async () => {
	stage = await openStage(await ownerApi(), { name: 'Webhook trigger', alerts: 20, events: 20 });
	const data = { ...credentialData(stage.simulator), webhookSecret: SECRET };
	withSecret = await stage.api.createCredential('Webhook with a secret', CREDENTIAL_TYPE, data);
});
afterAll(async () => {
	await Promise.all(activated.map(async (id) => await stage.api.deactivateWorkflow(id)));
	await stage.simulator.stop();
});

interface Webhook {
	id: string;
	productionUrl: string;
	testUrl: string;
}

let count = 0;

async function create(parameters: Json, credential?: CredentialReference): Promise<Webhook> {
	const webhookId = `e2e-hook-${++count}`;
	const trigger = webhookTrigger(parameters, webhookId, credential);
	const { id } = await stage.api.createWorkflow(chain(`Webhook: ${JSON.stringify(parameters)}`, [trigger]));
	return { id, ...webhookUrls(stage.api.url, webhookId) };
}

async function activate(parameters: Json, credential?: CredentialReference): Promise<Webhook> {
	const webhook = await create(parameters, credential);
	await stage.api.activateWorkflow(webhook.id);
	activated.push(webhook.id);
	return webhook;
}

/** What the trigger put out, call by call. */
async function emissions({ id }: Webhook, calls: number): Promise<Json[]> {
	const executions = await stage.api.waitForExecutions(id, calls);
	return executions.map(({ nodes }) => nodes[TRIGGER]?.items[0]?.json ?? {});
}

/** The last notification that SEKOIA.IO raised, as a notification rule sends it. */
const lastNotification = (): JsonObject => stage.simulator.world.notifications.at(-1)!.v2!;

describe('a call of the production URL', () => {
	it("with a playbook's body starts the workflow", async () => {
		const { simulator } = stage;
		const webhook = await activate({});
		const [alert] = simulator.world.alerts;
		expect((await sendAlertWebhook(webhook.productionUrl, alert!.uuid)).status).toBe(200);
		expect(await emissions(webhook, 1)).toEqual([expect.objectContaining({ alert_uuid: alert!.uuid, event_type: null, notification: null, enriched: false })]);
	});

	it('with a notification of each kind tells the alert and what happened to it', async () => {
		const { world } = stage.simulator;
		const webhook = await activate({});
		const alert = world.createAlert();
		const changes: Array<[event: string, change: () => void]> = [
			['alert-created', () => {}],
			['alert-updated', () => world.updateAlert(alert.uuid, { urgency: 81 })],
			['alert-status-changed', () => world.changeAlertStatus(alert.uuid, 'Acknowledged')],
			['alert-comment-created', () => world.addComment(alert.uuid, 'Seen')],
		];
		for (const [index, [event, change]] of changes.entries()) {
			change();
			const { status } = await sendNotificationWebhook(webhook.productionUrl, lastNotification());
			expect([event, status]).toEqual([event, 200]);
			const { type, action, attributes } = lastNotification();
			const all = await emissions(webhook, index + 1);
			expect(all[index]).toMatchObject({ alert_uuid: alert.uuid, event_type: event, notification: { type, action, attributes } });
		}
	});

	it('fetches the alert when it shall', async () => {
		const { simulator, credential } = stage;
		const webhook = await activate({ alertDetails: 'full', output: 'full' }, credential);
		const alert = simulator.world.createAlert({ title: 'Beacon' });
		simulator.world.addComment(alert.uuid, 'Seen');
		await sendAlertWebhook(webhook.productionUrl, alert.uuid);
		expect(await emissions(webhook, 1)).toMatchObject([
			{ alert: { uuid: alert.uuid, short_id: alert.short_id, title: 'Beacon', comments: [{ content: 'Seen' }] } },
		]);
	});

	it('about a case is ignored unless that is wanted, too', async () => {
		const ignoring = await activate({});
		const taking = await activate({ options: { otherNotifications: true } });
		stage.simulator.world.createCase();
		const ignored = await sendNotificationWebhook(ignoring.productionUrl, lastNotification());
		expect(ignored).toMatchObject({ status: 200, body: expect.stringContaining('Ignored') as string });
		expect((await sendNotificationWebhook(taking.productionUrl, lastNotification())).status).toBe(200);
		expect(await emissions(taking, 1)).toMatchObject([{ alert_uuid: null, event_type: 'case-created' }]);
		expect(await stage.api.listExecutions(ignoring.id)).toEqual([]);
	});

	it('that cannot be used is refused with a reason', async () => {
		const { id, productionUrl } = await activate({});
		const post = async (body: string): Promise<[number, string]> => {
			const response = await request(productionUrl, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
			return [response.status, await response.text()];
		};
		expect(await post('{"hello": "world"}')).toEqual([400, expect.stringContaining('names no alert')]);
		expect(await post(JSON.stringify({ alert_uuid: 'x', padding: 'x'.repeat(1024 * 1024) }))).toEqual([413, expect.stringContaining('1 MiB')]);
		await sleep(A_WHILE);
		expect(await stage.api.listExecutions(id)).toEqual([]);
	});
});

describe('with a secret in the credential', () => {
	let webhook: Webhook;
	beforeAll(async () => {
		webhook = await activate({}, withSecret);
	});
	const call = async (query: string, options?: WebhookOptions): Promise<number> => {
		const [alert] = stage.simulator.world.alerts;
		return (await sendAlertWebhook(webhook.productionUrl + query, alert!.uuid, options)).status;
	};

	it('a call without it, or with another one, is refused', async () => {
		expect(await call('')).toBe(403);
		expect(await call('?token=wrong')).toBe(403);
		expect(await call('', { headers: { 'X-Sekoia-Webhook-Secret': `${SECRET}!` } })).toBe(403);
		await sleep(A_WHILE);
		expect(await stage.api.listExecutions(webhook.id)).toEqual([]);
	});

	it('a call with it starts the workflow, be it in the URL or in a header', async () => {
		expect(await call(`?token=${encodeURIComponent(SECRET)}`)).toBe(200);
		expect(await call('', { headers: { 'X-Sekoia-Webhook-Secret': SECRET } })).toBe(200);
		expect(await emissions(webhook, 2)).toHaveLength(2);
	});
});

describe('in the editor', () => {
	it('a test waits for a call of the test URL', async () => {
		const { api, simulator } = stage;
		const webhook = await create({});
		const [alert] = simulator.world.alerts;
		const before = await sendAlertWebhook(webhook.testUrl, alert!.uuid);
		expect(before.status).toBe(404);

		const started = await api.call('POST', `/rest/workflows/${webhook.id}/run`, { triggerToStartFrom: { name: TRIGGER } });
		expect(started).toMatchObject({ waitingForWebhook: true });
		expect((await sendAlertWebhook(webhook.testUrl, alert!.uuid)).status).toBe(200);
		expect(await emissions(webhook, 1)).toMatchObject([{ alert_uuid: alert!.uuid }]);
	});
});
