import { performance } from 'node:perf_hooks';

/** The `Date` header has whole seconds. On average, half of one is cut off. */
const HALF_SECOND = 500;
/** An answer may have been under way for this long. A clock that is further behind went back. */
const TOLERANCE = 5_000;

/** The platform's clock, as the `Date` header of its answers tells it. Until the first answer it is this machine's. */
export class Clock {
	private offset = Date.now() - performance.now();
	private isKnown = false;

	/** @param onStepBack called with the time (milliseconds) to which the platform's clock went back */
	constructor(private readonly onStepBack: (time: number) => void) {}

	/** Milliseconds since 1970. This machine's clock may step without changing it. */
	now(): number {
		return performance.now() + this.offset;
	}

	/** Takes in the header of an answer; one that cannot be read is ignored. */
	take(header: unknown): void {
		const date = typeof header === 'string' ? Date.parse(header) : NaN;
		if (Number.isNaN(date)) return;
		const offset = date + HALF_SECOND - performance.now();
		const isBack = this.isKnown && offset < this.offset - TOLERANCE;
		if (!this.isKnown || isBack || offset > this.offset) this.offset = offset;
		this.isKnown = true;
		if (isBack) this.onStepBack(date);
	}
}
