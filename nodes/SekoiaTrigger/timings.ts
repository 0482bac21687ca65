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
	/** How long a v1 notification waits for its v2 copy, which says more */
	copyDelay: number;
	/** How long a change may stay unannounced before it counts as missed */
	grace: number;
	/** How long reading an object is tried, from the moment at which that was asked for */
	deadline: number;
	/** Waits between those tries */
	fetchWaits: readonly number[];
	/** Wait after which an object that the platform does not know counts as deleted */
	deletedAfter: number;
	/** Waits between the tries to start an execution */
	startWaits: readonly number[];
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
	overlap: 2 * MINUTE,
	copyDelay: 0.5 * SECOND,
	grace: 3 * SECOND,
	deadline: MINUTE,
	fetchWaits: [1, 2, 4, 8, 10].map((seconds) => seconds * SECOND),
	deletedAfter: 2 * SECOND,
	startWaits: [1 * SECOND, 5 * SECOND],
	longestRun: MINUTE,
	rerunWithin: 2 * MINUTE,
	request: 20 * SECOND,
	requestsPerSecond: 50,
	queue: 5_000,
};
