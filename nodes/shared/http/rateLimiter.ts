import { AbortedError, wait } from '../wait';

/** How long the pace stays halved after the platform said "slow down". */
const SLOWED_FOR_MS = 30_000;

/**
 * Spaces the calls to one host evenly. SEKOIA.IO blocks an address above 100 requests/s, for up to
 * ten minutes, and counts everything behind one exit address together; so every node of the process
 * shares the limiter of a host.
 */
export class RateLimiter {
	/** Resolves when the last caller in the queue has had its turn */
	private queue: Promise<void> = Promise.resolve();
	private nextSlot = 0;
	private notBefore = 0;
	private slowedUntil = 0;

	/**
	 * Resolves when the caller may send its request. Callers take turns, so that a busy process, whose
	 * timers fire late, does not send in bursts what it could not send before.
	 * @param perSecond the caller's own limit, in requests per second
	 * @throws AbortedError at once when `signal` is aborted
	 */
	async take(perSecond: number, signal?: AbortSignal): Promise<void> {
		const before = this.queue;
		let leave = () => {};
		this.queue = new Promise((resolve) => {
			leave = resolve;
		});
		try {
			await unlessAborted(before, signal);
			const slot = await this.waitForSlot(signal);
			const now = Date.now();
			const spacing = (now < this.slowedUntil ? 2000 : 1000) / perSecond;
			// A timer that is a little late does not slow the pace; a longer gap is not made up for.
			this.nextSlot = (now - slot < spacing ? slot : now) + spacing;
		} finally {
			void before.then(leave);
		}
	}

	/** Halves the pace for half a minute and lets nothing through for the next `pauseMs`. */
	slowDown(pauseMs: number): void {
		const now = Date.now();
		this.slowedUntil = now + pauseMs + SLOWED_FOR_MS;
		this.notBefore = Math.max(this.notBefore, now + pauseMs);
	}

	/** @returns the time from which the caller may send */
	private async waitForSlot(signal: AbortSignal | undefined): Promise<number> {
		for (;;) {
			const slot = Math.max(this.nextSlot, this.notBefore);
			const missing = slot - Date.now();
			if (missing <= 0) return slot;
			// Afterwards again: a slow-down may have come meanwhile.
			await wait(missing, signal);
		}
	}
}

async function unlessAborted(turn: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
	if (!signal) return await turn;
	if (signal.aborted) throw new AbortedError();
	let stop = () => {};
	const aborted = new Promise<never>((_, reject) => {
		stop = () => reject(new AbortedError());
		signal.addEventListener('abort', stop, { once: true });
	});
	try {
		await Promise.race([turn, aborted]);
	} finally {
		signal.removeEventListener('abort', stop);
	}
}

const limiters = new Map<string, RateLimiter>();

/** The one limiter of a host (`host:port`) in this process. */
export function rateLimiterOf(host: string): RateLimiter {
	const known = limiters.get(host);
	if (known) return known;
	const created = new RateLimiter();
	limiters.set(host, created);
	return created;
}
