import { createServer } from 'node:http';
import type { IDataObject } from 'n8n-workflow';

import { listen } from '../../harness/loopback';
import { credentialFor, useSimulator } from '../../harness/simulated';
import { call, lifecycle, webhookAddress, type Call } from '../../harness/webhookTrigger';
import type { Simulator } from '../../simulator';

const ALERT = '7c9e6679-7425-40de-944b-e07fc1f90ae7';
const SECRET = 'correct-horse-battery';
const notification = (more: IDataObject = {}): IDataObject => ({
	type: 'alert',
	action: 'created',
	attributes: { uuid: ALERT, short_id: 'ALq7Rk2pXw9d' },
	metadata: { version: 2, created_at: '2025-03-18T10:02:11.402917+00:00', avatar_uuid: null, user_uuid: null, permissions: [] },
	...more,
});

/** The members of an item whose call tells nothing but the alert's id: those of the live trigger. */
const NOTHING_TOLD = {
	short_id: null, title: null, details: null, status: null, urgency: null, alert_type: null, rule: null, entity: null, source: null, target: null,
	similar: null, created_at: null, first_seen_at: null, last_seen_at: null, url: null, custom_status: null, verdict: null, assignee: null, enriched: false,
};

let simulator: Simulator;
useSimulator({ alerts: 10, events: 20 }, (started) => (simulator = started));

const credential = (webhookSecret = '') => credentialFor(simulator, { webhookSecret });
/** Calls the webhook; with a credential when `secret` is given. */
const post = async (body: Call['body'], more: Partial<Call> & { parameters?: IDataObject; secret?: string } = {}) =>
	await call(more.parameters ?? {}, more.secret === undefined ? undefined : credential(more.secret), { body, ...more });
/** Calls the webhook, which is to start the workflow with one item. @returns its JSON */
const json = async (...parameters: Parameters<typeof post>) => {
	const { items, message } = await post(...parameters);
	if (!items) throw new Error(message);
	expect(items).toHaveLength(1);
	return items[0]!.json;
};

describe('a call starts the workflow', () => {
	test("with a playbook's body", async () => {
		expect(await json({ alert_uuid: ALERT })).toEqual({ ...NOTHING_TOLD, alert_uuid: ALERT, event_type: null, notification: null });
	});

	test('with a notification about an alert', async () => {
		const body = notification();
		expect(await json(body)).toEqual({ ...NOTHING_TOLD, alert_uuid: ALERT, short_id: 'ALq7Rk2pXw9d', event_type: 'alert-created', notification: body });
	});

	test.each<[string, IDataObject]>([
		['alert-updated', notification({ action: 'updated', attributes: { uuid: ALERT, updated: { similar: 3 } } })],
		['alert-status-changed', notification({ action: 'updated', attributes: { uuid: ALERT, updated: { status: 's' } } })],
		['alert-deleted', notification({ action: 'deleted' })],
		['alert-comment-created', notification({ type: 'alert-comment', attributes: { uuid: 'c-1', alert_uuid: ALERT } })],
	])('with the event type %s', async (eventType, body) => {
		expect(await json(body)).toMatchObject({ alert_uuid: ALERT, event_type: eventType });
	});

	test.each<[string, IDataObject, IDataObject]>([
		['a short ID under its name', { short_id: 'ALq7Rk2pXw9d' }, { alert_uuid: 'ALq7Rk2pXw9d', short_id: 'ALq7Rk2pXw9d' }],
		['blanks around the ID', { alert_uuid: ` ${ALERT}\n` }, { alert_uuid: ALERT }],
		['a case', { case_uuid: ALERT }, { alert_uuid: null, case_uuid: ALERT }],
		['an alert and its case', { alert_uuid: ALERT, case_uuid: 'CAs3jT8mQz5b' }, { alert_uuid: ALERT, case_uuid: 'CAs3jT8mQz5b' }],
	])('with %s', async (_, body, expected) => {
		expect(await json(body)).toMatchObject(expected);
	});

	test('with what a notification tells of the alert and its change, in the members of the SEKOIA.IO Trigger', async () => {
		const attributes = { uuid: ALERT, short_id: 'ALq7Rk2pXw9d', updated: { status: '1f2f88d5-ff5b-48bf-bbbc-00c2fff82d9f', status_name: 'Ongoing' } };
		expect(await json(notification({ action: 'updated', attributes }))).toMatchObject({
			event_type: 'alert-status-changed',
			status: { name: 'Ongoing', uuid: '1f2f88d5-ff5b-48bf-bbbc-00c2fff82d9f' },
			changed: { status: { value: 'Ongoing' } },
			enriched: false,
		});
	});

	test('with a short ID', async () => {
		expect(await json({ alert_uuid: 'ALq7Rk2pXw9d' })).toMatchObject({ alert_uuid: 'ALq7Rk2pXw9d' });
	});

	test('whatever content type the sender declares', async () => {
		const answer = await post(JSON.stringify({ alert_uuid: ALERT }), { headers: { 'content-type': 'text/plain' } });
		expect(answer.items?.[0]?.json.alert_uuid).toBe(ALERT);
	});
});

describe('a call that names no usable alert is answered with 400:', () => {
	test.each<[string, object | string]>([
		['an empty object', {}],
		['a list', [{ alert_uuid: ALERT }]],
		['text that is not JSON', 'alert_uuid=1'],
		['an empty body', ''],
		['null', 'null'],
		['a number as the ID', { alert_uuid: 42 }],
		['a path as the ID', { alert_uuid: '../../me' }],
		['an overlong ID', { alert_uuid: 'a'.repeat(1000) }],
		['a notification without an ID', notification({ attributes: {} })],
		['a comment without the ID of its alert', notification({ type: 'alert-comment', attributes: { uuid: ALERT } })],
	])('%s', async (_, body) => {
		const { status, message, items } = await post(body);
		expect(status).toBe(400);
		expect(message).toMatch(/body|id/);
		expect(items).toBeUndefined();
	});
});

describe('a notification about something else', () => {
	const body = notification({ type: 'content-proposal', attributes: { uuid: 'p-1' } });

	test('is answered with 200 and ignored', async () => {
		expect(await post(body)).toEqual({ status: 200, message: 'Ignored: content-proposal-created is not about an alert' });
	});

	test('starts the workflow when the node is told to accept it', async () => {
		const parameters = { options: { otherNotifications: true }, alertDetails: 'full' };
		expect(await json(body, { parameters, secret: '' })).toEqual({
			alert_uuid: null,
			case_uuid: null,
			event_type: 'content-proposal-created',
			notification: body,
		});
		expect(simulator.requests).toHaveLength(0);
	});
});

describe('with a secret', () => {
	const body = { alert_uuid: ALERT };

	test.each<[string, Partial<Call>]>([
		['in the header', { headers: { 'X-Sekoia-Webhook-Secret': SECRET } }],
		['in the query', { query: { token: SECRET } }],
		['in both', { headers: { 'X-Sekoia-Webhook-Secret': SECRET }, query: { token: 'other' } }],
	])('a call that carries the secret %s is accepted', async (_, carrying) => {
		expect(await json(body, { secret: SECRET, ...carrying })).toMatchObject({ alert_uuid: ALERT });
	});

	test.each<[string, Partial<Call>]>([
		['no secret', {}],
		['an empty one', { headers: { 'X-Sekoia-Webhook-Secret': '' }, query: { token: '' } }],
		['a wrong one', { headers: { 'X-Sekoia-Webhook-Secret': 'correct-horse-batterz' } }],
		['only its beginning', { query: { token: SECRET.slice(0, -1) } }],
		['a longer one', { query: { token: `${SECRET}x` } }],
		['a list of secrets', { query: { token: [SECRET] } }],
		['it in upper case', { query: { token: SECRET.toUpperCase() } }],
	])('a call that carries %s is refused', async (_, carrying) => {
		const answer = await post(body, { secret: SECRET, ...carrying });
		expect(answer).toEqual({ status: 403, message: expect.stringMatching(/^The webhook secret is missing or wrong\. Add \?token= /) as string });
		expect(simulator.requests).toHaveLength(0);
	});

	test('a refused caller learns nothing about the body', async () => {
		expect(await post('broken', { secret: SECRET })).toMatchObject({ status: 403 });
	});

	test.each([[null], [42], [{}], [['a']], [true], ['   ']])('no call is accepted while the secret is %p', async (webhookSecret) => {
		const given = credentialFor(simulator, { webhookSecret: webhookSecret as string });
		for (const query of [{}, { token: String(webhookSecret) }] as Array<Record<string, string>>) {
			expect(await call({}, given, { body: notification(), query })).toEqual({ status: 403, message: expect.stringMatching(/^The webhook secret is missing or wrong\. Add \?token= /) as string });
		}
	});

	test('blanks around the secret of the credential do not count', async () => {
		expect(await json(notification(), { secret: ` ${SECRET}\n`, query: { token: SECRET } })).toMatchObject({ alert_uuid: ALERT });
	});

	test('the secret never appears in the output', async () => {
		const answer = await post(notification(), { secret: SECRET, query: { token: SECRET } });
		expect(JSON.stringify(answer)).not.toContain(SECRET);
	});
});

describe('size', () => {
	const padded = (bytes: number) => {
		const start = `{"alert_uuid":"${ALERT}","padding":"`;
		return `${start}${'x'.repeat(bytes - start.length - 2)}"}`;
	};

	test('a body of 1 MiB is accepted', async () => {
		expect((await post(padded(1024 * 1024))).items).toHaveLength(1);
	});

	test('a larger one is answered with 413', async () => {
		expect(await post(padded(1024 * 1024 + 1))).toEqual({ status: 413, message: expect.stringContaining('larger than 1 MiB. Send the UUID') as string });
	});
});

describe('Alert Details: Full', () => {
	const parameters = { alertDetails: 'full', output: 'full' };

	test('adds the alert, with comments and history', async () => {
		const alert = simulator.world.createAlert();
		simulator.world.addComment(alert.uuid, 'seen');
		const item = await json({ alert_uuid: alert.short_id }, { parameters, secret: '' });
		expect(item.alert).toMatchObject({ uuid: alert.uuid, title: alert.title, comments: [{ content: 'seen' }] });
		expect(item).toMatchObject({ alert_uuid: alert.uuid, title: alert.title, urgency: alert.urgency.current_value, rule: { name: alert.rule.name } });
		expect(item).not.toHaveProperty('error');
		expect(item).not.toHaveProperty('enriched');
		expect(simulator.requests[0]!.headers.authorization).toBe(`Bearer ${simulator.apiKey}`);
	});

	test('starts the workflow even when the alert cannot be fetched', async () => {
		const item = await json({ alert_uuid: ALERT }, { parameters, secret: '' });
		expect(item).toMatchObject({ alert_uuid: ALERT, alert: { uuid: ALERT }, enriched: false, error: expect.stringContaining(`did not find ${ALERT}`) });
	});

	test.each([
		['does not answer', { delayMs: 20_000 }],
		['asks to wait', { status: 429, headers: { 'Retry-After': '30' } }],
	])('answers within five seconds when SEKOIA.IO %s', async (_, fault) => {
		simulator.faults.add({ path: /alerts/, times: Infinity, ...fault });
		const started = Date.now();
		const item = await json({ alert_uuid: ALERT }, { parameters, secret: '' });
		expect(Date.now() - started).toBeLessThan(6_000);
		expect(item).toMatchObject({ alert_uuid: ALERT, enriched: false, error: 'SEKOIA.IO did not answer within 5 seconds' });
	});

	test('answers within five seconds when SEKOIA.IO sends its answer byte by byte', async () => {
		const server = await listen(
			createServer((_, response) => {
				response.writeHead(200, { 'Content-Type': 'application/json' });
				const drip = setInterval(() => response.write(' '), 200);
				response.once('close', () => clearInterval(drip));
			}),
		);
		const started = Date.now();
		const given = credentialFor(simulator, { baseUrl: server.url });
		const { items } = await call(parameters, given, { body: { alert_uuid: ALERT } });
		await server.close();
		expect(Date.now() - started).toBeLessThan(6_000);
		expect(items?.[0]?.json).toMatchObject({ enriched: false, error: 'SEKOIA.IO did not answer within 5 seconds' });
	}, 15_000);

	test('needs a credential, which the activation of the workflow checks', async () => {
		await expect(lifecycle('checkExists', parameters, undefined)).rejects.toThrow('"Alert Details" is Full, which needs a credential');
		expect(await lifecycle('checkExists', parameters, credential())).toBe(true);
	});
});

test('an activation registers nothing in SEKOIA.IO', async () => {
	for (const method of ['checkExists', 'create', 'delete'] as const) expect(await lifecycle(method, {}, undefined)).toBe(true);
	expect(simulator.requests).toHaveLength(0);
});

test('n8n registers a URL for POST requests', () => {
	expect(webhookAddress()).toEqual({ method: 'POST', path: 'hook-1/webhook' });
});
