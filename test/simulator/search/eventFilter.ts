import type { EventPredicate } from './eventQuery';
import { bool, object, optional, text, type Infer, listOf, type Schema } from '../http/schema';
import { isObject } from '../json';

const members = object({
	field: text({ min: 1 }),
	operator: text({ oneOf: ['=', 'startswith', 'endswith', 'contains', '>', '>=', '<', '<=', 'exists'] }),
	value: optional(text()),
	excluded: optional(bool()),
	disabled: optional(bool()),
});

/** A structured filter, as the OpenAPI file declares those of event statistics. All but `exists` compare with a value. */
const eventFilter: Schema<Infer<typeof members>> = {
	check(value, path, issues) {
		members.check(value, path, issues);
		if (!isObject(value) || value.operator === 'exists' || value.value !== undefined) return;
		issues.push({ path: [...path, 'value'], message: 'field required', type: 'value_error.missing' });
	},
};
export const eventFilters = listOf(eventFilter);
export type EventFilter = Infer<typeof eventFilter>;

/** Compiles structured filters; disabled ones are left out. */
export function compileFilters(filters: readonly EventFilter[]): EventPredicate[] {
	return filters.filter((filter) => !filter.disabled).map(compile);
}

function compile({ field, operator, value = '', excluded = false }: EventFilter): EventPredicate {
	const wanted = value.toLowerCase();
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
