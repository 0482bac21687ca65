/** Thrown by a wait that was aborted. */
export class AbortedError extends Error {
	constructor() {
		super('The execution was stopped');
		this.name = 'AbortedError';
	}
}

/** Node.js fires timers with a longer delay at once. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/**
 * Resolves after `milliseconds`, but after 24 days at the latest.
 * @throws AbortedError at once when `signal` is or becomes aborted; the timer is then cleared.
 */
export async function wait(milliseconds: number, signal?: AbortSignal): Promise<void> {
	if (signal?.aborted) throw new AbortedError();
	await new Promise<void>((resolve, reject) => {
		const stop = () => {
			clearTimeout(timer);
			reject(new AbortedError());
		};
		const timer = setTimeout(() => {
			signal?.removeEventListener('abort', stop);
			resolve();
		}, Math.min(milliseconds, MAX_TIMER_MS));
		signal?.addEventListener('abort', stop, { once: true });
	});
}
