import { setMaxListeners } from 'node:events';
import type { ITriggerFunctions } from 'n8n-workflow';

import type { SekoiaClient } from '../shared/http/client';
import { liveError, type RequestError, statusOf } from '../shared/http/errors';
import { inOneLine } from '../shared/inputError';
import type { Notification } from '../shared/notification';
import { checkKey, mayHeal, toTriggerError } from './activation';
import { Emitter, type Open } from './emit/emitter';
import { LiveConnection, type LiveFailure } from './live/connection';
import { Inbox } from './live/inbox';
import { Checks } from './looks/checks';
import { Clock } from './looks/clock';
import { Looks } from './looks/looks';
import { Memory } from './looks/memory';
import { loadPosition, openOf, type Position, restore, savePosition, THIS_PROCESS } from './looks/position';
import { Reading } from './looks/reading';
import type { Subject } from './looks/types';
import type { Timings } from './timings';

interface SessionParts {
	functions: ITriggerFunctions;
	client: SekoiaClient;
	apiKey: string;
	/** How far back missed changes are looked for, in milliseconds; 0 = off */
	window: number;
	/** How many executions run at once */
	concurrency: number;
	/** What the trigger is about. @param onTrouble called with what has to be told at the workflow, once for each trouble */
	subjectOf(client: SekoiaClient, onTrouble: (error: Error) => void): Subject;
	timings: Timings;
	/** False in the editor's test: nothing is recovered and nothing is remembered */
	lasting: boolean;
}

/** What changed so shortly before the first activation is read as a whole: more may have happened in the same second. */
const JUST_BEFORE = 5_000;
/** How many objects are read for that at most. */
const MAX_PRIMED = 20;

/** One active trigger: the connection, what it delivers, and the checks that nothing was missed. */
export class LiveSession {
	private readonly stopper = new AbortController();
	private readonly client: SekoiaClient;
	private readonly clock: Clock;
	private readonly memory = new Memory(0);
	private readonly subject: Subject;
	private readonly emitter: Emitter;
	private readonly looks: Looks;
	private readonly inbox: Inbox;
	private readonly connection: LiveConnection;
	private position: Position | undefined;
	private checks: Checks | undefined;
	/** What an earlier process began, until it is begun again */
	private readonly toldAgain = new Set<Open>();

	constructor(private readonly parts: SessionParts) {
		const { functions, apiKey, timings } = parts;
		const { logger } = functions;
		const { signal } = this.stopper;
		// Each object being handled listens to it. Node.js would take so many listeners for a leak, and warn.
		setMaxListeners(0, signal);
		this.clock = new Clock((time) => this.checks?.stepBack(time));
		this.client = parts.client.withSettings({ signal, onDate: (header) => this.clock.take(header) });
		const note = (text: string) => logger.debug(`SEKOIA.IO Trigger: ${text}`);
		const onFailure = (error: unknown) => this.failed(error);
		this.subject = parts.subjectOf(this.client, (error) => this.emitter.report(error));
		const { subject } = this;
		this.emitter = new Emitter(functions, {
			toItem: async (...told) => await subject.toItem(...told),
			concurrency: parts.concurrency,
			timings,
			signal,
			save: () => this.save(),
			onRefused: ({ subject: id, notification }) => this.looks.askLater(id, notification ? [notification] : [], timings.grace),
		});
		this.looks = new Looks({
			memory: this.memory,
			clock: this.clock,
			subject,
			reading: new Reading(subject.source, !subject.onlyCreated, timings, signal),
			emitter: this.emitter,
			timings,
			logger,
			signal,
			onFailure,
			onRoom: () => this.checks?.request(),
		});
		this.inbox = new Inbox(timings.copyDelay, {
			parse: (message) => subject.parse(message),
			onNotification: (notification) => this.take(notification),
			onNote: note,
		});
		this.connection = new LiveConnection(
			this.client.connection.liveApiUrl,
			apiKey,
			{
				onOpen: () => this.checks?.request(),
				onNotification: (message) => this.inbox.take(message),
				onGap: (reason) => logger.info(`SEKOIA.IO Trigger: ${reason}; reconnecting`),
				onFatal: (failure) => this.fail(this.liveError(failure)),
				onNote: note,
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
			throw toTriggerError(this.parts.functions, error);
		}
	}

	/** Ends everything, which takes a moment at most. */
	async close(): Promise<void> {
		this.stopper.abort();
		this.checks?.close();
		this.inbox.close();
		this.looks.close();
		await this.connection.close();
	}

	private async open(): Promise<void> {
		const { window, lasting, functions } = this.parts;
		const known = lasting ? loadPosition(functions.getWorkflowStaticData('node'), this.client.connection.baseUrl) : undefined;
		const isPatient = known !== undefined && known.process !== THIS_PROCESS;
		await checkKey(this.client).catch((error: unknown) => {
			if (!isPatient || !mayHeal(error)) throw error;
		});
		const position = known && window > 0 ? this.takeUp(known) : await this.begin();
		if (lasting) {
			this.position = position;
			if (known) this.tellAgain(known);
			if (window > 0) this.checks = this.makeChecks(position);
		}
		const failure = await this.connection.start();
		if (failure) this.notConnected(failure, isPatient);
		if (this.stopper.signal.aborted) return;
		this.checks?.begin();
		this.save();
	}

	/** Begins with the next change; what the platform shows already counts as seen. */
	private async begin(): Promise<Position> {
		const { overlap } = this.parts.timings;
		const since = Math.floor(this.clock.now() / 1_000) * 1_000;
		this.memory.floor = since - overlap;
		this.memory.forgotten = since - 1_000;
		let left = MAX_PRIMED;
		for await (const page of this.subject.source.changed(since - overlap, { onlyCreated: false })) {
			for (const listed of page) {
				if (this.memory.get(listed.id)) continue;
				await this.looks.prime(listed, { isRecent: listed.updatedAt > since - JUST_BEFORE && left-- > 0 });
			}
		}
		return { server: this.client.connection.baseUrl, process: THIS_PROCESS, since, checked: since, checkedAt: Date.now(), seen: [], open: [] };
	}

	/** Continues where an earlier run ended. */
	private takeUp(known: Position): Position {
		this.memory.floor = Math.min(known.checked, this.clock.now()) - this.parts.timings.overlap;
		this.memory.forgotten = this.memory.floor;
		restore(this.memory, known);
		return known;
	}

	/**
	 * Executions that the earlier run started may not have run to their end, if n8n was killed before or during
	 * them. Those that the restart may have cut off run again. The others are emitted with their old keys, so that
	 * n8n runs only those it does not know.
	 */
	private tellAgain(known: Position): void {
		const isRestart = known.process !== THIS_PROCESS;
		for (const open of openOf(known, isRestart ? Date.now() - this.parts.timings.rerunWithin : Infinity)) {
			const { happening } = open;
			if (happening.again === undefined && !this.emitter.knowsKeys) continue;
			// Until it is begun, it stays saved as open: n8n may end once more before.
			this.toldAgain.add(open);
			void this.looks.ask(happening.subject, { again: [happening] }).then((isHandled) => isHandled && this.toldAgain.delete(open));
		}
	}

	private notConnected(failure: LiveFailure, isPatient: boolean): void {
		const error = this.liveError(failure);
		if (!isPatient || !mayHeal(error)) throw error;
		this.parts.functions.logger.warn(`SEKOIA.IO Trigger: trying again after this: ${inOneLine(error)}`);
		this.connection.keepTrying();
	}

	private liveError(failure: LiveFailure): RequestError {
		return liveError(this.parts.functions.getNode(), failure, this.client.connection.liveApiUrl);
	}

	private makeChecks(position: Position): Checks {
		const { window, timings, functions } = this.parts;
		return new Checks({
			subject: this.subject,
			memory: this.memory,
			looks: this.looks,
			clock: this.clock,
			position,
			timings,
			logger: functions.logger,
			signal: this.stopper.signal,
			window,
			onChecked: (isRegular) => this.checked(isRegular),
			onFailure: (error) => this.failed(error),
		});
	}

	private take(notification: Notification): void {
		const { functions } = this.parts;
		const { event, subject } = notification;
		if (!this.subject.isChosen(event)) {
			this.memory.get(subject)?.note(notification);
			functions.logger.debug(`SEKOIA.IO Trigger: ignored: ${event} of ${subject} was not chosen`);
		} else if (!this.looks.isFull()) {
			void this.looks.ask(subject, { notifications: [notification] });
		} else if (this.checks) {
			functions.logger.debug(`SEKOIA.IO Trigger: too busy for ${event} of ${subject}, left to the next check`);
		} else {
			functions.logger.error(`SEKOIA.IO Trigger: too busy, ${event} of ${subject} is lost because recovery is off`);
		}
	}

	/** A connection that was silent while a regular check found events, which it should have announced, is dead. */
	private checked(isRegular: boolean): void {
		const count = this.looks.takeRecovered();
		if (count > 0) this.parts.functions.logger.info(`SEKOIA.IO Trigger: ${count} missed events were recovered`);
		const isDead = isRegular && count > 0 && this.inbox.silentFor() >= this.parts.timings.silence;
		if (isDead) this.connection.restart('the connection is silent though something changed');
	}

	private failed(error: unknown): void {
		if (this.stopper.signal.aborted) return;
		this.parts.functions.logger.warn(`SEKOIA.IO Trigger: ${inOneLine(error)}`);
		if (statusOf(error) === 401) void this.doubtKey();
	}

	/** A request got a 401. If the key itself is no longer valid, nothing will work, and the trigger ends. */
	private async doubtKey(): Promise<void> {
		try {
			await checkKey(this.client);
		} catch (error) {
			if (statusOf(error) === 401) this.fail(error);
		}
	}

	private fail(error: unknown): void {
		if (this.stopper.signal.aborted) return;
		const { functions } = this.parts;
		void this.close();
		functions.emitError(toTriggerError(functions, error));
	}

	private save(): void {
		if (this.position) savePosition(this.parts.functions.getWorkflowStaticData('node'), this.position, this.memory, [...this.toldAgain, ...this.emitter.open]);
	}
}
