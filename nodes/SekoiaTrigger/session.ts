import { setMaxListeners } from 'node:events';
import type { ITriggerFunctions } from 'n8n-workflow';

import type { SekoiaClient } from '../shared/http/client';
import { liveError, type RequestError, statusOf } from '../shared/http/errors';
import { toNodeError } from '../shared/nodeError';
import { AbortedError } from '../shared/wait';
import { checkKey, mayHeal } from './activation';
import { Dispatcher, type Handled, type Job } from './emit/dispatcher';
import { Emitter } from './emit/emitter';
import { Enrichment } from './emit/enrichment';
import { passes } from './filters';
import { LiveConnection, type LiveFailure } from './live/connection';
import { Inbox } from './live/inbox';
import type { Notification } from './live/notification';
import { newestChange } from './recovery/changes';
import { Checks, type Depth } from './recovery/checks';
import { Ledger, type Occurrence } from './recovery/ledger';
import { MissedEvents } from './recovery/missed';
import { loadPosition, type Position, savePosition, THIS_PROCESS } from './recovery/position';
import type { TriggerSettings } from './settings';
import type { Timings } from './timings';

interface SessionParts {
	functions: ITriggerFunctions;
	client: SekoiaClient;
	apiKey: string;
	settings: TriggerSettings;
	timings: Timings;
	/** False in the editor's test: nothing is recovered and nothing is remembered */
	lasting: boolean;
}

/** One active trigger: the connection, what it delivers, and the checks that nothing was missed. */
export class LiveSession {
	private readonly stopper = new AbortController();
	private readonly ledger: Ledger;
	private readonly dispatcher: Dispatcher;
	private readonly enrichment: Enrichment;
	private readonly emitter: Emitter;
	private readonly inbox: Inbox;
	private readonly connection: LiveConnection;
	private position: Position | undefined;
	private checks: Checks | undefined;
	private missed: MissedEvents | undefined;

	constructor(private readonly parts: SessionParts) {
		const { functions, client, apiKey, settings, timings } = parts;
		const { signal } = this.stopper;
		// Each alert being handled listens to it. Node.js would take so many listeners for a leak, and warn.
		setMaxListeners(0, signal);
		this.ledger = new Ledger(timings.tolerance);
		this.dispatcher = new Dispatcher(
			settings.concurrency,
			timings.queue,
			() => this.checks?.request('thorough'),
			(error) => this.failed(error),
		);
		this.enrichment = new Enrichment(client, this.ledger, timings.fetchWaits, signal);
		this.emitter = new Emitter(functions, {
			withFile: settings.withFile,
			longestRun: timings.longestRun,
			signal,
			beforeEmit: () => this.save(),
			onLost: (occurrence) => this.giveBack(occurrence),
		});
		this.inbox = new Inbox(this.ledger, settings.chosen, timings.copyDelay, {
			hasRoom: () => !this.dispatcher.isFull(),
			onNew: (notification, occurrence) => this.dispatcher.addLive(this.liveJob(notification, occurrence)),
			onDropped: (notification, at) => this.dropped(notification, at),
			onNote: (text) => functions.logger.debug(`SEKOIA.IO Trigger: ${text}`),
		});
		this.connection = new LiveConnection(
			client.connection.liveApiUrl,
			apiKey,
			{
				onOpen: () => this.checks?.request('thorough'),
				onNotification: (message) => this.inbox.take(message),
				onGap: (reason) => functions.logger.info(`SEKOIA.IO Trigger: ${reason}; reconnecting`),
				onFatal: (failure) => this.fail(this.liveError(failure)),
				onNote: (text) => functions.logger.debug(`SEKOIA.IO Trigger: ${text}`),
			},
			timings.live,
		);
	}

	/**
	 * Connects and begins to listen. After a restart of n8n, it does not give up at failures that may pass.
	 * @throws a node error that says what is wrong with key, permissions or addresses; everything is closed then
	 */
	async start(): Promise<void> {
		try {
			await this.open();
		} catch (error) {
			await this.close();
			throw toNodeError(this.parts.functions.getNode(), error);
		}
	}

	/** Ends everything, which takes a moment at most. */
	async close(): Promise<void> {
		this.stopper.abort();
		this.checks?.close();
		this.inbox.close();
		this.dispatcher.close();
		await this.connection.close();
	}

	private async open(): Promise<void> {
		const { client, settings, lasting, functions } = this.parts;
		const data = functions.getWorkflowStaticData('node');
		const known = lasting ? loadPosition(data, client.connection.baseUrl) : undefined;
		const isPatient = known !== undefined && known.process !== THIS_PROCESS;
		const current = await this.findPosition(known, isPatient);
		if (lasting) {
			this.position = current;
			this.takeUp(current);
			if (settings.window > 0) this.checks = this.makeChecks(current);
		}
		const failure = await this.connection.start();
		if (failure) this.notConnected(failure, isPatient);
		if (this.stopper.signal.aborted) return;
		this.checks?.begin();
		if (lasting) savePosition(data, current, this.ledger.started(), 0);
	}

	/** The position to start from: the known one, or the newest change. It checks key and permissions as well. */
	private async findPosition(known: Position | undefined, isPatient: boolean): Promise<Position> {
		try {
			await checkKey(this.parts.client);
			const { at, alerts } = await newestChange(this.parts.client);
			const server = this.parts.client.connection.baseUrl;
			return known ?? { server, process: THIS_PROCESS, since: at, base: alerts, checked: at, checkedAt: Date.now(), recent: [], open: [] };
		} catch (error) {
			if (known && isPatient && mayHeal(error)) return known;
			throw toNodeError(this.parts.functions.getNode(), error);
		}
	}

	private notConnected(failure: LiveFailure, isPatient: boolean): void {
		const error = this.liveError(failure);
		if (!isPatient || !mayHeal(error)) throw error;
		this.parts.functions.logger.warn(`SEKOIA.IO Trigger: ${error.message}; trying again`);
		this.connection.keepTrying();
	}

	private liveError(failure: LiveFailure): RequestError {
		const { client, functions } = this.parts;
		return liveError(functions.getNode(), failure, client.connection.liveApiUrl);
	}

	/**
	 * Continues where an earlier run ended. Executions that it started may not have run to their end, if n8n was
	 * killed before or during them. Those that the restart may have cut off run again. The others are emitted
	 * with their old keys, so that n8n runs only those it does not know.
	 */
	private takeUp(position: Position): void {
		const isRestart = position.process !== THIS_PROCESS;
		const { rerunWithin } = this.parts.timings;
		for (const saved of position.recent) this.ledger.restore(saved, 'settled');
		for (const saved of position.open) {
			const occurrence = this.ledger.restore(saved, 'emitted');
			const { event, alert: alertUuid, comment: commentUuid, emittedAt = 0 } = occurrence;
			occurrence.isAgain = isRestart && Date.now() - emittedAt < rerunWithin;
			if (!occurrence.isAgain && !this.emitter.knowsKeys) {
				occurrence.state = 'settled';
				continue;
			}
			const notification: Notification = { form: 'v2', event, alertUuid, commentUuid, attributes: {} };
			this.dispatcher.addLive(this.liveJob(notification, occurrence, { recovered: true }));
		}
	}

	private makeChecks(position: Position): Checks {
		const { client, settings, timings, functions } = this.parts;
		const { ledger, dispatcher, enrichment, emitter } = this;
		const missed = new MissedEvents({ client, ledger, enrichment, emitter, position, settings, timings });
		this.missed = missed;
		return new Checks({
			client,
			ledger,
			dispatcher,
			position,
			timings,
			logger: functions.logger,
			signal: this.stopper.signal,
			chosen: settings.chosen,
			window: settings.window,
			isWanted: (alert) => passes(alert, settings.filters),
			recover: async (alert, from) => await missed.recover(alert, from),
			oldestHeld: () => this.inbox.oldestHeld(),
			onChecked: (depth) => this.checked(depth),
			onFailure: (error) => this.checkFailed(error),
		});
	}

	private liveJob(notification: Notification, occurrence: Occurrence, as = { recovered: false }): Job {
		return {
			alert: occurrence.alert,
			at: occurrence.at,
			run: async () => {
				try {
					return await this.handle(notification, occurrence, as);
				} catch (error) {
					if (!(error instanceof AbortedError)) this.giveBack(occurrence);
					throw toNodeError(this.parts.functions.getNode(), error);
				}
			},
		};
	}

	private async handle(notification: Notification, occurrence: Occurrence, as: { recovered: boolean }): Promise<Handled> {
		const enriched = await this.enrichment.of(notification, occurrence);
		if (!enriched) {
			this.ledger.release(occurrence);
			return {};
		}
		if (passes(enriched.alert, this.parts.settings.filters)) return await this.emitter.emit(occurrence, enriched, as);
		occurrence.state = 'unwanted';
		return {};
	}

	/** What could not be handled is left to the next check. */
	private giveBack(occurrence: Occurrence): void {
		this.ledger.release(occurrence);
		this.checks?.noteDropped(occurrence.at);
		this.checks?.request('thorough');
	}

	private dropped({ alertUuid, event }: Notification, at: number): void {
		const { functions } = this.parts;
		if (this.checks) {
			this.checks.noteDropped(at);
			functions.logger.debug(`SEKOIA.IO Trigger: too busy for ${event} of alert ${alertUuid}, left to the next check`);
		} else {
			functions.logger.error(`SEKOIA.IO Trigger: too busy, ${event} of alert ${alertUuid} is lost because recovery is off`);
		}
	}

	/** A connection that was silent while a regular check found events, which it should have announced, is dead. */
	private checked(depth: Depth): void {
		const { functions, timings } = this.parts;
		const count = this.missed?.takeCount() ?? 0;
		if (count > 0) functions.logger.info(`SEKOIA.IO Trigger: ${count} missed events were recovered`);
		const isDead = depth === 'regular' && count > 0 && this.inbox.silentFor() >= timings.silence;
		if (isDead) this.connection.restart('the connection is silent though alerts changed');
	}

	private failed(error: unknown): void {
		if (this.stopper.signal.aborted) return;
		this.parts.functions.logger.warn(`SEKOIA.IO Trigger: ${(error as Error).message}`);
		if (statusOf(error) === 401) void this.doubtKey();
	}

	private checkFailed(error: unknown): void {
		this.parts.functions.logger.warn(`SEKOIA.IO Trigger: could not check for missed events: ${(error as Error).message}`);
		if (statusOf(error) === 401) void this.doubtKey();
	}

	/** A request got a 401. If the key itself is no longer valid, nothing will work, and the trigger ends. */
	private async doubtKey(): Promise<void> {
		try {
			await checkKey(this.parts.client);
		} catch (error) {
			if (statusOf(error) === 401) this.fail(error);
		}
	}

	private fail(error: unknown): void {
		if (this.stopper.signal.aborted) return;
		const { functions } = this.parts;
		void this.close();
		functions.emitError(toNodeError(functions.getNode(), error));
	}

	private save(): void {
		const { functions, timings } = this.parts;
		if (!this.position) return;
		const horizon = this.position.checked - timings.overlap - timings.tolerance;
		savePosition(functions.getWorkflowStaticData('node'), this.position, this.ledger.started(), horizon);
	}
}
