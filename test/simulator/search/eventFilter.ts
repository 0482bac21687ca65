import type { EventPredicate } from './eventQuery';
import { anyValue, bool, listOf, object, optional, text, type Infer } from '../http/schema';

/** A structured filter of an event search. */
const eventFilter = object({
	field: text({ min: 1 }),
	operator: text({ oneOf: ['=', 'startswith', 'endswith', 'contains', '>', '>=', '<', '<=', 'exists'] }),
	value: optional(anyValue()),
	excluded: optional(bool()),
	disabled: optional(bool()),
});
export const eventFilters = listOf(eventFilter);
export type EventFilter = Infer<typeof eventFilter>;

/** Compiles structured filters; disabled ones are left out. */
export function compileFilters(filters: readonly EventFilter[]): EventPredicate[] {
	return filters.filter((filter) => !filter.disabled).map(compile);
}

function compile({ field, operator, value, excluded = false }: EventFilter): EventPredicate {
	const wanted = String(value ?? '').toLowerCase();
	const test = (found: string): boolean => {
		const actual = found.toLowerCase();
		switch (operator) {
			case 'startswith':
				return actual.startsWith(wanted);
			case 'endswith':
				return actual.endsWith(wanted);
			case 'contains':
				return actual.includes(wanted);
			case '>':
				return Number(actual) > Number(wanted);
			case '>=':
				return Number(actual) >= Number(wanted);
			case '<':
				return Number(actual) < Number(wanted);
			case '<=':
				return Number(actual) <= Number(wanted);
			case 'exists':
				return true;
			default:
				return actual === wanted;
		}
	};
	return (store, index) => {
		const found = store.value(index, field);
		const matches = found !== undefined && (Array.isArray(found) ? found.some(test) : test(String(found)));
		return matches !== excluded;
	};
}
