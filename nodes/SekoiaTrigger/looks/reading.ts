import { isMissing, retryAtOf, statusOf } from '../../shared/http/errors';
import { type InputError, inputError } from '../../shared/inputError';
import { AbortedError, wait } from '../../shared/wait';
import type { Timings } from '../timings';
import { Places } from './places';
import type { Snapshot, Source } from './types';

/** How many requests are under way at once. Waits between tries take no place. */
const MAX_REQUESTS = 10;

/** What came of reading an object. */
export interface Read {
	snapshot?: Snapshot;
	/** The platform does not know it */
	isDeleted?: boolean;
}

/** Reads objects patiently, up to their deadlines. */
export class Reading {
	private readonly requests = new Places(MAX_REQUESTS);

	/** @param full whether changes are of interest, not creations only */
	constructor(
		private readonly source: Source,
		private readonly full: boolean,
		private readonly timings: Pick<Timings, 'deadline' | 'fetchWaits' | 'deletedAfter'>,
		private readonly signal: AbortSignal,
	) {}

	/** Whether a request could be sent at once. */
	get isFree(): boolean {
		return this.requests.isFree;
	}

	/**
	 * One object: a new one may not be visible yet, and an outage ends.
	 * @param asked when it was first asked for, in milliseconds of this machine's clock
	 * @returns nothing when no try succeeded before the deadline
	 * @throws AbortedError when stopped, and the failure when the API key is not accepted
	 */
	async one(id: string, asked: number): Promise<Read> {
		const left = () => asked + this.timings.deadline - Date.now();
		let unknown = 0;
		for (let tries = 0; left() > 0; tries++) {
			let failure: unknown;
			try {
				return { snapshot: await this.send(left(), async (signal) => await this.source.read(id, { full: this.full }, signal)) };
			} catch (error) {
				failure = error;
			}
			if (this.signal.aborted || statusOf(failure) === 401) throw failure;
			if ((retryAtOf(failure) ?? 0) > asked + this.timings.deadline) return {};
			const isUnknown = isMissing(failure);
			unknown = isUnknown ? unknown + 1 : 0;
			if (unknown === 2) return { isDeleted: true };
			const { fetchWaits, deletedAfter } = this.timings;
			const pause = isUnknown ? deletedAfter : (fetchWaits[tries] ?? fetchWaits.at(-1) ?? 0);
			await wait(Math.max(0, Math.min(pause, left())), this.signal);
		}
		return {};
	}

	/** Several objects as a list shows them; those that it does not show, or none when it fails, are left out. */
	async several(ids: readonly string[], asked: number): Promise<Map<string, Snapshot>> {
		const left = asked + this.timings.deadline - Date.now();
		return await this.send(left, async (signal) => await this.source.readMany(ids, signal)).catch((error: unknown) => {
			if (this.signal.aborted || statusOf(error) === 401) throw error;
			return new Map<string, Snapshot>();
		});
	}

	private async send<Result>(within: number, call: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
		const deadline = new AbortController();
		const stop = () => deadline.abort();
		const timer = setTimeout(stop, Math.max(0, within));
		this.signal.addEventListener('abort', stop, { once: true });
		if (this.signal.aborted) stop();
		let leave: (() => void) | undefined;
		try {
			leave = await this.requests.take(deadline.signal);
			const result = await call(deadline.signal);
			if (this.signal.aborted) throw new AbortedError();
			return result;
		} finally {
			leave?.();
			clearTimeout(timer);
			this.signal.removeEventListener('abort', stop);
		}
	}
}

/** What to report of an object that a list shows as changed, but whose details cannot be read. */
export const notGiven = (noun: string, id: string): InputError =>
	inputError(`SEKOIA.IO does not give the details of ${noun} ${id}, which changed`, 'The workflow starts with what its list shows. Get the details later for the rest.');
