import type { Interval } from '../http/query';

type Sortable = string | number | null;

/** Whether a value lies in an interval, both ends included; without an interval every value does. */
export const within = (interval: Interval | undefined, value: number): boolean =>
	!interval || (value >= interval.from && value <= interval.to);

/** Whether a value is one of those wanted; without a list every value is. */
export const isOneOf = (wanted: readonly string[] | undefined, value: string): boolean =>
	wanted?.includes(value) ?? true;

/** Sorts a copy. Equal elements keep their order; a missing value counts as the smallest. */
export function sortBy<T>(items: readonly T[], key: (item: T) => Sortable, direction: 'asc' | 'desc'): T[] {
	const sign = direction === 'asc' ? 1 : -1;
	return [...items].sort((a, b) => {
		const [left, right] = [key(a), key(b)];
		if (left === right) return 0;
		if (left === null || (right !== null && left < right)) return -sign;
		return sign;
	});
}
