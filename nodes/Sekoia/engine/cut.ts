import type { INodeExecutionData } from 'n8n-workflow';

import { isJsonObject, type Json, type JsonObject } from '../../shared/json';

/** Room for what `hint` says. */
const HINT = 400;
/** A member that takes less, such as an ID or a date, is not shortened for the sake of larger ones. */
const SMALL = 60;
const CURE = 'Narrow the filters, lower Limit, go on with Offset, or raise Max Characters.';

const sizeOf = (value: unknown): number => JSON.stringify(value)?.length ?? 0;

/** The entries from the start that fit. */
function firstOf<Entry>(entries: readonly Entry[], room: number): Entry[] {
	let left = room - 2;
	const end = entries.findIndex((entry) => (left -= sizeOf(entry) + 1) < 0);
	return end === -1 ? [...entries] : entries.slice(0, end);
}

/** The start of a text that takes no more room than this in JSON, where a character may be written as several. */
function startOf(text: string, room: number): string {
	if (sizeOf(text) <= room) return text;
	const size = sizeOf(text);
	// The second half of a pair that stands for one character is nothing by itself.
	const start = text.slice(0, Math.max(0, Math.floor((text.length * (room - 2)) / size))).replace(/[\uD800-\uDBFF]$/, '');
	return start === '' ? '' : startOf(start, room);
}

/** The value in no more room, and what was taken away, as `told` says it. */
function shortened(value: Json, room: number, name: string, told: string[]): Json {
	if (sizeOf(value) <= room) return value;
	if (Array.isArray(value)) {
		const kept = firstOf(value, room);
		told.push(`${name}: ${kept.length} of ${value.length} entries`);
		return kept;
	}
	if (isJsonObject(value)) return smaller(value, room, `${name}.`, told);
	const text = String(value);
	const start = startOf(text, room);
	told.push(`${name}: ${start.length} of ${text.length} characters`);
	return start;
}

/** The object in no more room: its largest members are shortened, so that the small ones, which say what it is, stay whole. */
function smaller(object: JsonObject, room: number, prefix: string, told: string[]): JsonObject {
	const members = Object.entries(object).map(([name, value]) => ({ name, value, size: sizeOf(value), frame: sizeOf(name) + 2 }));
	let left = room - 2;
	let open = members.length;
	const kept = new Map<string, Json>();
	for (const { name, value, size, frame } of [...members].sort((one, other) => one.size - other.size)) {
		const share = Math.min(left - frame, Math.max(Math.floor(left / open--) - frame, SMALL));
		if (share < 2) {
			told.push(`${prefix}${name}: left out`);
			continue;
		}
		const short = size <= share ? value : shortened(value, share, `${prefix}${name}`, told);
		kept.set(name, short);
		left -= sizeOf(short) + frame;
	}
	return Object.fromEntries(members.flatMap(({ name }) => (kept.has(name) ? [[name, kept.get(name)!]] : [])));
}

const listed = (told: readonly string[]) => `${told.slice(0, 3).join('; ')}${told.length > 3 ? `; and ${told.length - 3} more members` : ''}`;

/**
 * The items of an answer in at most so many characters of JSON, the first ones first. What is missing is told in the
 * member `hint`: of an item of its own where whole items are, else of the item.
 */
export function cutTo(items: readonly INodeExecutionData[], maxCharacters: number): INodeExecutionData[] {
	const jsons = items.map(({ json }) => json);
	if (sizeOf(jsons) <= maxCharacters) return [...items];
	const kept = items.slice(0, firstOf(jsons, maxCharacters - HINT).length);
	const [first] = items;
	if (kept.length > 0) {
		const hint = `Only the first ${kept.length} of ${items.length} results are here, since all have more than ${maxCharacters} characters. ${CURE}`;
		return [...kept, { json: { hint }, pairedItem: kept.at(-1)!.pairedItem }];
	}
	const told: string[] = [];
	const json = smaller(first!.json as JsonObject, maxCharacters - 2 * HINT, '', told);
	const others = items.length > 1 ? `, and ${items.length - 1} more results are left out` : '';
	const hint = `Cut to ${maxCharacters} characters (${listed(told).slice(0, HINT)})${others}. ${CURE}`;
	return [{ ...first!, json: { ...json, hint } }];
}
