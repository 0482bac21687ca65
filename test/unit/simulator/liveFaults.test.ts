import { WebSocket } from 'ws';
import { pause, until } from '../../harness/wait';
import { startSimulator, type Simulator } from '../../simulator';
import { connect, open, type Listener } from './listener';

/** Long enough for whatever was sent to arrive. */
const SETTLE_MS = 50;

let simulator: Simulator;

beforeEach(async () => {
	simulator = await startSimulator({ alerts: 3, events: 30 });
});
afterEach(() => simulator.stop());

describe('faults of the LiveAPI', () => {
	const v2Uuids = (listener: Listener) => listener.v2.map(({ attributes }) => attributes?.uuid);

	it('close connections, with a close code or without', async () => {
		const [polite, cut] = [await connect(simulator), await connect(simulator)];
		simulator.live.dropAll(1012);
		await until(() => polite.closeCode === 1012 && cut.closeCode === 1012, 'both connections are closed');
		const another = await connect(simulator);
		simulator.live.dropAll();
		await until(() => another.closeCode === 1006, 'the connection is cut');
		await until(() => simulator.live.connections === 0, 'no connection is left');
		expect(simulator.live.accepted).toBe(3);
	});

	it('refuse handshakes', async () => {
		simulator.live.refuse(503);
		expect(await open(simulator).refusal()).toBe(503);
		simulator.live.refuse('reset');
		expect(await open(simulator).refusal()).toMatch(/socket hang up|ECONNRESET/);
		simulator.live.refuse(undefined);
		await connect(simulator);
		expect(simulator.live.handshakes.map(({ status }) => status)).toEqual([503, undefined, 101]);
	});

	it('make connections fall silent', async () => {
		const before = await connect(simulator);
		simulator.live.halfOpen(true);
		const during = open(simulator);
		await until(() => during.socket.readyState === WebSocket.OPEN, 'the connection is open');
		simulator.live.halfOpen(false);
		const after = await connect(simulator);
		for (const { socket } of [before, during, after]) socket.ping();
		simulator.world.createAlert();
		await until(() => after.v2.length === 1 && after.pongs === 1, 'the third connection is served');
		await pause(SETTLE_MS);
		expect([before.frames.length, before.pongs]).toEqual([1, 0]);
		expect([during.frames.length, during.pongs]).toEqual([0, 0]);
		expect(simulator.live.handshakes.map(({ pings }) => pings)).toEqual([1, 1, 1]);
	});

	it('leave pings unanswered while notifications go on', async () => {
		const listener = await connect(simulator);
		simulator.live.ignorePings(true);
		listener.socket.ping();
		simulator.world.createAlert();
		await until(() => listener.v2.length === 1, 'the notification has arrived');
		await pause(SETTLE_MS);
		expect(listener.pongs).toBe(0);
		simulator.live.ignorePings(false);
		listener.socket.ping();
		await until(() => listener.pongs === 1, 'the ping is answered');
	});

	it('lose, duplicate, reorder and delay notifications', async () => {
		const listener = await connect(simulator);
		simulator.live.pause(true);
		simulator.world.createAlert();
		simulator.live.pause(false);

		simulator.live.duplicate(true);
		const doubled = simulator.world.createAlert().uuid;
		simulator.live.duplicate(false);
		await until(() => listener.v2.length === 2, 'the notification has arrived twice');
		expect(v2Uuids(listener)).toEqual([doubled, doubled]);

		simulator.live.reorder(true);
		const uuids = [1, 2, 3].map(() => simulator.world.createAlert().uuid);
		await until(() => listener.v2.length === 5, 'the reordered notifications have arrived');
		expect(v2Uuids(listener).slice(2)).toEqual([...uuids].reverse());
		simulator.live.reorder(false);

		simulator.live.delayMs = 60;
		const startedAt = Date.now();
		simulator.world.createAlert();
		await until(() => listener.v2.length === 6, 'the delayed notification has arrived');
		expect(Date.now() - startedAt).toBeGreaterThanOrEqual(55);
		expect(simulator.world.notifications).toHaveLength(6);
	});

	it('send frames of every kind that a client must survive', async () => {
		const listener = await connect(simulator);
		simulator.live.garbage();
		simulator.live.sendRaw('the end');
		await until(() => listener.frames.at(-1)?.data === 'the end', 'all frames have arrived');
		expect(listener.frames.some(({ isBinary }) => isBinary)).toBe(true);
		expect(Math.max(...listener.frames.map(({ data }) => data.length))).toBeGreaterThan(5 * 1024 * 1024);
		expect(listener.frames.filter(({ data }) => data === '')).toHaveLength(1);
	});

	it('take the whole server away and bring it back', async () => {
		const listener = await connect(simulator);
		const url = simulator.liveApiUrl;
		await simulator.stopListening();
		await until(() => listener.closeCode === 1006, 'the connection is cut');
		expect(await open(simulator).refusal()).toMatch(/ECONNREFUSED/);
		await simulator.startListening();
		expect(simulator.liveApiUrl).toBe(url);
		await connect(simulator);
	});

	it('end at once when the simulator stops', async () => {
		const listener = await connect(simulator);
		simulator.live.delayMs = 60_000;
		const waiting = open(simulator);
		await until(() => simulator.live.handshakes.length === 2, 'the second handshake has begun');
		const startedAt = Date.now();
		await simulator.stop();
		await until(() => listener.closeCode === 1006 && waiting.closeCode === 1006, 'both connections are cut');
		expect(Date.now() - startedAt).toBeLessThan(1000);
	});
});
