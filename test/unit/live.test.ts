import http, { Agent, createServer } from 'node:http';
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';

import { WebSocketServer, type WebSocket } from 'ws';

import type { JsonObject } from '../../nodes/shared/json';
import { LiveConnection, type LiveFailure, type LiveTimings } from '../../nodes/SekoiaTrigger/live/connection';
import { listen } from '../harness/loopback';
import { pause, until } from '../harness/wait';

const TIMINGS: LiveTimings = { connect: 400, pingEvery: 60, pong: 300, firstRetry: 20, longestRetry: 80, stable: 500, close: 100 };

/** A LiveAPI whose answers to handshakes and pings the test decides. */
class Live {
	readonly sockets: WebSocket[] = [];
	readonly frames: string[] = [];
	readonly cookies: Array<string | undefined> = [];
	handshakes = 0;
	refuse: number | 'silence' | undefined;
	pongs = true;
	private readonly silenced: Duplex[] = [];
	private readonly http = createServer();
	private close?: () => Promise<void>;
	private readonly ws = new WebSocketServer({ noServer: true, autoPong: false });

	async listen(): Promise<string> {
		this.http.on('upgrade', (request, socket, head) => {
			this.handshakes++;
			this.cookies.push(request.headers.cookie);
			socket.on('error', () => undefined);
			if (this.refuse === 'silence') {
				this.silenced.push(socket);
				return;
			}
			if (this.refuse !== undefined) {
				socket.end(`HTTP/1.1 ${this.refuse} No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
				return;
			}
			this.ws.handleUpgrade(request, socket, head, (client) => {
				this.sockets.push(client);
				client.on('error', () => undefined);
				client.on('message', (data) => this.frames.push(String(data)));
				client.on('ping', () => this.pongs && client.pong());
			});
		});
		const { port, close } = await listen(this.http);
		this.close = close;
		return `ws://127.0.0.1:${port}/live/`;
	}

	send(data: string | Buffer): void {
		this.sockets.at(-1)!.send(data);
	}

	async stop(): Promise<void> {
		for (const socket of this.ws.clients) socket.terminate();
		for (const socket of this.silenced) socket.destroy();
		this.ws.close();
		await this.close?.();
	}
}

let live: Live;
let url: string;
let connection: LiveConnection;
let opened: number;
let messages: JsonObject[];
let gaps: string[];
let fatal: LiveFailure[];
let notes: string[];

const make = (timings: Partial<LiveTimings> = {}, apiKey = 'key-1', address = url) =>
	(connection = new LiveConnection(
		address,
		apiKey,
		{
			onOpen: () => opened++,
			onNotification: (message) => messages.push(message),
			onGap: (reason) => gaps.push(reason),
			onFatal: (failure) => fatal.push(failure),
			onNote: (text) => notes.push(text),
		},
		{ ...TIMINGS, ...timings },
	));

beforeEach(async () => {
	opened = 0;
	[messages, gaps, fatal, notes] = [[], [], [], []];
	live = new Live();
	url = await live.listen();
});
afterEach(async () => {
	await connection.close();
	await live.stop();
});

test('opens with the key as a cookie and asks for v2 notifications', async () => {
	expect(make().state).toBe('idle');
	expect(await connection.start()).toBeUndefined();
	expect(connection.state).toBe('open');
	expect(opened).toBe(1);
	await until(() => live.frames.length === 1, 'the server has received a frame');
	expect(live.cookies).toEqual(['access_token_cookie=key-1']);
	expect(JSON.parse(live.frames[0]!)).toEqual({ action: 'upgrade' });
});

test('hands on JSON objects only, and survives all other frames', async () => {
	await make().start();
	await until(() => live.sockets.length === 1, 'the server has accepted the connection');
	for (const data of ['{"a":1}', '{"cut', '', 'null', '[1]', '"x"', Buffer.from([0, 255]), '{"b":2}']) live.send(data);
	live.send(JSON.stringify({ large: 'x'.repeat(5 * 1024 * 1024) }));
	await until(() => messages.length === 3, '3 messages are handed on');
	expect(messages[0]).toEqual({ a: 1 });
	expect(messages[1]).toEqual({ b: 2 });
	expect(notes).toHaveLength(6);
	expect(gaps).toEqual([]);
});

test('replaces a connection that an oversized frame has ended', async () => {
	await make().start();
	await until(() => live.sockets.length === 1, 'the server has accepted the connection');
	live.send('x'.repeat(17 * 1024 * 1024));
	await until(() => opened === 2, 'the connection has opened again');
	expect(gaps).toHaveLength(1);
});

test.each([
	['401', 401, { kind: 'status', status: 401 }],
	['404', 404, { kind: 'status', status: 404 }],
	['a redirect', 302, { kind: 'status', status: 302 }],
	['silence', 'silence' as const, { kind: 'network', code: 'ETIMEDOUT' }],
])('reports a first handshake that was answered with %s, and does not repeat it', async (_, refuse, failure) => {
	live.refuse = refuse;
	expect(await make().start()).toEqual(failure);
	await pause(150);
	expect(live.handshakes).toBe(1);
});

test('reports an unknown host and a closed port by their error codes', async () => {
	expect(await make({}, 'k', 'ws://no-such-host.invalid/').start()).toMatchObject({ kind: 'network', code: expect.stringMatching(/ENOTFOUND|EAI_AGAIN/) });
	expect(await make({}, 'k', 'ws://127.0.0.1:9/').start()).toEqual({ kind: 'network', code: 'ECONNREFUSED' });
});

test('fails without showing the key when no header can carry it', async () => {
	expect(await make({}, 'key\nwith break').start()).toEqual({ kind: 'network', code: 'ERR_INVALID_CHAR' });
});

test('goes through the agent that n8n installs for a proxy', async () => {
	class ProxyAgent extends Agent {
		targets: string[] = [];
		override createConnection(options: { host?: string | null }): Duplex {
			this.targets.push(String(options.host));
			const { port, hostname } = new URL(url);
			return connect(Number(port), hostname);
		}
	}
	const usual = http.globalAgent;
	const proxy = new ProxyAgent();
	http.globalAgent = proxy;
	try {
		expect(await make({}, 'k', 'ws://app.sekoia.invalid/live/').start()).toBeUndefined();
	} finally {
		http.globalAgent = usual;
	}
	expect(proxy.targets).toEqual(['app.sekoia.invalid']);
	expect(live.handshakes).toBe(1);
});

test('replaces a lost connection, again and again', async () => {
	await make().start();
	for (let i = 1; i <= 4; i++) {
		await until(() => opened === i && live.sockets.length === i, `the connection has opened ${i} times`);
		live.sockets.at(-1)!.close(1011);
	}
	await until(() => opened === 5, 'the connection has opened 5 times');
	expect(gaps).toEqual(Array(4).fill('the connection was closed (code 1011)'));
});

test('replaces a connection whose pings are not answered', async () => {
	await make().start();
	live.pongs = false;
	await until(() => gaps.length >= 1, 'a gap is reported');
	expect(gaps[0]).toBe('the server did not answer a ping');
	live.pongs = true;
	await until(() => opened >= 2, 'the connection has opened again');
	const before = gaps.length;
	await pause(300);
	expect(gaps).toHaveLength(before);
});

test('keeps trying after refusals that may be temporary', async () => {
	await make().start();
	live.refuse = 503;
	live.sockets[0]!.terminate();
	await until(() => live.handshakes >= 5, 'the server has seen 5 handshakes');
	expect(fatal).toEqual([]);
	live.refuse = undefined;
	await until(() => opened === 2, 'the connection has opened again');
});

test.each([401, 403])('gives up when it is refused with %p after the first connection', async (status) => {
	await make().start();
	live.refuse = status;
	live.sockets[0]!.terminate();
	await until(() => fatal.length === 1, 'a final failure is reported');
	expect(fatal).toEqual([{ kind: 'status', status }]);
	expect(connection.state).toBe('closed');
	const { handshakes } = live;
	await pause(200);
	expect(live.handshakes).toBe(handshakes);
});

test('waits longer with each failure, up to a limit', async () => {
	await make({ firstRetry: 40, longestRetry: 160 }).start();
	live.refuse = 503;
	live.sockets[0]!.terminate();
	await pause(900);
	// 20..40, 40..80, 80..160, then 80..160 each.
	expect(live.handshakes - 1).toBeGreaterThanOrEqual(5);
	expect(live.handshakes - 1).toBeLessThanOrEqual(12);
});

test('does not hammer a server that accepts connections and drops them', async () => {
	await make({ firstRetry: 20, longestRetry: 400 }).start();
	const timer = setInterval(() => live.sockets.forEach((socket) => socket.terminate()), 1);
	await pause(700);
	clearInterval(timer);
	expect(live.handshakes).toBeLessThan(12);
});

test('keeps trying after a failed start when told to', async () => {
	live.refuse = 503;
	expect(await make().start()).toBeDefined();
	connection.keepTrying();
	expect(connection.state).toBe('waiting');
	live.refuse = undefined;
	await until(() => opened === 1, 'the connection has opened');
});

test('replaces its socket when told that it is dead', async () => {
	await make().start();
	connection.restart('too quiet');
	expect(gaps).toEqual(['too quiet']);
	await until(() => opened === 2, 'the connection has opened again');
	connection.restart('again');
	connection.restart('and again');
	expect(gaps).toHaveLength(2);
});

describe('closing', () => {
	const closes = async () => {
		const before = Date.now();
		await connection.close();
		expect(Date.now() - before).toBeLessThan(400);
		expect(connection.state).toBe('closed');
		const { handshakes } = live;
		await pause(200);
		expect(live.handshakes).toBe(handshakes);
		expect(gaps).toEqual([]);
	};

	test('while open', async () => {
		await make().start();
		await closes();
		await until(() => live.sockets[0]!.readyState === 3, 'the socket is closed');
	});

	test('while the server does not respond', async () => {
		await make().start();
		await until(() => live.sockets.length === 1, 'the server has accepted the connection');
		live.sockets[0]!.pause();
		await closes();
	});

	test('while connecting', async () => {
		live.refuse = 'silence';
		const started = make().start();
		await until(() => live.handshakes === 1, 'the server has seen a handshake');
		await closes();
		expect(await started).toBeUndefined();
	});

	test('before it has started, and twice', async () => {
		make();
		await closes();
		await connection.close();
		expect(opened).toBe(0);
	});

	test('while waiting for the next try', async () => {
		live.refuse = 503;
		await make().start();
		connection.keepTrying();
		await closes();
	});
});
