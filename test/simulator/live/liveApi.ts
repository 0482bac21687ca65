import { STATUS_CODES, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Access } from '../http/access';
import type { Raised } from './notifications';
import type { Timers } from '../control/timers';

/** A WebSocket handshake as it arrived. */
interface Handshake {
	url: string;
	headers: IncomingHttpHeaders;
	/** HTTP status of the answer: 101 when accepted; undefined when the connection was cut. */
	status: number | undefined;
	/** Text frames that the client sent afterwards. */
	frames: string[];
	/** Pings that the client sent afterwards. */
	pings: number;
	at: number;
}

interface Connection {
	socket: WebSocket;
	token: string;
	/** Has asked for v2 notifications. */
	upgraded: boolean;
	/** Nothing is sent any more, though the connection stays open. */
	dead: boolean;
}

const REORDER_WINDOW_MS = 50;
const BIG_FRAME_BYTES = 5 * 1024 * 1024;

/** The WebSocket side: sends notifications to all connections, and misbehaves on demand. */
export class LiveApi {
	/** All handshakes so far, refused ones included. */
	readonly handshakes: Handshake[] = [];
	/** Delays handshakes and each frame sent. */
	delayMs = 0;
	private readonly server = new WebSocketServer({ noServer: true, autoPong: false, maxPayload: 1024 * 1024 });
	private readonly open = new Set<Connection>();
	private refusal: number | 'reset' | undefined;
	private silent = false;
	private deaf = false;
	private paused = false;
	private doubled = false;
	private reordered = false;
	private held: Raised[] = [];

	constructor(
		private readonly access: Access,
		private readonly timers: Timers,
	) {}

	/** Connections open now. */
	get connections(): number {
		return this.open.size;
	}

	/** Handshakes accepted so far. */
	get accepted(): number {
		return this.handshakes.filter((handshake) => handshake.status === 101).length;
	}

	/** Closes all connections with this close code or, without one, cuts them. */
	dropAll(code?: number): void {
		for (const { socket } of this.open) {
			if (code === undefined) socket.terminate();
			else socket.close(code);
		}
	}

	/**
	 * Connections that are open now or are made while it is on fall silent for good, as if the server had vanished
	 * without closing them: no frames, no answers to pings.
	 */
	halfOpen(on: boolean): void {
		this.silent = on;
		if (on) for (const connection of this.open) connection.dead = true;
	}

	/** While on, pings get no answer; notifications are still sent. */
	ignorePings(on: boolean): void {
		this.deaf = on;
	}

	/** Refuses handshakes with this status, or by cutting the connection; undefined accepts them again. */
	refuse(how: number | 'reset' | undefined): void {
		this.refusal = how;
	}

	/** While on, each notification is sent twice. */
	duplicate(on: boolean): void {
		this.doubled = on;
	}

	/** While on, notifications raised within 50 ms of each other arrive in reverse order. */
	reorder(on: boolean): void {
		this.reordered = on;
		if (!on) this.releaseHeld();
	}

	/** While on, notifications are lost for good; connections stay open. */
	pause(on: boolean): void {
		this.paused = on;
	}

	/** Sends this to every connection as is: a string as a text frame, a Buffer as a binary one. */
	sendRaw(data: string | Buffer): void {
		for (const connection of this.open) this.transmit(connection, data);
	}

	/** Sends one frame of every kind that a client must survive. */
	garbage(): void {
		const json = (value: unknown) => this.sendRaw(JSON.stringify(value));
		this.sendRaw('{"metadata": {"version": 2');
		this.sendRaw('not json at all');
		this.sendRaw('');
		this.sendRaw(Buffer.from([0, 1, 2, 0xff]));
		for (const value of [null, 42, 'text', [], {}, [{ type: 'alert' }]]) json(value);
		json({ metadata: { version: 3, uuid: 'x' }, type: 'alert', action: 'created', attributes: {} });
		json({ metadata: { version: 2 }, type: 'weather', action: 'changed', attributes: { uuid: 'x' } });
		json({ metadata: { version: 2 }, type: 'alert', action: 'created', attributes: {} });
		json({ metadata: { version: 2 }, type: 'alert', action: 'updated', attributes: null });
		json({ event_version: 1, event_type: 'alert', attributes: { event: 'alert-created' } });
		json({ event_version: 1, event_type: 'alert', attributes: { event: 'alert-exploded', alert_uuid: 'x' } });
		const padding = { data: 'x'.repeat(BIG_FRAME_BYTES) };
		json({ metadata: { version: 2 }, type: 'padding', action: 'created', attributes: padding });
	}

	/** Sends a notification to all connections. */
	announce(raised: Raised): void {
		if (this.paused) return;
		if (!this.reordered) {
			this.deliver(raised);
			return;
		}
		this.held.push(raised);
		if (this.held.length === 1) this.timers.after(REORDER_WINDOW_MS, () => this.releaseHeld());
	}

	/** Accepts or refuses an upgrade request that the HTTP server received. */
	async handleUpgrade(request: IncomingMessage, socket: Socket, head: Buffer): Promise<void> {
		const url = request.url ?? '';
		const { headers } = request;
		const handshake: Handshake = { url, headers, status: undefined, frames: [], pings: 0, at: Date.now() };
		this.handshakes.push(handshake);
		socket.on('error', () => {});
		if (this.delayMs > 0) await this.timers.sleep(this.delayMs);
		if (socket.destroyed) return;
		if (this.refusal === 'reset') {
			socket.destroy();
			return;
		}
		const token = cookie(headers, 'access_token_cookie');
		handshake.status = this.refusal ?? this.statusFor(url, token);
		if (handshake.status !== 101) {
			refuseHandshake(socket, handshake.status);
			return;
		}
		this.server.handleUpgrade(request, socket, head, (client) => this.accept(client, token ?? '', handshake));
	}

	/** Closes the connections made with this key. */
	closeConnectionsOf(token: string): void {
		for (const connection of this.open) {
			if (connection.token === token) connection.socket.close(1008);
		}
	}

	/** Cuts all connections; what was held back for reordering is lost. */
	terminateAll(): void {
		this.held = [];
		this.dropAll();
	}

	/** Ends for good. */
	close(): void {
		this.terminateAll();
		this.server.close();
	}

	private statusFor(url: string, token: string | undefined): number {
		if (url.split('?')[0] !== '/live/') return 404;
		const key = this.access.find(token);
		if (!key) return 401;
		return key.permissions.includes('View alerts') ? 101 : 403;
	}

	private accept(socket: WebSocket, token: string, handshake: Handshake): void {
		const connection: Connection = { socket, token, upgraded: false, dead: this.silent };
		this.open.add(connection);
		socket.on('close', () => this.open.delete(connection));
		socket.on('error', () => socket.terminate());
		socket.on('ping', (data) => {
			handshake.pings++;
			if (!connection.dead && !this.deaf) socket.pong(data);
		});
		socket.on('message', (data, isBinary) => {
			if (isBinary) return;
			const frame = String(data);
			handshake.frames.push(frame);
			connection.upgraded ||= isUpgrade(frame);
		});
		this.transmit(connection, JSON.stringify({ authenticated: true }));
	}

	private deliver(raised: Raised): void {
		for (const connection of this.open) {
			const copies = connection.upgraded ? [raised.v1, raised.v2] : [raised.v1];
			for (const copy of copies) {
				if (!copy) continue;
				this.transmit(connection, JSON.stringify(copy));
				if (this.doubled) this.transmit(connection, JSON.stringify(copy));
			}
		}
	}

	private releaseHeld(): void {
		const held = this.held.reverse();
		this.held = [];
		for (const raised of held) this.deliver(raised);
	}

	private transmit(connection: Connection, data: string | Buffer): void {
		const { socket } = connection;
		const send = () => {
			if (connection.dead || socket.readyState !== socket.OPEN) return;
			socket.send(data, { binary: typeof data !== 'string' });
		};
		if (this.delayMs > 0) this.timers.after(this.delayMs, send);
		else send();
	}
}

function refuseHandshake(socket: Socket, status: number): void {
	const body = JSON.stringify({ message: 'Handshake refused' });
	const head = [
		`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? 'Refused'}`,
		'Content-Type: application/json',
		`Content-Length: ${body.length}`,
		'Connection: close',
	];
	socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}

function isUpgrade(frame: string): boolean {
	try {
		return (JSON.parse(frame) as { action?: unknown } | null)?.action === 'upgrade';
	} catch {
		return false;
	}
}

function cookie(headers: IncomingHttpHeaders, name: string): string | undefined {
	const pairs = (headers.cookie ?? '').split(/;\s*/);
	return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}
