import { LIVE_TIMINGS, type LiveTimings } from './live/connection';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** Times, in milliseconds, and limits of a trigger. */
export interface Timings {
	/** Of the connection; live/reconnectWait.ts says how it reconnects */
	live: LiveTimings;
	/** How often the platform is asked whether a change was missed */
	checkEvery: number;
	/** Without a frame for this long, a missed change means that the socket is dead */
	silence: number;
	/** How far before the last checked moment a check looks, for changes that become visible late */
	overlap: number;
	/** How far the times of two reports of one change may be apart */
	tolerance: number;
	/** How long a v1 notification waits for its v2 copy, which says more */
	copyDelay: number;
	/** How long a change may stay unannounced before it counts as missed */
	grace: number;
	/** Waits between the tries to fetch an alert */
	fetchWaits: readonly number[];
	/** How long a workflow execution counts as running at most */
	longestRun: number;
	/** An execution that a restart of n8n may have cut off is run again if it was this young */
	rerunWithin: number;
	/** Time for one REST request */
	request: number;
	/** The platform blocks an address that sends more than 100; the nodes of this process share this pace */
	requestsPerSecond: number;
	/** How many live notifications wait at most; further ones are left to a check */
	queue: number;
}

/** Times and limits of all triggers. An object, so that tests can shorten them. */
export const timings: Timings = {
	live: LIVE_TIMINGS,
	checkEvery: MINUTE,
	silence: MINUTE,
	overlap: MINUTE,
	tolerance: 15 * SECOND,
	copyDelay: 0.5 * SECOND,
	grace: 3 * SECOND,
	fetchWaits: [1, 2, 4, 8, 10, 10, 10, 10, 10].map((seconds) => seconds * SECOND),
	longestRun: MINUTE,
	rerunWithin: 2 * MINUTE,
	request: 20 * SECOND,
	requestsPerSecond: 50,
	queue: 1000,
};
