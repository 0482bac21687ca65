import { once } from 'node:events';

const interruption = new AbortController();

/** The first Ctrl-C (or end of the terminal) asks for an end in good order, the second ends at once. */
export function listenForInterruption(): void {
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
		process.on(signal, () => {
			if (interruption.signal.aborted) process.exit(130);
			interruption.abort();
		});
	}
}

/** Resolves when the user wants the demo to end. */
export async function interrupted(): Promise<void> {
	if (!interruption.signal.aborted) await once(interruption.signal, 'abort');
}
