/** How long a request waits for others to join it, in milliseconds. */
const GATHER = 200;

/** Under load, a request costs more than what it reads: those that follow a shared one wait until they are worth it. */
export class Gathering {
	private sharedAt = 0;
	private timer: NodeJS.Timeout | undefined;

	/** @param go called when the wait is over */
	constructor(private readonly go: () => void) {}

	/** Several objects are read together now. */
	begin(): void {
		this.sharedAt = Date.now();
	}

	/** Whether so many objects had better wait for others. @param enough as many as fill a request */
	isOn(count: number, enough: number): boolean {
		const left = this.sharedAt + GATHER - Date.now();
		if (count === 0 || count >= enough || left <= 0) return false;
		this.timer ??= setTimeout(() => {
			this.timer = undefined;
			this.go();
		}, left);
		return true;
	}

	/** Ends the wait for good. */
	close(): void {
		clearTimeout(this.timer);
	}
}
