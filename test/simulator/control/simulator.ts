import { Access, type ApiKeyOptions } from '../http/access';
import { Faults } from './faults';
import { HttpServer } from '../http/server';
import { LiveApi } from '../live/live';
import { RateLimit } from '../http/rateLimit';
import type { RecordedRequest } from './recorder';
import { Router } from '../http/router';
import { ALL_ROUTES } from '../routes';
import { Timers } from '../state/timers';
import { World } from '../state/world';

export interface SimulatorOptions {
	/** 0 (default): any free port. */
	port?: number;
	/** The same seed gives the same ids, alerts, events, ... */
	seed?: number;
	/** Number of alerts in the past of the tenant (default 50). */
	alerts?: number;
	/** Number of events in its past (default 1000). */
	events?: number;
	/** Requests per second before 429; 0 (default) is off. */
	rateLimit?: number;
	/** False: a newer tenant, whose v1 asset API answers 404. */
	assetsV1?: boolean;
	/** How long a search job stays in status 0 and then 1, together (default 100 ms). */
	searchJobMs?: number;
	/** Intake batches with some oversized events are accepted in part, with one status per event. */
	intakePerEventStatus?: boolean;
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

	/** Origin of the REST API, to be followed by `/api/v1/...` or `/api/v2/...`. */
	get url(): string {
		return `http://127.0.0.1:${this.port}`;
	}

	get liveApiUrl(): string {
		return `ws://127.0.0.1:${this.port}/live/`;
	}

	/** Intake as some regions have it, with a path; at the origin itself it is served, too. */
	get intakeUrl(): string {
		return `${this.url}/api/v1/intake-http`;
	}

	/** @returns the new key */
	addApiKey(options: ApiKeyOptions = {}): string {
		return this.access.add(options).token;
	}

	/** From now on the key is invalid; its LiveAPI connections are closed. */
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

	/** The whole server is gone, all connections with it, until `startListening`, which takes the same port. */
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

export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
	const simulator = new Simulator(options);
	await simulator.startListening();
	return simulator;
}
