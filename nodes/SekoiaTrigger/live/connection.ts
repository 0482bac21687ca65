import { globalAgent as httpAgent, Agent as HttpAgent } from 'node:http';
import { globalAgent as httpsAgent, Agent as HttpsAgent } from 'node:https';

import WebSocket from 'ws';

import { isRefusal, type Failure } from '../../shared/http/failure';
import { isJsonObject, type JsonObject } from '../../shared/json';
import { reconnectWait, RECONNECT_TIMINGS, type ReconnectTimings } from './reconnectWait';

/** All times of a connection, in milliseconds. */
export interface LiveTimings extends ReconnectTimings {
	/** Time for the handshake */
	connect: number;
	/** How often the server is asked for a sign of life */
	pingEvery: number;
	/** Time for its answer */
	pong: number;
	/** Time for the closing handshake */
	close: number;
}

export const LIVE_TIMINGS: LiveTimings = {
	connect: 10_000,
	pingEvery: 20_000,
	pong: 5_000,
	close: 500,
	...RECONNECT_TIMINGS,
};

/** Larger frames end the connection. A notification is usually small, but may carry megabytes. */
const MAX_FRAME_BYTES = 16 * 1024 * 1024;
/** Asks for v2 notifications beside v1. */
const UPGRADE_FRAME = '{"action": "upgrade"}';

/** Why a handshake failed. */
export type LiveFailure = Exclude<Failure, { kind: 'content' }>;

interface LiveHandlers {
	/** The socket is open and asked for notifications; called for each connection */
	onOpen(): void;
	/** A JSON object arrived; its members are not checked */
	onNotification(message: JsonObject): void;
	/** An open connection was lost; the next one is on its way */
	onGap(reason: string): void;
	/** The server does not accept the key any more; the connection is closed for good */
	onFatal(failure: LiveFailure): void;
	/** What else happens, for the log */
	onNote(text: string): void;
}

type LiveState = 'idle' | 'connecting' | 'open' | 'waiting' | 'closed';

/**
 * A lasting connection to the LiveAPI: a socket that is watched with pings, and replaced whenever it is
 * lost. `idle -> connecting -> open -> waiting -> connecting ...`, and `closed` at the end.
 */
export class LiveConnection {
	private current: LiveState = 'idle';
	private socket: WebSocket | undefined;
	private failedInARow = 0;
	private openedAt = 0;
	private retryTimer: NodeJS.Timeout | undefined;
	private pingTimer: NodeJS.Timeout | undefined;
	private pongTimer: NodeJS.Timeout | undefined;

	constructor(
		private readonly url: string,
		private readonly apiKey: string,
		private readonly handlers: LiveHandlers,
		private readonly timings: LiveTimings = LIVE_TIMINGS,
	) {}

	/** Where it is in the cycle above. */
	get state(): LiveState {
		return this.current;
	}

	/** Makes the first connection. @returns why there is none, or undefined when it is open */
	async start(): Promise<LiveFailure | undefined> {
		return await this.connect();
	}

	/** After a `start` that failed: tries again and again, as after a lost connection. */
	keepTrying(): void {
		if (this.current === 'idle') this.reconnectLater();
	}

	/** Replaces the socket, which is believed to be dead. */
	restart(reason: string): void {
		if (this.current === 'open') this.lose(reason);
	}

	/** Closes it for good. A server that does not take part is waited for no longer than `timings.close`. */
	async close(): Promise<void> {
		this.current = 'closed';
		this.clearTimers();
		const { socket } = this;
		this.socket = undefined;
		if (!socket || socket.readyState === WebSocket.CLOSED) return;
		await new Promise<void>((resolve) => {
			const timer = setTimeout(() => {
				socket.terminate();
				resolve();
			}, this.timings.close);
			socket.once('close', () => {
				clearTimeout(timer);
				resolve();
			});
			if (socket.readyState === WebSocket.OPEN) socket.close(1000);
			else socket.terminate();
		});
	}

	private async connect(): Promise<LiveFailure | undefined> {
		this.current = 'connecting';
		const opened = await this.open();
		if (this.isClosed()) {
			// Closed while the handshake was under way.
			if (opened instanceof WebSocket) opened.terminate();
			return undefined;
		}
		if (!(opened instanceof WebSocket)) {
			this.failedInARow++;
			this.current = 'idle';
			return opened;
		}
		this.take(opened);
		return undefined;
	}

	private isClosed(): boolean {
		return this.current === 'closed';
	}

	private async open(): Promise<WebSocket | LiveFailure> {
		return await new Promise((resolve) => {
			let socket: WebSocket;
			try {
				socket = new WebSocket(this.url, {
					headers: { Cookie: `access_token_cookie=${this.apiKey}` },
					handshakeTimeout: this.timings.connect,
					maxPayload: MAX_FRAME_BYTES,
					perMessageDeflate: false,
					agent: proxyAgent(this.url),
				});
			} catch (error) {
				// Thrown for a key that no header can carry. Its text names the header, not the key.
				resolve({ kind: 'network', code: codeOf(error) });
				return;
			}
			this.socket = socket;
			socket.once('unexpected-response', (_request, response) => {
				resolve({ kind: 'status', status: response.statusCode ?? 0 });
				socket.terminate();
			});
			// Stays for the socket's life: an error without a listener would end the process.
			socket.on('error', (error) => resolve({ kind: 'network', code: codeOf(error) }));
			socket.once('close', () => resolve({ kind: 'network', code: 'ECONNRESET' }));
			socket.once('open', () => {
				// Frames may follow at once, before the promise's continuation runs.
				this.listen(socket);
				resolve(socket);
			});
		});
	}

	private listen(socket: WebSocket): void {
		socket.on('message', (data, isBinary) => {
			if (this.socket === socket && !this.isClosed()) this.receive(data, isBinary);
		});
		socket.on('pong', () => {
			if (this.socket === socket) this.alive();
		});
		socket.on('close', (code) => {
			if (this.socket === socket) this.lose(`the connection was closed (code ${code})`);
		});
	}

	private take(socket: WebSocket): void {
		if (socket.readyState !== WebSocket.OPEN) {
			// Lost again before this code ran.
			this.reconnectLater();
			return;
		}
		this.current = 'open';
		this.openedAt = Date.now();
		socket.send(UPGRADE_FRAME);
		this.pingTimer = setInterval(() => this.ping(socket), this.timings.pingEvery);
		this.handlers.onOpen();
	}

	private ping(socket: WebSocket): void {
		if (this.pongTimer || socket.readyState !== WebSocket.OPEN) return;
		this.pongTimer = setTimeout(() => this.lose('the server did not answer a ping'), this.timings.pong);
		socket.ping();
	}

	private alive(): void {
		clearTimeout(this.pongTimer);
		this.pongTimer = undefined;
	}

	private receive(data: WebSocket.RawData, isBinary: boolean): void {
		if (isBinary) {
			this.handlers.onNote('ignored a binary frame');
			return;
		}
		const message = parseObject(String(data));
		if (message === undefined) this.handlers.onNote('ignored a frame that is not a JSON object');
		else this.handlers.onNotification(message);
	}

	private lose(reason: string): void {
		if (this.current !== 'open') return;
		this.clearTimers();
		const { socket } = this;
		this.socket = undefined;
		socket?.terminate();
		if (Date.now() - this.openedAt >= this.timings.stable) this.failedInARow = 0;
		this.handlers.onGap(reason);
		this.reconnectLater();
	}

	private reconnectLater(): void {
		if (this.isClosed()) return;
		this.current = 'waiting';
		this.retryTimer = setTimeout(() => void this.reconnect(), reconnectWait(this.failedInARow, this.timings));
	}

	private async reconnect(): Promise<void> {
		const failure = await this.connect();
		if (failure === undefined || this.isClosed()) {
			// A connection that does not last must not be tried again every second.
			if (!this.isClosed()) this.failedInARow++;
			return;
		}
		if (isRefusal(failure)) {
			await this.close();
			this.handlers.onFatal(failure);
			return;
		}
		this.handlers.onNote(`no connection: ${describe(failure)}`);
		this.reconnectLater();
	}

	private clearTimers(): void {
		clearTimeout(this.retryTimer);
		clearInterval(this.pingTimer);
		this.alive();
	}
}

const describe = (failure: LiveFailure) =>
	failure.kind === 'status' ? `the server answered with status ${failure.status}` : failure.code;

function parseObject(text: string): JsonObject | undefined {
	try {
		const parsed: unknown = JSON.parse(text);
		return isJsonObject(parsed) ? parsed : undefined;
	} catch {
		return undefined;
	}
}

function codeOf(error: unknown): string {
	const { code, message } = error as { code?: unknown; message?: unknown };
	if (typeof code === 'string') return code;
	return message === 'Opening handshake has timed out' ? 'ETIMEDOUT' : 'EPROTO';
}

/** n8n replaces Node's agents when it has to go through a proxy; `ws` would not use them by itself. */
function proxyAgent(url: string): HttpAgent | undefined {
	const isSecure = url.startsWith('wss:');
	const agent = isSecure ? httpsAgent : httpAgent;
	const usual = isSecure ? HttpsAgent : HttpAgent;
	return agent.constructor === usual ? undefined : agent;
}
