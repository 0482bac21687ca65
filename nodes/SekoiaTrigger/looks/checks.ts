import type { Logger } from 'n8n-workflow';

import { inOneLine } from '../../shared/inputError';
import { AbortedError } from '../../shared/wait';
import type { Timings } from '../timings';
import type { Clock } from './clock';
import type { Looks } from './looks';
import type { Memory } from './memory';
import type { Position } from './position';
import type { Subject } from './types';

/** How inexact the platform's clock is known, in milliseconds. */
const STEP_TOLERANCE = 5_000;

interface ChecksParts {
	subject: Subject;
	memory: Memory;
	looks: Looks;
	clock: Clock;
	position: Position;
	timings: Timings;
	logger: Logger;
	signal: AbortSignal;
	/** How far back changes are looked for, in milliseconds */
	window: number;
	/** A check ended well. @param isRegular nothing was known to be missed before it */
	onChecked(isRegular: boolean): void;
	onFailure(error: unknown): void;
}

/**
 * Asks the platform what changed, and has each object looked at that differs from what was last seen of it: after
 * each connection, when notifications had to be dropped, and every minute. With each check that ends well the
 * position moves on.
 */
export class Checks {
	private timer: NodeJS.Timeout | undefined;
	private retryTimer: NodeJS.Timeout | undefined;
	private failedInARow = 0;
	private isRunning = false;
	/** Something is known to be missed, since the start of the check under way */
	private isNeeded = false;
	/** The platform's clock went back: until then, by the old clock, nothing was missed */
	private steppedFrom = 0;

	constructor(private readonly parts: ChecksParts) {}

	/** Starts the regular checks. */
	begin(): void {
		this.timer = setInterval(() => void this.run(), this.parts.timings.checkEvery);
	}

	/** Plans no further check; the signal stops the one under way. */
	close(): void {
		clearInterval(this.timer);
		clearTimeout(this.retryTimer);
	}

	/** The platform's clock went back, to `time` (milliseconds). */
	stepBack(time: number): void {
		const { position, memory, timings } = this.parts;
		// The step may be as old as the last answer before.
		const before = time - timings.checkEvery - STEP_TOLERANCE;
		this.steppedFrom = Math.max(this.steppedFrom, position.checked);
		position.checked = Math.min(position.checked, before);
		position.since = Math.min(position.since, before);
		memory.stepBack(before);
		this.request();
	}

	/** Something may have been missed: makes a check now, or after the one under way. */
	request(): void {
		this.isNeeded = true;
		void this.run();
	}

	private async run(): Promise<void> {
		const { signal, timings, onFailure, onChecked } = this.parts;
		if (this.isRunning || signal.aborted) return;
		this.isRunning = true;
		const wasNeeded = this.isNeeded;
		this.isNeeded = false;
		let isDone = false;
		try {
			isDone = await this.check();
		} catch (error) {
			if (!(error instanceof AbortedError)) onFailure(error);
		}
		this.isRunning = false;
		if (signal.aborted) return;
		if (isDone) {
			this.failedInARow = 0;
			onChecked(!wasNeeded);
			if (this.isNeeded) void this.run();
		} else if (wasNeeded || this.isNeeded) {
			this.isNeeded = true;
			// What is known to be missed must not wait for the next regular check.
			const pause = Math.min(timings.fetchWaits[this.failedInARow++] ?? timings.checkEvery, timings.checkEvery);
			clearTimeout(this.retryTimer);
			this.retryTimer = setTimeout(() => void this.run(), pause);
		}
	}

	/** @returns whether all that was found is handled */
	private async check(): Promise<boolean> {
		const { subject, memory, looks, clock, position, timings, window, signal } = this.parts;
		const startedAt = Date.now();
		const now = clock.now();
		const from = Math.max(Math.min(position.checked, now) - timings.overlap, position.since - timings.overlap, now - window - timings.overlap);
		const asked = new Map<string, Promise<boolean>>();
		for await (const page of subject.source.changed(from, subject)) {
			for (const listed of page) {
				// After a step back, what is dated ahead and was not of interest before is not new.
				const isAhead = listed.updatedAt <= this.steppedFrom && listed.updatedAt > clock.now() + STEP_TOLERANCE;
				if (isAhead && !memory.get(listed.id)) await looks.prime(listed, { isRecent: false });
				if (!asked.has(listed.id) && memory.isNew(listed, subject)) asked.set(listed.id, looks.ask(listed.id, { listed }));
			}
		}
		if (subject.comments) {
			await this.askCommented(from, asked).catch((error: unknown) => {
				if (signal.aborted) throw error;
				// Not every platform lists all comments. Those that move the date of their alert are found all the same.
				this.parts.logger.debug(`SEKOIA.IO Trigger: could not list comments: ${inOneLine(error)}`);
			});
		}
		const handled = await Promise.all(asked.values());
		if (signal.aborted || handled.includes(false)) return false;
		// The first answer told the time; until it came, the clock of this machine was taken.
		position.checked = Math.min(now, clock.now());
		position.checkedAt = startedAt;
		if (now <= clock.now() + STEP_TOLERANCE) this.steppedFrom = 0;
		memory.prune(position.checked - timings.overlap);
		return true;
	}

	/** A comment need not move the date of its alert. */
	private async askCommented(from: number, asked: Map<string, Promise<boolean>>): Promise<void> {
		const { subject: about, memory, looks } = this.parts;
		for await (const page of about.source.commented(Math.max(from, memory.floor))) {
			for (const { subject, comment } of page) {
				if (!asked.has(subject) && !memory.get(subject)?.hasEntry(comment)) asked.set(subject, looks.ask(subject, {}));
			}
		}
	}
}
