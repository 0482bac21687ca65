import type { EventStore } from '../state/eventStore';
import type { EventPredicate } from './eventQuery';

/** The ways to make one number of the values in a bucket. */
export const AGGREGATIONS = ['avg', 'cardinality', 'max', 'min', 'sum', 'count'];

interface Bucketing {
	aggregation: string;
	/** Every aggregation but `count` looks at the values of a field. */
	field: string | null | undefined;
	fromMs: number;
	toMs: number;
	bucketMs: number;
}

/** One number for each stretch of `bucketMs`, with the time at which it starts. */
export function aggregateEvents(
	events: EventStore,
	{ aggregation, field, fromMs, toMs, bucketMs }: Bucketing,
	predicates: readonly EventPredicate[],
): Array<{ startMs: number; value: number | null }> {
	const found = events.search(fromMs, toMs, (index) => predicates.every((matches) => matches(events, index)));
	const buckets: string[][] = Array.from({ length: Math.ceil((toMs - fromMs) / bucketMs) }, () => []);
	for (const index of found) {
		// An event at the very end of the range counts in the last bucket.
		const bucket = Math.min(buckets.length - 1, Math.floor((events.timeOf(index) - fromMs) / bucketMs));
		const value = field ? events.value(index, field) : '1';
		if (value !== undefined) buckets[bucket]?.push(String(value));
	}
	return buckets.map((values, i) => ({ startMs: fromMs + i * bucketMs, value: aggregate(aggregation, values) }));
}

function aggregate(kind: string, values: string[]): number | null {
	if (kind === 'count') return values.length;
	if (kind === 'cardinality') return new Set(values).size;
	const numbers = values.map(Number).filter((value) => !Number.isNaN(value));
	if (numbers.length === 0) return null;
	const sum = numbers.reduce((total, value) => total + value, 0);
	if (kind === 'sum') return sum;
	if (kind === 'avg') return sum / numbers.length;
	return numbers.reduce((best, value) => (kind === 'max' ? Math.max(best, value) : Math.min(best, value)));
}
