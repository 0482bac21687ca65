import type { Json } from '../json';
import type { ApiCall } from './apiCall';
import type { SekoiaClient } from './client';

/** Which part of a list is asked for. */
export interface Slice {
	limit: number;
	offset: number;
}

const keyOf = ({ limit, offset }: Slice) => `${limit} ${offset}`;

/**
 * Reads slices of a list, and those that will be wanted next while the answer to one is under way: so many requests
 * at once as the client's settings allow.
 */
export class ReadAhead {
	private readonly underWay = new Map<string, Promise<Json>>();
	private dismissed = new AbortController();

	constructor(
		private readonly client: SekoiaClient,
		private readonly call: ApiCall,
	) {}

	/**
	 * The answer to one slice. A slice that was not expected makes worthless what was read ahead of it.
	 * @param following the slices that will be asked for next if nothing comes between, in their order
	 */
	async read(slice: Slice, following: Iterable<Slice>): Promise<Json> {
		if (!this.underWay.has(keyOf(slice))) this.dismiss();
		const answer = this.start(slice);
		const { pagesAtOnce = 1 } = this.client.settings;
		for (const next of following) {
			if (this.underWay.size >= pagesAtOnce) break;
			// The failure is told when its turn comes, or never if the list ends before.
			this.start(next).catch(() => undefined);
		}
		try {
			return await answer;
		} finally {
			this.underWay.delete(keyOf(slice));
		}
	}

	/** Ends what was read ahead; nobody waits for it any more, and its retries would outlive a list that has failed. */
	dismiss(): void {
		this.dismissed.abort();
		this.dismissed = new AbortController();
		this.underWay.clear();
	}

	private start(slice: Slice): Promise<Json> {
		const key = keyOf(slice);
		let answer = this.underWay.get(key);
		if (!answer) {
			const query = [...(this.call.query ?? []), ['limit', String(slice.limit)], ['offset', String(slice.offset)]] as const;
			const { signal } = this.client.settings;
			const either = AbortSignal.any(signal ? [signal, this.dismissed.signal] : [this.dismissed.signal]);
			answer = this.client.withSettings({ signal: either }).request({ ...this.call, query });
			this.underWay.set(key, answer);
		}
		return answer;
	}
}
