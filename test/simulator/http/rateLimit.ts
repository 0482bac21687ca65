/** Limits the number of requests per second. */
export class RateLimit {
	private times: number[] = [];

	/** @param perSecond 0 switches the limit off */
	constructor(private readonly perSecond: number) {}

	/** Counts a request; false if it is one too many. */
	allows(now: number): boolean {
		if (this.perSecond === 0) return true;
		this.times = this.times.filter((time) => time > now - 1000);
		if (this.times.length >= this.perSecond) return false;
		this.times.push(now);
		return true;
	}
}
