/** One change, or all missed changes of one alert, to be handled. */
export interface Job {
	alert: string;
	/** Time of the oldest change it stands for */
	at: number;
	/** Handles it. The alert is free for its next job when this resolves. */
	run(): Promise<Handled>;
}

/** The result of a job. */
export interface Handled {
	/** Until this settles, the job counts among those that run side by side; such as the workflow's execution */
	until?: Promise<unknown>;
}

interface Entry {
	job: Job;
	/** Called once: with true after the job, with false when it failed or was dropped */
	handled(isHandled: boolean): void;
}

const ignore = () => undefined;

/**
 * Runs jobs: those of one alert one after the other in the order given, those of different alerts side by
 * side up to a limit. Live jobs wait in a bounded queue. Jobs of a check wait outside of it (they are small,
 * one for each alert), take turns with the live ones, and precede the live jobs of their alert.
 */
export class Dispatcher {
	private readonly live: Entry[] = [];
	private readonly missed = new Map<string, Entry>();
	/** Jobs being handled, by alert */
	private readonly handling = new Map<string, Job>();
	private places: number;
	private turn: 'live' | 'missed' = 'live';
	private wasFull = false;
	private isClosed = false;

	/**
	 * @param concurrency how many jobs run side by side
	 * @param capacity how many live jobs wait at most
	 * @param onRoom called when the queue was full and is half empty again
	 */
	constructor(
		concurrency: number,
		private readonly capacity: number,
		private readonly onRoom: () => void,
		private readonly onFailure: (error: unknown) => void,
	) {
		this.places = concurrency;
	}

	/** Whether there is no room for another live job. */
	isFull(): boolean {
		const full = this.live.length >= this.capacity;
		this.wasFull ||= full;
		return full;
	}

	/** Queues a job whether or not there is room; the caller asks `isFull` first. */
	addLive(job: Job): void {
		if (this.isClosed) return;
		this.live.push({ job, handled: ignore });
		this.startMore();
	}

	/**
	 * Queues the job of a check, in place of one that waits for the same alert.
	 * @returns whether it was handled, once that is known
	 */
	async addMissed(job: Job): Promise<boolean> {
		if (this.isClosed) return false;
		return await new Promise<boolean>((handled) => {
			this.missed.get(job.alert)?.handled(false);
			this.missed.set(job.alert, { job, handled });
			this.startMore();
		});
	}

	/** Time of the oldest change that waits or is being handled; Infinity when there is none. */
	oldest(): number {
		const waiting = [...this.live, ...this.missed.values()].map(({ job }) => job);
		return [...waiting, ...this.handling.values()].reduce((oldest, { at }) => Math.min(oldest, at), Infinity);
	}

	/** Drops the jobs that wait. The caller stops those that are being handled. */
	close(): void {
		this.isClosed = true;
		for (const { handled } of this.missed.values()) handled(false);
		this.live.length = 0;
		this.missed.clear();
	}

	private startMore(): void {
		while (!this.isClosed && this.places > 0) {
			const entry = this.next();
			if (!entry) break;
			void this.start(entry);
		}
		if (this.wasFull && this.live.length <= this.capacity / 2) {
			this.wasFull = false;
			this.onRoom();
		}
	}

	private next(): Entry | undefined {
		const isLiveFirst = this.turn === 'live';
		this.turn = isLiveFirst ? 'missed' : 'live';
		return isLiveFirst ? (this.nextLive() ?? this.nextMissed()) : (this.nextMissed() ?? this.nextLive());
	}

	private nextLive(): Entry | undefined {
		const index = this.live.findIndex(({ job }) => !this.handling.has(job.alert));
		const entry = this.live[index];
		if (!entry) return undefined;
		return this.takeMissed(entry.job.alert) ?? this.live.splice(index, 1)[0];
	}

	private nextMissed(): Entry | undefined {
		for (const alert of this.missed.keys()) if (!this.handling.has(alert)) return this.takeMissed(alert);
		return undefined;
	}

	private takeMissed(alert: string): Entry | undefined {
		const entry = this.missed.get(alert);
		this.missed.delete(alert);
		return entry;
	}

	private async start({ job, handled }: Entry): Promise<void> {
		this.handling.set(job.alert, job);
		this.places--;
		let place: Promise<unknown> | undefined;
		try {
			place = (await job.run()).until;
			handled(true);
		} catch (error) {
			handled(false);
			this.onFailure(error);
		}
		this.handling.delete(job.alert);
		if (place) {
			this.startMore();
			await place.catch(ignore);
		}
		this.places++;
		this.startMore();
	}
}
