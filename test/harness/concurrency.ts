import type { RecordedRequest } from '../simulator';

/** The largest number of requests that were in progress at once. */
export function maxConcurrent(requests: readonly RecordedRequest[]): number {
	const spans = requests.map(({ startedAt, endedAt }) => [startedAt, endedAt!] as const);
	return Math.max(...spans.map(([start]) => spans.filter(([from, to]) => from <= start && start < to).length));
}
