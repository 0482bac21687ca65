import { Access, type ApiKeyOptions } from '../http/access';
import { Faults } from './faults';
import { HttpServer } from '../http/server';
import { LiveApi } from '../live/liveApi';
import { RateLimit } from '../http/rateLimit';
import type { RecordedRequest } from '../http/recorder';
import { Router } from '../http/router';
import { ALL_ROUTES } from '../routes';
import { Timers } from './timers';
import { World } from '../state/world';

export interface SimulatorOptions {
	/** The port to listen on (default: any free one). */
	port?: number;
	/** The same seed gives the same ids, alerts, events, ... */
	seed?: number;
	/** Number of alerts in the past of the tenant (default: 50). */
	alerts?: number;
	/** Number of events in the past of the tenant (default: 1000). */
	events?: number;
	/** Requests per second beyond which the answer is 429 (default: 0, no limit). */
	rateLimit?: number;
	/** False for a newer tenant, whose v1 asset API answers 404 (default: true). */
	assetsV1?: boolean;
	/** How long a search job takes to end; it spends half of it in status 0, half in status 1 (default: 100 ms). */
	searchJobMs?: number;
	/** The intake accepts a batch with some oversized events in part, and answers with one status per event. */
	intakePerEventStatus?: boolean;
	/** The simulator's clock, for tests that must not wait (default: the real one). */
	now?: () => Date;
}

/** A SEKOIA.IO tenant on loopback. */
export class Simulator {
	readonly world: World;
	readonly faults = new Faults();
	readonly live: LiveApi;
	/** Every HTTP request that arrived, in order; WebSocket handshakes are in `live.handshakes`. */
	readonly requests: RecordedRequest[] = [];
	/** A key with all permissions. */
	readonly apiKey: string;
	readonly intakeKey: string;
	private readonly timers = new Timers();
	private readonly access: Access;
	private readonly server: HttpServer;
	private port = 0;

	constructor(private readonly options: SimulatorOptions) {
		const { seed = 1, alerts = 50, events = 1000, rateLimit = 0, assetsV1 = true } = options;
		const { searchJobMs = 100, intakePerEventStatus = false, now = () => new Date() } = options;
		this.world = new World({ seed, alerts, events, searchJobMs, assetsV1, intakePerEventStatus, now });
		this.access = new Access(() => this.world.newUuid());
		this.apiKey = this.addApiKey();
		this.intakeKey = this.world.firstIntakeKey;
		this.live = new LiveApi(this.access, this.timers);
		this.world.onNotification((raised) => this.live.announce(raised));
		const { world, access, faults, timers, requests, live } = this;
		const checks = { router: new Router(ALL_ROUTES), rateLimit: new RateLimit(rateLimit) };
		this.server = new HttpServer({ world, access, faults, timers, requests, ...checks }, (request, socket, head) => {
			void live.handleUpgrade(request, socket, head);
		});
	}

	/** Origin of the REST API; `/api/v1/...` or `/api/v2/...` follows. */
	get url(): string {
		return `http://127.0.0.1:${this.port}`;
	}

	get liveApiUrl(): string {
		return `ws://127.0.0.1:${this.port}/live/`;
	}

	/** The intake under a path, as some regions have it; the simulator serves it at its origin as well. */
	get intakeUrl(): string {
		return `${this.url}/api/v1/intake-http`;
	}

	/** @returns the new key */
	addApiKey(options: ApiKeyOptions = {}): string {
		return this.access.add(options).token;
	}

	/** Makes the key invalid and closes its LiveAPI connections. */
	revokeApiKey(key: string): void {
		this.access.revoke(key);
		this.live.closeConnectionsOf(key);
	}

	clearRequests(): void {
		this.requests.length = 0;
	}

	async startListening(): Promise<void> {
		this.port = await this.server.listen(this.port || (this.options.port ?? 0));
	}

	/** Takes the whole server away, with all connections; `startListening` brings it back on the same port. */
	async stopListening(): Promise<void> {
		this.live.terminateAll();
		await this.server.close();
	}

	/** Ends for good: no connection, timer or handle is left. */
	async stop(): Promise<void> {
		this.timers.clear();
		await this.stopListening();
		this.live.close();
	}
}

/** Starts a simulator; the test ends it with `stop()`. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
	const simulator = new Simulator(options);
	await simulator.startListening();
	return simulator;
}
