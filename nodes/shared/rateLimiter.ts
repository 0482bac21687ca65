import { wait } from './wait';

/** How long the pace stays halved after the platform said "slow down". */
const SLOWED_FOR_MS = 30_000;

/**
 * Spaces the calls to one host evenly. SEKOIA.IO blocks an address above 100 requests/s, for up to
 * ten minutes, and counts everything behind one exit address together; so every node of the process
 * shares the limiter of a host.
 */
export class RateLimiter {
	private nextSlot = 0;
	private slowedUntil = 0;

	/**
	 * Resolves when the caller may send its request.
	 * @param perSecond the caller's own limit, in requests per second
	 */
	async take(perSecond: number, signal?: AbortSignal): Promise<void> {
		const now = Date.now();
		const slot = Math.max(now, this.nextSlot);
		const spacing = 1000 / perSecond;
		this.nextSlot = slot + (now < this.slowedUntil ? 2 * spacing : spacing);
		if (slot > now) await wait(slot - now, signal);
	}

	/** Halves the pace for half a minute and lets nothing through for the next `pauseMs`. */
	slowDown(pauseMs: number): void {
		const now = Date.now();
		this.slowedUntil = now + pauseMs + SLOWED_FOR_MS;
		this.nextSlot = Math.max(this.nextSlot, now + pauseMs);
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
