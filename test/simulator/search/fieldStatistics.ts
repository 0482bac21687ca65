import type { EventStore } from '../state/eventStore';

/** A row of the `/fields` list of a search job. */
export interface FieldRow {
	name: string;
	display_name: string;
	description: string;
	value_type: string;
	/** Absent for fields in which nearly every event has a value of its own. */
	most_common_values?: Array<{ name: string; value: number }>;
}

const SAMPLE_SIZE = 1000;
const MAX_COMMON_VALUES = 10;
const NO_COMMON_VALUES = new Set(['@timestamp', 'timestamp', '__event_id', 'event.id', 'message']);

/** The fields of the newest events found, and the share of each common value in percent. */
export function commonValues(events: EventStore, found: readonly number[], extraFields: number): FieldRow[] {
	const counts = new Map<string, Map<string, number>>();
	const types = new Map<string, string>();
	for (const index of found.slice(0, SAMPLE_SIZE)) {
		for (const [field, value] of Object.entries(events.event(index))) {
			const values = counts.get(field) ?? new Map<string, number>();
			counts.set(field, values);
			types.set(field, typeof value === 'number' ? 'long' : 'keyword');
			for (const single of Array.isArray(value) ? value : [String(value)]) {
				values.set(single, (values.get(single) ?? 0) + 1);
			}
		}
	}
	const rows = [...counts].map(([name, values]) => toRow(name, types.get(name) ?? 'keyword', values));
	for (let i = 0; i < extraFields; i++) rows.push(toRow(`customer.field.${i}`, 'keyword', new Map([['x', 1]])));
	return rows.sort((a, b) => (a.name < b.name ? -1 : 1));
}

function toRow(name: string, value_type: string, counts: Map<string, number>): FieldRow {
	const row: FieldRow = { name, display_name: name, description: `Field ${name}`, value_type };
	if (NO_COMMON_VALUES.has(name)) return row;
	const sum = [...counts.values()].reduce((total, count) => total + count, 0);
	const top = [...counts].sort((a, b) => b[1] - a[1]).slice(0, MAX_COMMON_VALUES);
	const percent = (count: number) => Math.round((count / sum) * 10_000) / 100;
	return { ...row, most_common_values: top.map(([value, count]) => ({ name: value, value: percent(count) })) };
}
