import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocket } from 'ws';
import { ALERT_STATUSES, sendAlertWebhook, sendNotificationWebhook, startSimulator, type JsonObject, type Simulator } from '../simulator';
import { Client } from '../simulator/control/client';

let simulator: Simulator;

beforeEach(async () => {
	simulator = await startSimulator({ alerts: 3, events: 30 });
});
afterEach(() => simulator.stop());

type Notification = JsonObject & { type?: string; action?: string; attributes?: JsonObject; metadata?: JsonObject };

/** A LiveAPI client that keeps what it gets. */
class Listener {
	readonly frames: Array<{ data: string; isBinary: boolean }> = [];
	pongs = 0;
	closeCode: number | undefined;

	constructor(readonly socket: WebSocket) {
		socket.on('message', (data, isBinary) => this.frames.push({ data: String(data), isBinary }));
		socket.on('pong', () => this.pongs++);
		socket.on('close', (code) => (this.closeCode = code));
		socket.on('error', () => {});
	}

	get notifications(): Notification[] {
		return this.frames.map(({ data }) => JSON.parse(data) as Notification).filter((one) => !('authenticated' in one));
	}

	get v1(): Notification[] {
		return this.notifications.filter(({ event_version }) => event_version === 1);
	}

	get v2(): Notification[] {
		return this.notifications.filter(({ metadata }) => metadata !== undefined);
	}
}

function open(key: string | null = simulator.apiKey, url = simulator.liveApiUrl): Listener {
	const headers: Record<string, string> = key === null ? {} : { cookie: `other=1; access_token_cookie=${key}` };
	return new Listener(new WebSocket(url, { headers }));
}

/** Connected, and upgraded to v2 notifications unless told otherwise. */
async function connect(upgrade = true): Promise<Listener> {
	const listener = open();
	await eventually(() => listener.frames.length > 0);
	if (upgrade) {
		listener.socket.send('{"action": "upgrade"}');
		await eventually(() => simulator.live.handshakes.at(-1)?.frames.length === 1);
	}
	return listener;
}

async function refusal(listener: Listener): Promise<number | string> {
	return await new Promise((resolve) => {
		listener.socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
		listener.socket.on('error', (error) => resolve(error.message));
	});
}

async function eventually(holds: () => boolean, what = 'condition'): Promise<void> {
	const deadline = Date.now() + 5000;
	while (!holds()) {
		if (Date.now() > deadline) throw new Error(`Timed out: ${what}`);
		await pause(5);
	}
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
/** Long enough for what was sent to arrive. */
const settle = () => pause(50);

describe('handshake', () => {
	it('needs the key in a cookie, and the right path', async () => {
		expect(await refusal(open(null))).toBe(401);
		expect(await refusal(open('wrong'))).toBe(401);
		expect(await refusal(open(simulator.addApiKey({ revoked: true })))).toBe(401);
		expect(await refusal(open(simulator.addApiKey({ permissions: ['View cases'] })))).toBe(403);
		expect(await refusal(open(simulator.apiKey, simulator.liveApiUrl.replace('/live/', '/live')))).toBe(404);
		expect([simulator.live.connections, simulator.live.accepted]).toEqual([0, 0]);
	});

	it('is followed by an authentication notice', async () => {
		const { frames } = await connect();
		expect(frames).toEqual([{ data: '{"authenticated":true}', isBinary: false }]);
		expect([simulator.live.connections, simulator.live.accepted]).toEqual([1, 1]);
	});

	it('ends with the key', async () => {
		const key = simulator.addApiKey();
		const listener = open(key);
		await eventually(() => listener.frames.length === 1);
		simulator.revokeApiKey(key);
		await eventually(() => listener.closeCode === 1008);
		expect(await refusal(open(key))).toBe(401);
	});
});

describe('notifications', () => {
	it('come in v1 only, until the upgrade frame', async () => {
		const [old, upgraded] = [await connect(false), await connect()];
		simulator.world.createAlert();
		await eventually(() => upgraded.notifications.length === 2);
		expect([old.v1.length, old.v2.length]).toEqual([1, 0]);
		expect([upgraded.v1.length, upgraded.v2.length]).toEqual([1, 1]);
		expect(upgraded.v1[0]?.uuid).not.toBe(upgraded.v2[0]?.metadata?.uuid);
	});

	it('tell each change of an alert in both forms', async () => {
		const listener = await connect();
		const { uuid, short_id } = simulator.world.createAlert({ urgency: 62 });
		simulator.world.updateAlert(uuid, { urgency: 35 });
		simulator.world.updateAlert(short_id, { similar: 12 });
		simulator.world.changeAlertStatus(uuid, 'Ongoing');
		const comment = simulator.world.addComment(uuid, 'Checked with the owner');
		await eventually(() => listener.notifications.length === 10);

		expect(listener.v1.map(({ event_type, attributes }) => ({ event_type, attributes }))).toEqual(
			['alert-created', 'alert-updated', 'alert-updated', 'alert-status-changed', 'alert-comment-created'].map((event) => ({
				event_type: 'alert',
				attributes: { event, alert_uuid: uuid },
			})),
		);
		const [created, urgency, similar, status, commented] = listener.v2;
		expect(created).toMatchObject({
			metadata: { version: 2, created_at: expect.stringMatching(/\.\d{6}\+00:00$/), community_uuid: simulator.world.communityUuid },
			type: 'alert',
			action: 'created',
			attributes: { uuid, short_id, status_name: 'Pending', status_uuid: ALERT_STATUSES.Pending, urgency_current_value: 62 },
		});
		const updated = (value: JsonObject) => ({ type: 'alert', action: 'updated', attributes: { uuid, short_id, updated: value } });
		expect(urgency).toMatchObject(updated({ dynamic_urgency_value: 35 }));
		expect(similar).toMatchObject(updated({ similar: 12 }));
		expect(status).toMatchObject(updated({ status: ALERT_STATUSES.Ongoing, status_name: 'Ongoing' }));
		expect(commented).toMatchObject({
			type: 'alert-comment',
			action: 'created',
			attributes: { uuid: comment.uuid, alert_uuid: uuid, alert_short_id: short_id, content: 'Checked with the owner', created_by_type: 'user' },
		});
	});

	it('follow changes made over REST', async () => {
		const listener = await connect();
		const client = new Client(simulator);
		const alert = `/api/v1/sic/alerts/${simulator.world.alerts[0]?.uuid}`;
		await client.ok('POST', `${alert}/comments`, { json: { content: 'x' } });
		await client.ok('PATCH', alert, { json: { title: 'y' } });
		await client.ok('PATCH', `${alert}/workflow`, { json: { action_uuid: ALERT_STATUSES.Rejected } });
		await eventually(() => listener.v2.length === 3);
		expect(listener.v2.map(({ type, action }) => `${type} ${action}`)).toEqual(['alert-comment created', 'alert updated', 'alert updated']);
	});

	it('tell changes of cases', async () => {
		const listener = await connect();
		const { uuid, short_id } = simulator.world.createCase({ title: 'A case' });
		simulator.world.updateCase(uuid, { tags: ['new'] });
		simulator.world.setCaseAlerts(uuid, [simulator.world.alerts[0]?.short_id ?? '']);
		await eventually(() => listener.v2.length === 3);
		expect(listener.v1).toEqual([]);
		const attributes = { uuid, short_id, manual: true, title: 'A case', priority: 'medium' };
		expect(listener.v2).toMatchObject([
			{ type: 'case', action: 'created', attributes },
			{ type: 'case', action: 'updated', attributes: { ...attributes, updated: { tags: ['new'] } } },
			{
				type: 'case',
				action: 'alerts-updated',
				attributes: { ...attributes, updated: { added_alerts_uuid: [simulator.world.alerts[0]?.uuid], deleted_alerts_uuid: [] } },
			},
		]);
	});
});

describe('faults', () => {
	const v2Titles = (listener: Listener) => listener.v2.map(({ attributes }) => attributes?.uuid);

	it('drop connections, politely or not', async () => {
		const [polite, cut] = [await connect(), await connect()];
		simulator.live.dropAll(1012);
		await eventually(() => polite.closeCode === 1012 && cut.closeCode === 1012);
		const another = await connect();
		simulator.live.dropAll();
		await eventually(() => another.closeCode === 1006);
		await eventually(() => simulator.live.connections === 0);
		expect(simulator.live.accepted).toBe(3);
	});

	it('refuse handshakes', async () => {
		simulator.live.refuse(503);
		expect(await refusal(open())).toBe(503);
		simulator.live.refuse('reset');
		expect(await refusal(open())).toMatch(/socket hang up|ECONNRESET/);
		simulator.live.refuse(undefined);
		await connect();
		expect(simulator.live.handshakes.map(({ status }) => status)).toEqual([503, undefined, 101]);
	});

	it('fall silent', async () => {
		const before = await connect();
		simulator.live.halfOpen(true);
		const during = open();
		await eventually(() => during.socket.readyState === WebSocket.OPEN);
		simulator.live.halfOpen(false);
		const after = await connect();
		for (const { socket } of [before, during, after]) socket.ping();
		simulator.world.createAlert();
		await eventually(() => after.v2.length === 1 && after.pongs === 1);
		await settle();
		expect([before.frames.length, before.pongs]).toEqual([1, 0]);
		expect([during.frames.length, during.pongs]).toEqual([0, 0]);
		expect(simulator.live.handshakes.map(({ pings }) => pings)).toEqual([1, 1, 1]);
	});

	it('ignore pings, but go on', async () => {
		const listener = await connect();
		simulator.live.ignorePings(true);
		listener.socket.ping();
		simulator.world.createAlert();
		await eventually(() => listener.v2.length === 1);
		await settle();
		expect(listener.pongs).toBe(0);
		simulator.live.ignorePings(false);
		listener.socket.ping();
		await eventually(() => listener.pongs === 1);
	});

	it('lose, duplicate, reorder and delay notifications', async () => {
		const listener = await connect();
		simulator.live.pause(true);
		simulator.world.createAlert();
		simulator.live.pause(false);

		simulator.live.duplicate(true);
		const doubled = simulator.world.createAlert().uuid;
		simulator.live.duplicate(false);
		await eventually(() => listener.v2.length === 2);
		expect(v2Titles(listener)).toEqual([doubled, doubled]);

		simulator.live.reorder(true);
		const uuids = [1, 2, 3].map(() => simulator.world.createAlert().uuid);
		await eventually(() => listener.v2.length === 5);
		expect(v2Titles(listener).slice(2)).toEqual([...uuids].reverse());
		simulator.live.reorder(false);

		simulator.live.delayMs = 60;
		const startedAt = Date.now();
		simulator.world.createAlert();
		await eventually(() => listener.v2.length === 6);
		expect(Date.now() - startedAt).toBeGreaterThanOrEqual(55);
		expect(simulator.world.notifications).toHaveLength(6);
	});

	it('send garbage of every kind', async () => {
		const listener = await connect();
		simulator.live.garbage();
		simulator.live.sendRaw('the end');
		await eventually(() => listener.frames.at(-1)?.data === 'the end');
		expect(listener.frames.some(({ isBinary }) => isBinary)).toBe(true);
		expect(Math.max(...listener.frames.map(({ data }) => data.length))).toBeGreaterThan(5 * 1024 * 1024);
		expect(listener.frames.filter(({ data }) => data === '')).toHaveLength(1);
	});

	it('take the whole server away and bring it back', async () => {
		const listener = await connect();
		const url = simulator.liveApiUrl;
		await simulator.stopListening();
		await eventually(() => listener.closeCode === 1006);
		expect(await refusal(open())).toMatch(/ECONNREFUSED/);
		await simulator.startListening();
		expect(simulator.liveApiUrl).toBe(url);
		await connect();
	});

	it('end with the simulator, at once', async () => {
		const listener = await connect();
		simulator.live.delayMs = 60_000;
		const waiting = open();
		await eventually(() => simulator.live.handshakes.length === 2);
		const startedAt = Date.now();
		await simulator.stop();
		await eventually(() => listener.closeCode === 1006 && waiting.closeCode === 1006);
		expect(Date.now() - startedAt).toBeLessThan(1000);
	});
});

describe('notification webhooks', () => {
	it('are posted in both forms', async () => {
		const received: Array<{ headers: IncomingHttpHeaders; body: JsonObject }> = [];
		const receiver = createServer((request, response) => {
			const chunks: Buffer[] = [];
			request.on('data', (chunk: Buffer) => chunks.push(chunk));
			request.on('end', () => {
				received.push({ headers: request.headers, body: JSON.parse(Buffer.concat(chunks).toString()) as JsonObject });
				response.writeHead(202).end('thanks');
			});
		});
		await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
		const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;

		const { uuid } = simulator.world.createAlert();
		const notification = simulator.world.notifications.at(-1)?.v2 ?? {};
		const answer = await sendNotificationWebhook(url, notification, { headers: { 'x-secret': 's' } });
		expect(answer).toEqual({ status: 202, body: 'thanks' });
		await sendAlertWebhook(url, uuid);
		expect(received[0]).toMatchObject({
			headers: { 'x-secret': 's', 'content-type': 'application/json' },
			body: { type: 'alert', attributes: { uuid }, metadata: { version: 2, avatar_uuid: null, user_uuid: null, permissions: [] } },
		});
		expect(received[1]?.body).toEqual({ alert_uuid: uuid });
		await new Promise((resolve) => receiver.close(resolve));
	});
});
