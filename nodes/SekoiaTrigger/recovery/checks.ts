import type { Logger } from 'n8n-workflow';

import type { SekoiaClient } from '../../shared/http/client';
import type { JsonObject } from '../../shared/json';
import { AbortedError, wait } from '../../shared/wait';
import type { Dispatcher, Handled } from '../emit/dispatcher';
import type { TriggerOn } from '../live/notification';
import type { Timings } from '../timings';
import { listChanged, type Changed } from './changes';
import type { Ledger } from './ledger';
import type { Position } from './position';

/**
 * When no more than this many alerts changed, a regular check reads them all, as a thorough one always does:
 * though the last change was announced, one before it may have been missed. When more changed, it reads only
 * those whose last change was not announced. An alert whose last state was read conclusively is not read again.
 */
const MAX_LOOKED_INTO = 20;
/** In milliseconds. Dates are whole seconds, so an alert read this much later shows all that happened in that second. */
const CONCLUSIVE_AFTER = 2_000;

/** Thorough: something is known to be missed. `MAX_LOOKED_INTO` says which alerts each kind of check reads. */
export type Depth = 'regular' | 'thorough';

interface ChecksOptions {
	client: SekoiaClient;
	ledger: Ledger;
	dispatcher: Dispatcher;
	position: Position;
	timings: Timings;
	logger: Logger;
	signal: AbortSignal;
	chosen: readonly TriggerOn[];
	/** How far back missed changes are looked for, in milliseconds */
	window: number;
	isWanted(alert: JsonObject): boolean;
	/** Handles what was missed of one alert. @throws when it has to be tried again */
	recover(alert: Changed, from: number): Promise<Handled>;
	/** Time of the oldest notification that waits outside of the dispatcher */
	oldestHeld(): number;
	/** A check ended well. @param depth thorough: something was known to be missed before it */
	onChecked(depth: Depth): void;
	/** A check could not be made */
	onFailure(error: unknown): void;
}

/**
 * Asks the platform what changed and hands on what was not announced: after each connection, when live
 * notifications had to be dropped, and every minute. With each check that ends well the position moves on.
 */
export class Checks {
	private timer: NodeJS.Timeout | undefined;
	private retryTimer: NodeJS.Timeout | undefined;
	private failedInARow = 0;
	private isRunning = false;
	private isWaiting = false;
	/** Something is known to be missed, so the next check is thorough */
	private isThorough = false;
	/** Time of the oldest live notification that was dropped */
	private dropped = Infinity;
	/** Alerts that were read: in which state, when first in it, and whether late enough to have seen all of it */
	private readonly looks = new Map<string, { updatedAt: number; first: number; isConclusive: boolean }>();

	constructor(private readonly options: ChecksOptions) {}

	/** Starts the regular checks. */
	begin(): void {
		this.timer = setInterval(() => this.request('regular'), this.options.timings.checkEvery);
	}

	/** Plans no further check; the signal stops the one under way. */
	close(): void {
		clearInterval(this.timer);
		clearTimeout(this.retryTimer);
	}

	/** A live notification of this time was dropped and has to be found by a check. */
	noteDropped(at: number): void {
		this.dropped = Math.min(this.dropped, at);
		this.isThorough = true;
	}

	/** Makes a check now. While one is under way, a thorough one waits for its end, and a regular one is left out. */
	request(depth: Depth): void {
		if (this.options.signal.aborted) return;
		const thorough = depth === 'thorough';
		this.isThorough ||= thorough;
		if (this.isRunning) {
			this.isWaiting ||= thorough;
			return;
		}
		void this.run();
	}

	/** Start of the span of time to look at, by the platform's clock. */
	private from(): number {
		const { position, window, timings } = this.options;
		const skipped = Math.max(0, Date.now() - position.checkedAt - window);
		return Math.max(position.checked + skipped - timings.overlap, position.since);
	}

	private async run(): Promise<void> {
		this.isRunning = true;
		const depth = this.isThorough ? 'thorough' : 'regular';
		const { dropped } = this;
		this.isThorough = false;
		this.dropped = Infinity;
		let isDone = false;
		try {
			isDone = await this.check(depth);
		} catch (error) {
			if (!(error instanceof AbortedError)) this.options.onFailure(error);
		}
		this.isRunning = false;
		if (isDone) {
			this.failedInARow = 0;
		} else {
			this.isThorough ||= depth === 'thorough';
			this.dropped = Math.min(this.dropped, dropped);
			this.tryAgain();
		}
		if (this.isWaiting) {
			this.isWaiting = false;
			// `isThorough` is still set by the request that waited.
			this.request('regular');
		}
	}

	/** What is known to be missed must not wait for the next regular check. */
	private tryAgain(): void {
		if (!this.isThorough || this.options.signal.aborted) return;
		const { fetchWaits, checkEvery } = this.options.timings;
		const pause = Math.min(fetchWaits[this.failedInARow++] ?? checkEvery, checkEvery);
		clearTimeout(this.retryTimer);
		this.retryTimer = setTimeout(() => this.request('thorough'), pause);
	}

	/** @returns whether all that was found is handled */
	private async check(depth: Depth): Promise<boolean> {
		const { client, chosen, isWanted, signal, logger } = this.options;
		const startedAt = Date.now();
		const from = this.from();
		const changed = await listChanged(client, from, chosen, isWanted);
		const wanted = changed.filter((alert) => alert.wanted);
		// A change that happened just now is usually announced within a moment.
		const isDoubtful = depth === 'regular' && wanted.some((alert) => this.isUnknown(alert, from));
		if (isDoubtful) await wait(this.options.timings.grace, signal);

		const toDo = this.toLookInto(wanted, from, depth);
		const { length } = toDo;
		if (length > 0) logger.debug(`SEKOIA.IO Trigger: reading ${length} of ${changed.length} changed alerts`);
		const handled = await Promise.all(toDo.map(async (alert) => await this.lookInto(alert, from)));
		if (signal.aborted || handled.includes(false)) return false;
		this.advance(changed.reduce((newest, alert) => Math.max(newest, alert.updatedAt), 0), startedAt);
		this.options.onChecked(depth);
		return true;
	}

	private toLookInto(wanted: readonly Changed[], from: number, depth: Depth): Changed[] {
		if (this.onlyCreated()) return wanted.filter((alert) => this.isUnknown(alert, from));
		const isAll = depth === 'thorough' || wanted.length <= MAX_LOOKED_INTO;
		return wanted.filter((alert) => {
			if (this.isUnknown(alert, from)) return true;
			const look = this.looks.get(alert.uuid);
			return isAll && !(look?.updatedAt === alert.updatedAt && look.isConclusive);
		});
	}

	private async lookInto(alert: Changed, from: number): Promise<boolean> {
		const { dispatcher, recover } = this.options;
		const handled = await dispatcher.addMissed({ alert: alert.uuid, at: from, run: async () => await recover(alert, from) });
		if (!handled) return false;
		const look = this.looks.get(alert.uuid);
		const now = Date.now();
		const first = look?.updatedAt === alert.updatedAt ? look.first : now;
		this.looks.set(alert.uuid, { updatedAt: alert.updatedAt, first, isConclusive: now - first >= CONCLUSIVE_AFTER });
		return true;
	}

	private onlyCreated(): boolean {
		return this.options.chosen.every((choice) => choice === 'alertCreated');
	}

	/** Whether nothing that was announced accounts for the alert's last change. */
	private isUnknown({ uuid, createdAt, updatedAt }: Changed, from: number): boolean {
		const { ledger, position, chosen } = this.options;
		if (updatedAt <= position.since && position.base.includes(uuid)) return false;
		const wantsCreated = chosen.includes('alertCreated') || chosen.includes('anyAlertUpdate');
		if (wantsCreated && createdAt + 1000 > from && !ledger.hasCreated(uuid)) return true;
		return !this.onlyCreated() && updatedAt > createdAt && !ledger.explains(uuid, updatedAt);
	}

	private advance(newest: number, startedAt: number): void {
		const { position, dispatcher, oldestHeld, ledger, timings } = this.options;
		const reached = Math.min(Math.max(position.checked, newest), dispatcher.oldest(), oldestHeld(), this.dropped);
		position.checked = Math.max(position.checked, reached);
		position.checkedAt = startedAt;
		const horizon = position.checked - timings.overlap;
		ledger.prune(horizon);
		for (const [uuid, look] of this.looks) if (look.updatedAt < horizon - timings.tolerance) this.looks.delete(uuid);
	}
}
