import type { IncomingMessage } from 'node:http';
import { WebSocket } from 'ws';
import { until } from '../../harness/wait';
import type { JsonObject, Simulator } from '../../simulator';

export type Notification = JsonObject & {
	type?: string;
	action?: string;
	attributes?: JsonObject;
	metadata?: JsonObject;
};

/** A LiveAPI client that keeps everything it receives. */
export class Listener {
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

	/** The status of the refused handshake, or the error if there was no answer. */
	async refusal(): Promise<number | string> {
		return await new Promise((resolve) => {
			const { socket } = this;
			socket.on('unexpected-response', (_request: unknown, { statusCode }: IncomingMessage) =>
				resolve(statusCode ?? 0),
			);
			socket.on('error', (error) => resolve(error.message));
		});
	}
}

/** Starts a handshake, with a valid key unless another one, or none (`null`), is given. */
export function open(
	simulator: Simulator,
	{ key = simulator.apiKey, url = simulator.liveApiUrl }: { key?: string | null; url?: string } = {},
): Listener {
	const headers: Record<string, string> = key === null ? {} : { cookie: `other=1; access_token_cookie=${key}` };
	return new Listener(new WebSocket(url, { headers }));
}

/** A listener that is connected, but has not asked for v2 notifications. */
export async function connectWithoutUpgrade(simulator: Simulator): Promise<Listener> {
	const listener = open(simulator);
	await until(() => listener.frames.length > 0, 'the simulator has accepted the connection');
	return listener;
}

/** A listener that is connected and has asked for v2 notifications. */
export async function connect(simulator: Simulator): Promise<Listener> {
	const listener = await connectWithoutUpgrade(simulator);
	listener.socket.send('{"action": "upgrade"}');
	await until(() => simulator.live.handshakes.at(-1)?.frames.length === 1, 'the simulator has read the upgrade frame');
	return listener;
}
