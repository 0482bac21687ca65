import { AbortedError } from '../../shared/wait';

/** A number of places, taken in the order in which they were asked for. */
export class Places {
	private readonly queue: Array<() => void> = [];

	constructor(private free: number) {}

	/** How many wait for a place. */
	get waiting(): number {
		return this.queue.length;
	}

	/** Whether a place can be had at once. */
	get isFree(): boolean {
		return this.free > 0;
	}

	/**
	 * Waits for a place.
	 * @returns a function that gives it back; further calls of it do nothing
	 * @throws AbortedError at once when `signal` is or becomes aborted
	 */
	async take(signal: AbortSignal): Promise<() => void> {
		if (signal.aborted) throw new AbortedError();
		if (this.free > 0) this.free--;
		else await this.wait(signal);
		let isTaken = true;
		return () => {
			if (!isTaken) return;
			isTaken = false;
			const next = this.queue.shift();
			if (next) next();
			else this.free++;
		};
	}

	private async wait(signal: AbortSignal): Promise<void> {
		await new Promise<void>((resolve, reject) => {
			const enter = () => {
				signal.removeEventListener('abort', leave);
				resolve();
			};
			const leave = () => {
				const index = this.queue.indexOf(enter);
				if (index >= 0) this.queue.splice(index, 1);
				reject(new AbortedError());
			};
			this.queue.push(enter);
			signal.addEventListener('abort', leave, { once: true });
		});
	}
}
