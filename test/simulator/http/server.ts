import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Access, ApiKey } from './access';
import { acceptBody, readBody, recordBody } from './body';
import { badRequest, tooManyRequests } from './errors';
import type { Faults } from '../control/faults';
import { parseQuery } from './query';
import type { RateLimit } from './rateLimit';
import { recordRequest, type RecordedRequest } from './recorder';
import { encodeReply, errorReply, faultAnswer, send, toReply } from './respond';
import type { Reply } from './route';
import type { Router } from './router';
import type { Timers } from '../control/timers';
import type { World } from '../state/world';

interface ServerParts {
	router: Router;
	world: World;
	access: Access;
	faults: Faults;
	rateLimit: RateLimit;
	timers: Timers;
	requests: RecordedRequest[];
}

/** The HTTP side: listens, records each request, injects faults, checks the request and calls its route. */
export class HttpServer {
	private server: Server | undefined;
	private readonly sockets = new Set<Socket>();

	constructor(
		private readonly parts: ServerParts,
		private readonly onUpgrade: (request: IncomingMessage, socket: Socket, head: Buffer) => void,
	) {}

	/** Listens on loopback. @returns the port: the one given or, for 0, a free one */
	async listen(port: number): Promise<number> {
		const server = createServer((request, response) => void this.handle(request, response));
		server.on('connection', (socket) => {
			this.sockets.add(socket);
			socket.once('close', () => this.sockets.delete(socket));
		});
		server.on('upgrade', (request, socket, head) => this.onUpgrade(request, socket as Socket, head));
		server.listen(port, '127.0.0.1');
		await once(server, 'listening');
		this.server = server;
		return (server.address() as AddressInfo).port;
	}

	/** Stops listening and cuts all connections. */
	async close(): Promise<void> {
		const { server } = this;
		if (!server) return;
		this.server = undefined;
		const closed = new Promise((resolve) => server.close(resolve));
		for (const socket of this.sockets) socket.destroy();
		await closed;
	}

	private async handle(message: IncomingMessage, response: ServerResponse): Promise<void> {
		const { faults, timers, requests } = this.parts;
		const request = recordRequest(message.method ?? '', message.url ?? '', message.headers);
		requests.push(request);
		response.once('close', () => (request.endedAt = Date.now()));
		try {
			recordBody(request, await readBody(message));
		} catch {
			return; // The client disconnected in the middle of its request.
		}

		const fault = faults.take(request.method, request.path, request.query);
		if (fault?.delayMs) await timers.sleep(fault.delayMs);
		if (response.destroyed) return;
		if (fault?.reset) {
			message.socket.destroy();
			return;
		}
		const answer = (fault && faultAnswer(fault)) ?? encodeReply(await this.answer(request));
		if (response.destroyed) return;
		request.status = answer.status;
		response.setHeader('date', this.parts.world.now().toUTCString());
		send(response, answer, fault);
	}

	private async answer(request: RecordedRequest): Promise<Reply> {
		const { router, rateLimit, world, access } = this.parts;
		try {
			if (!rateLimit.allows(Date.now())) throw tooManyRequests(1);
			const { route, params } = router.find(request.method, request.path, (found) => found.enabled?.(world) ?? true);
			const key = route.public ? refuseCredentials(request) : access.check(route, request.headers);
			const query = parseQuery(route.query, request.query);
			acceptBody(route, request);
			const { body, parts } = request;
			return toReply(await route.run({ world, params, query, body, parts, key: key as ApiKey, request }));
		} catch (error) {
			return errorReply(error);
		}
	}
}

/** An API key must never reach an endpoint that does not use it. */
function refuseCredentials(request: RecordedRequest): undefined {
	if (request.headers.authorization !== undefined) throw badRequest('No Authorization header is expected here');
}
