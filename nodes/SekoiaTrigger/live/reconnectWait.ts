/** How long to wait before the next connection, in milliseconds. */
export interface ReconnectTimings {
	/** Wait before the first reconnection; doubles with each further one */
	firstRetry: number;
	/** The longest wait */
	longestRetry: number;
	/** A connection that lasted this long was a good one: the next wait is short again */
	stable: number;
}

export const RECONNECT_TIMINGS: ReconnectTimings = {
	firstRetry: 1_000,
	longestRetry: 60_000,
	stable: 10_000,
};

/**
 * The wait before the next connection, in milliseconds: it doubles with each failure up to the longest, and is
 * spread over its upper half, so that triggers which lost their connections together do not come back together.
 * @param failedInARow connections that could not be made, or did not last
 */
export function reconnectWait(failedInARow: number, { firstRetry, longestRetry }: ReconnectTimings): number {
	const longest = Math.min(firstRetry * 2 ** Math.min(failedInARow, 30), longestRetry);
	return longest * (0.5 + Math.random() / 2);
}
