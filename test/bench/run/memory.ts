import { readFileSync, writeFileSync } from 'node:fs';

const MB = 1024 * 1024;

/** The figure of /proc/self/status, in MB; undefined where there is none. */
function statusOf(name: 'VmHWM' | 'VmRSS'): number | undefined {
	try {
		const kilobytes = new RegExp(`${name}:\\s+(\\d+) kB`).exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
		return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
	} catch {
		return undefined;
	}
}

/** Heap in use after a full collection, in MB. */
export function heap(): number {
	globalThis.gc?.();
	globalThis.gc?.();
	return process.memoryUsage().heapUsed / MB;
}

/**
 * The highest resident memory of this process while it does some work, above that before it, in MB. On Linux the
 * kernel keeps it; elsewhere it is looked at every 20 ms, which misses what happens within one turn of the event loop.
 */
export async function peakOf(work: () => Promise<void>): Promise<number> {
	heap();
	const before = process.memoryUsage().rss / MB;
	let sampled = before;
	const timer = setInterval(() => (sampled = Math.max(sampled, process.memoryUsage().rss / MB)), 20);
	let isKept = true;
	try {
		writeFileSync('/proc/self/clear_refs', '5');
	} catch {
		isKept = false;
	}
	try {
		await work();
	} finally {
		clearInterval(timer);
	}
	return Math.max(sampled, (isKept && statusOf('VmHWM')) || 0) - before;
}
