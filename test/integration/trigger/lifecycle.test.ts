import { createServer as createTlsServer } from 'node:https';

import type { IDataObject } from 'n8n-workflow';

import type { CredentialData } from '../../harness/credentials';
import { expectCureInMessage } from '../../harness/cure';
import { listen } from '../../harness/loopback';
import { selfSigned } from '../../harness/selfSigned';
import { credentialFor } from '../../harness/simulated';
import { activate, Database, hurry, runManually, type ActiveTrigger } from '../../harness/trigger';
import { pause, until } from '../../harness/wait';
import { startSimulator, type Simulator } from '../../simulator';

let simulator: Simulator;
let trigger: ActiveTrigger | undefined;

beforeEach(async () => {
	hurry();
	simulator = await startSimulator({ alerts: 30, events: 20 });
});
afterEach(async () => {
	await trigger?.close();
	trigger = undefined;
	await simulator.stop();
});

/** Activates a workflow, with a credential that is changed in some fields. */
const open = async (changes: CredentialData = {}, parameters: IDataObject = {}) =>
	(trigger = await activate({
		parameters: { events: ['alertCreated'], ...parameters },
		credential: credentialFor(simulator, changes),
	}));
/** Activates a workflow, which is to fail. @returns the error */
const refusal = async (changes: CredentialData, parameters: IDataObject = {}) =>
	await open(changes, parameters).then(
		() => {
			throw new Error('The activation was expected to fail');
		},
		(error: Error & { description?: string }) => {
			expectCureInMessage(error);
			return error;
		},
	);
const connected = async () => await until(() => simulator.live.connections > 0, 'the trigger is connected');
const disconnected = async () => await until(() => simulator.live.connections === 0, 'the trigger is disconnected');
const emission = async () => await until(() => trigger!.emitted.length > 0, 'an event is emitted');
const failure = async () => await until(() => trigger!.errors.length > 0, 'an error is reported');

describe('an activation that fails says why:', () => {
	test('no API key', async () => {
		const error = await refusal({ apiKey: '' });
		expect(error.message).toBe('The credential has no API key. Enter the API key in the SEKOIA.IO API credential.');
	});

	test('an unknown API key', async () => {
		const error = await refusal({ apiKey: 'wrong-key-1234' });
		expect(error.message).toContain('SEKOIA.IO did not accept the API key');
		expect(error.message).toContain('wrong, revoked or expired');
		expect(JSON.stringify([error.message, error.description, error.stack])).not.toContain('wrong-key-1234');
		expect(simulator.live.handshakes).toHaveLength(0);
	});

	test('a key that lacks a permission, which is named', async () => {
		const apiKey = simulator.addApiKey({ permissions: ['View cases'] });
		const error = await refusal({ apiKey });
		expect(error.message).toContain('The API key lacks a permission');
		expect(error.message).toMatch(/"View alerts".*Ask an administrator/);
	});

	test.each([
		['host', () => ({ baseUrl: 'http://no-such-host.invalid' }), /^The host no-such-host\.invalid is unknown\. Check the address and the DNS/],
		['LiveAPI host', () => ({ liveApiUrl: 'ws://no-such-host.invalid/live/' }), /^The host no-such-host\.invalid of the LiveAPI is unknown\. .*LiveAPI URL/],
		['LiveAPI path', () => ({ liveApiUrl: simulator.liveApiUrl.replace('/live/', '/dead/') }), /^There is no LiveAPI at 127\.0\.0\.1:\d+\/dead\/ \(status 404\)\. Check "LiveAPI URL" in the credential/],
		['WebSocket address', () => ({ liveApiUrl: 'https://app.sekoia.io/live/' }), /LiveAPI URL of the credential must start with wss:\/\/ or ws:\/\//],
		['LiveAPI that accepts connections', () => ({ liveApiUrl: 'ws://127.0.0.1:9/live/' }), /^The LiveAPI at 127\.0\.0\.1:9 refuses connections\. /],
	])('no such %s', async (_, changes, message) => {
		expect((await refusal(changes())).message).toMatch(message);
	});

	test('a LiveAPI whose certificate is not trusted', async () => {
		const { port, close } = await listen(createTlsServer(selfSigned));
		const error = await refusal({ liveApiUrl: `wss://127.0.0.1:${port}/live/` });
		await close();
		expect(error.message).toContain(`No secure connection to the LiveAPI at 127.0.0.1:${port}`);
	});

	test.each([
		[401, 'The LiveAPI of SEKOIA.IO did not accept the API key'],
		[403, 'The API key lacks a permission for the LiveAPI (needed: "View alerts")'],
		[503, 'cannot answer at present (status 503)'],
	])('a LiveAPI that answers %p', async (status, message) => {
		simulator.live.refuse(status);
		expect((await refusal({})).message).toContain(message);
	});

	test('a server that is not SEKOIA.IO', async () => {
		simulator.faults.add({ path: '/api/v1/me', status: 200, body: '<html>Welcome</html>' });
		expect((await refusal({})).message).toContain('a web page instead of JSON');
	});

	test('no event chosen', async () => {
		expect((await refusal({}, { events: [] })).message).toBe('"Trigger On" is empty. Enter a value for "Trigger On".');
	});

	test('and leaves nothing open', async () => {
		simulator.live.refuse(503);
		await refusal({});
		simulator.live.refuse(undefined);
		await pause(300);
		expect(simulator.live.connections).toBe(0);
	});
});

describe('an active trigger', () => {
	test('authenticates by a cookie and asks for notifications, as the LiveAPI expects', async () => {
		await open();
		await connected();
		await pause(50);
		const [handshake] = simulator.live.handshakes;
		expect(handshake!.headers.cookie).toBe(`access_token_cookie=${simulator.apiKey}`);
		expect(handshake!.headers).not.toHaveProperty('authorization');
		expect(handshake!.frames.map((frame) => JSON.parse(frame) as unknown)).toEqual([{ action: 'upgrade' }]);
	});

	test('stops with one error when its key is revoked', async () => {
		const apiKey = simulator.addApiKey();
		await open({ apiKey });
		await connected();
		simulator.revokeApiKey(apiKey);
		await failure();
		await pause(300);
		expect(trigger!.errors.map(({ message }) => message)).toEqual([expect.stringContaining('did not accept the API key')]);
		expectCureInMessage(trigger!.errors[0]!);
		expect(simulator.live.connections).toBe(0);
		const handshakes = simulator.live.handshakes.length;
		await pause(300);
		expect(simulator.live.handshakes).toHaveLength(handshakes);
	});

	test('notices that its key was revoked even while the socket stays open', async () => {
		const apiKey = simulator.addApiKey();
		await open({ apiKey });
		await connected();
		simulator.faults.add({ path: /./, status: 401, times: Infinity });
		await failure();
		expect(trigger!.errors[0]!.message).toContain('did not accept the API key');
	});

	test('does not treat a lost connection as an error', async () => {
		await open();
		await connected();
		simulator.live.dropAll(1011);
		await until(() => simulator.live.accepted === 2, 'the trigger has connected again');
		expect(trigger!.errors).toEqual([]);
		expect(trigger!.failedExecutions).toEqual([]);
	});

	test('puts its key neither into the static data nor into the output', async () => {
		const database = new Database();
		trigger = await activate({ parameters: { events: ['anyAlertUpdate'] }, credential: credentialFor(simulator), database });
		await connected();
		simulator.world.createAlert();
		await emission();
		const everything = JSON.stringify([database.staticData, trigger.emitted.map(({ json }) => json)]);
		expect(everything).toContain('alert-created');
		expect(everything).not.toContain(simulator.apiKey);
	});
});

describe('deactivation', () => {
	test.each([
		['connected', () => undefined],
		['half-open', () => simulator.live.halfOpen(true)],
		['waiting to reconnect', () => (simulator.live.refuse(503), simulator.live.dropAll())],
	])('while %s ends everything within a second', async (_, prepare) => {
		await open();
		await connected();
		prepare();
		await pause(60);
		const before = Date.now();
		await trigger!.close();
		expect(Date.now() - before).toBeLessThan(1000);
		simulator.live.refuse(undefined);
		await pause(150); // What was on its way when it closed may still arrive.
		const handshakes = simulator.live.handshakes.length;
		const requests = simulator.requests.length;
		await pause(500);
		expect(simulator.live.connections).toBe(0);
		expect(simulator.live.handshakes).toHaveLength(handshakes);
		expect(simulator.requests).toHaveLength(requests);
	});

	test('while an alert is being fetched prevents its emission', async () => {
		await open();
		await connected();
		await pause(50);
		simulator.faults.add({ path: /alerts\/.{36}/, delayMs: 200 });
		simulator.world.createAlert();
		await pause(100);
		await trigger!.close();
		await pause(300);
		expect(trigger!.emitted).toEqual([]);
	});

	test('can be repeated without harm', async () => {
		await open();
		await trigger!.close();
		await expect(trigger!.close()).resolves.toBeUndefined();
	});

	test('leaves neither timers nor sockets', async () => {
		const handles = () => process.getActiveResourcesInfo().filter((name) => /Timeout|TCPSocketWrap/.test(name)).length;
		await pause(100);
		const before = handles();
		await open();
		await connected();
		simulator.world.createAlert();
		await emission();
		await trigger!.close();
		await disconnected();
		await pause(100);
		// The connections that n8n's HTTP client keeps alive do not belong to the trigger.
		expect(handles()).toBeLessThanOrEqual(before + 4);
	});
});

describe('a test in the editor', () => {
	const manually = async (events: string[], options: IDataObject = {}, filters: IDataObject = {}) =>
		await runManually({ events, options, filters }, credentialFor(simulator));
	/** The items of the test, which is then closed. */
	const first = async (run: Awaited<ReturnType<typeof manually>>) => {
		const items = await run.items;
		await run.close();
		return items;
	};

	test('outputs the newest alert as a sample at once', async () => {
		const alert = simulator.world.createAlert();
		const items = await first(await manually(['alertCreated']));
		expect(items).toHaveLength(1);
		expect(items[0]!.json).toMatchObject({ event_type: 'alert-created', alert_uuid: alert.uuid, short_id: alert.short_id });
		expect(items[0]!.binary).toBeUndefined();
		expect(simulator.live.handshakes).toHaveLength(0);
	});

	test('outputs a sample that passes the filters', async () => {
		const wanted = simulator.world.createAlert({ urgency: 99 });
		simulator.world.createAlert({ urgency: 10 });
		const [item] = await first(await manually(['alertStatusChanged'], {}, { minimumUrgency: 99 }));
		expect(item!.json).toMatchObject({ event_type: 'alert-status-changed', alert_uuid: wanted.uuid, urgency: 99 });
	});

	test('outputs a sample with a comment for a comment event', async () => {
		const { uuid } = simulator.world.createAlert();
		simulator.world.addComment(uuid, 'old');
		simulator.world.addComment(uuid, 'new');
		simulator.world.createAlert();
		const [item] = await first(await manually(['alertCommentCreated']));
		expect(item!.json).toMatchObject({ alert_uuid: uuid, comment: { content: 'new' } });
	});

	test('waits for a real event when samples are off', async () => {
		const run = await manually(['alertCreated'], { sample: false });
		await connected();
		await pause(50);
		const { uuid } = simulator.world.createAlert();
		const [item] = await first(run);
		expect(item!.json).toMatchObject({ event_type: 'alert-created', alert_uuid: uuid });
		expect(item!.json).not.toHaveProperty('recovered');
		expect(simulator.live.connections).toBe(0);
	});

	test('shows what is wrong', async () => {
		const run = await runManually({ events: ['alertCreated'] }, credentialFor(simulator, { apiKey: 'wrong' }));
		await expect(run.items).rejects.toThrow('SEKOIA.IO did not accept the API key');
		const live = await runManually(
			{ events: ['alertCreated'], options: { sample: false } },
			credentialFor(simulator, { liveApiUrl: 'ws://127.0.0.1:9/live/' }),
		);
		await expect(live.items).rejects.toThrow('refuses connections');
	});

	test('can be stopped', async () => {
		const run = await manually(['alertCreated'], { sample: false });
		await connected();
		await run.close();
		expect(await disconnected()).toBe(true);
	});
});
