/** All timers of the simulator, so that none is left when it stops. */
export class Timers {
	private readonly pending = new Map<NodeJS.Timeout, () => void>();

	after(ms: number, action: () => void): void {
		const timer = setTimeout(() => {
			this.pending.delete(timer);
			action();
		}, ms);
		this.pending.set(timer, () => {});
	}

	/** Resolves after the delay, or at once when all timers are cleared. */
	sleep(ms: number): Promise<void> {
		return new Promise((resolve) => {
			const timer = setTimeout(() => {
				this.pending.delete(timer);
				resolve();
			}, ms);
			this.pending.set(timer, resolve);
		});
	}

	clear(): void {
		for (const [timer, onClear] of this.pending) {
			clearTimeout(timer);
			onClear();
		}
		this.pending.clear();
	}
}
