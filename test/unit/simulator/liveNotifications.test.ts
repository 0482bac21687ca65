import { until } from '../../harness/wait';
import { ALERT_STATUSES, Client, startSimulator, type JsonObject, type Simulator } from '../../simulator';
import { connect, connectWithoutUpgrade, open } from './listener';

let simulator: Simulator;

beforeEach(async () => {
	simulator = await startSimulator({ alerts: 3, events: 30 });
});
afterEach(() => simulator.stop());

describe('handshake', () => {
	it('needs a valid key in a cookie, its permission, and the right path', async () => {
		expect(await open(simulator, { key: null }).refusal()).toBe(401);
		expect(await open(simulator, { key: 'wrong' }).refusal()).toBe(401);
		expect(await open(simulator, { key: simulator.addApiKey({ revoked: true }) }).refusal()).toBe(401);
		expect(await open(simulator, { key: simulator.addApiKey({ permissions: ['View cases'] }) }).refusal()).toBe(403);
		expect(await open(simulator, { url: simulator.liveApiUrl.replace('/live/', '/live') }).refusal()).toBe(404);
		expect([simulator.live.connections, simulator.live.accepted]).toEqual([0, 0]);
	});

	it('is followed by a notice that the client is authenticated', async () => {
		const { frames } = await connect(simulator);
		expect(frames).toEqual([{ data: '{"authenticated":true}', isBinary: false }]);
		expect([simulator.live.connections, simulator.live.accepted]).toEqual([1, 1]);
	});

	it('is undone when the key is revoked', async () => {
		const key = simulator.addApiKey();
		const listener = open(simulator, { key });
		await until(() => listener.frames.length === 1, 'the connection is accepted');
		simulator.revokeApiKey(key);
		await until(() => listener.closeCode === 1008, 'the connection is closed');
		expect(await open(simulator, { key }).refusal()).toBe(401);
	});
});

describe('notifications', () => {
	it('come in the v1 form only, until the client asks for v2', async () => {
		const [old, upgraded] = [await connectWithoutUpgrade(simulator), await connect(simulator)];
		simulator.world.createAlert();
		await until(() => upgraded.notifications.length === 2, 'both forms have arrived');
		expect([old.v1.length, old.v2.length]).toEqual([1, 0]);
		expect([upgraded.v1.length, upgraded.v2.length]).toEqual([1, 1]);
		expect(upgraded.v1[0]?.uuid).not.toBe(upgraded.v2[0]?.metadata?.uuid);
	});

	it('announce each change of an alert in both forms', async () => {
		const listener = await connect(simulator);
		const { uuid, short_id } = simulator.world.createAlert({ urgency: 62 });
		simulator.world.updateAlert(uuid, { urgency: 35 });
		simulator.world.updateAlert(short_id, { similar: 12 });
		simulator.world.changeAlertStatus(uuid, 'Ongoing');
		const comment = simulator.world.addComment(uuid, 'Checked with the owner');
		await until(() => listener.notifications.length === 10, 'all notifications have arrived');

		expect(listener.v1.map(({ event_type, attributes }) => ({ event_type, attributes }))).toEqual(
			['alert-created', 'alert-updated', 'alert-updated', 'alert-status-changed', 'alert-comment-created'].map(
				(event) => ({
					event_type: 'alert',
					attributes: { event, alert_uuid: uuid },
				}),
			),
		);
		const [created, urgency, similar, status, commented] = listener.v2;
		expect(created).toMatchObject({
			metadata: {
				version: 2,
				created_at: expect.stringMatching(/\.\d{6}\+00:00$/),
				community_uuid: simulator.world.communityUuid,
			},
			type: 'alert',
			action: 'created',
			attributes: {
				uuid,
				short_id,
				status_name: 'Pending',
				status_uuid: ALERT_STATUSES.Pending,
				urgency_current_value: 62,
			},
		});
		const updated = (value: JsonObject) => ({
			type: 'alert',
			action: 'updated',
			attributes: { uuid, short_id, updated: value },
		});
		expect(urgency).toMatchObject(updated({ dynamic_urgency_value: 35 }));
		expect(similar).toMatchObject(updated({ similar: 12 }));
		expect(status).toMatchObject(updated({ status: ALERT_STATUSES.Ongoing, status_name: 'Ongoing' }));
		expect(commented).toMatchObject({
			type: 'alert-comment',
			action: 'created',
			attributes: {
				uuid: comment.uuid,
				alert_uuid: uuid,
				alert_short_id: short_id,
				content: 'Checked with the owner',
				created_by_type: 'user',
			},
		});
	});

	it('announce changes made over REST', async () => {
		const listener = await connect(simulator);
		const client = new Client(simulator);
		const alert = `/api/v1/sic/alerts/${simulator.world.alerts[0]?.uuid}`;
		await client.ok('POST', `${alert}/comments`, { json: { content: 'x' } });
		await client.ok('PATCH', alert, { json: { title: 'y' } });
		await client.ok('PATCH', `${alert}/workflow`, { json: { action_uuid: ALERT_STATUSES.Rejected } });
		await until(() => listener.v2.length === 3, 'all notifications have arrived');
		expect(listener.v2.map(({ type, action }) => `${type} ${action}`)).toEqual([
			'alert-comment created',
			'alert updated',
			'alert updated',
		]);
	});

	it('announce changes of cases in the v2 form only', async () => {
		const listener = await connect(simulator);
		const { uuid, short_id } = simulator.world.createCase({ title: 'A case' });
		simulator.world.updateCase(uuid, { tags: ['new'] });
		simulator.world.setCaseAlerts(uuid, [simulator.world.alerts[0]?.short_id ?? '']);
		await until(() => listener.v2.length === 3, 'all notifications have arrived');
		expect(listener.v1).toEqual([]);
		const attributes = { uuid, short_id, manual: true, title: 'A case', priority: 'medium' };
		expect(listener.v2).toMatchObject([
			{ type: 'case', action: 'created', attributes },
			{ type: 'case', action: 'updated', attributes: { ...attributes, updated: { tags: ['new'] } } },
			{
				type: 'case',
				action: 'alerts-updated',
				attributes: {
					...attributes,
					updated: { added_alerts_uuid: [simulator.world.alerts[0]?.uuid], deleted_alerts_uuid: [] },
				},
			},
		]);
	});
});
