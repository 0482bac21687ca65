import { once } from 'node:events';

const interruption = new AbortController();

/** Makes the first Ctrl-C (or the end of the terminal) ask for a graceful end, and the second one end at once. */
export function listenForInterruption(): void {
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
		process.on(signal, () => {
			if (interruption.signal.aborted) process.exit(130);
			interruption.abort();
		});
	}
}

/** Resolves when the user asks the command to end. */
export async function interrupted(): Promise<void> {
	if (!interruption.signal.aborted) await once(interruption.signal, 'abort');
}
