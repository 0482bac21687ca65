import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until a check passes, half a minute at most. @param what ends "Waited in vain until ..." */
export async function until(passes: () => boolean | Promise<boolean>, what: string, timeout = 30_000): Promise<void> {
	const deadline = Date.now() + timeout;
	while (!(await passes())) {
		if (Date.now() > deadline) throw new Error(`Waited in vain until ${what}`);
		await sleep(100);
	}
}
