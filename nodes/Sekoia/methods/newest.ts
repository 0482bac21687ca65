/** One run, and the run that has taken its place. */
interface Run<Result> {
	stopper: AbortController;
	newer?: Promise<Result>;
}

/** Work of which only the newest counts: with the same key, a new run stops the one before. It forgets runs that have ended. */
export class Newest<Result> {
	private readonly underWay = new Map<string, Run<Result>>();

	/**
	 * @param start begins the work, and ends it when the signal is aborted
	 * @param fromNewer makes the result of a run that was stopped from that of the run that took its place
	 * @throws what `start` throws or, once a newer run has taken its place, what that one throws
	 */
	async run(key: string, start: (signal: AbortSignal) => Promise<Result>, fromNewer: (newer: Result) => Result): Promise<Result> {
		const older = this.underWay.get(key);
		const run: Run<Result> = { stopper: new AbortController() };
		this.underWay.set(key, run);
		const result = this.resultOf(key, run, start, fromNewer);
		if (older) {
			older.newer = result;
			older.stopper.abort();
		}
		return await result;
	}

	private async resultOf(key: string, run: Run<Result>, start: (signal: AbortSignal) => Promise<Result>, fromNewer: (newer: Result) => Result): Promise<Result> {
		const own = start(run.stopper.signal).finally(() => {
			if (this.underWay.get(key) === run) this.underWay.delete(key);
		});
		return await own.catch(async (failure: unknown) => (run.newer ? fromNewer(await run.newer) : await Promise.reject(failure)));
	}
}
