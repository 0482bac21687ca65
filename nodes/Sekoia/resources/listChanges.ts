import type { ApiCall } from '../../shared/http/apiCall';
import type { SekoiaClient } from '../../shared/http/client';
import { inputError, shown } from '../../shared/inputError';
import { isJsonObject, type Json, type JsonObject } from '../../shared/json';
import { oneObject } from '../engine/answer';

/** For the fields that add to a list of an object or take from it. */
export const READS_FIRST = 'The node reads the list first, so a change that someone else makes at that moment is lost.';

/** What is to become of one list of an object: all of it is replaced, or some is added and some removed. */
export interface ListChange {
	/** Display name of the field that replaces the list, as in `Tags`; those of the others follow from it */
	label: string;
	replace?: readonly string[];
	add?: readonly string[];
	remove?: readonly string[];
	/** An entry as the API knows it; by default a text */
	toEntry?(text: string): Json;
	/** The text that tells an entry of the API from others */
	keyOf?(entry: Json): string;
}

const addLabel = (label: string) => `${label} to Add`;
const removeLabel = (label: string) => `${label} to Remove`;

/** Checks that the fields of a list do not contradict each other. @throws InputError */
export function checkListChange({ label, replace, add = [], remove = [] }: ListChange): void {
	if (replace !== undefined && (add.length > 0 || remove.length > 0)) {
		throw inputError(
			`"${label}" replaces the whole list, so it cannot stand beside "${add.length > 0 ? addLabel(label) : removeLabel(label)}"`,
			'Remove one of the two fields.',
		);
	}
	const removed = new Set(remove);
	const both = add.find((entry) => removed.has(entry));
	if (both !== undefined) throw inputError(`${shown(both)} is both in "${addLabel(label)}" and in "${removeLabel(label)}"`, 'Remove it from one of them.');
}

const asText = (text: string): Json => text;

/** The list after the change: what stays keeps its order, what is added comes last, and each entry stands there once. */
function changed(list: readonly Json[], { add = [], remove = [], toEntry = asText, keyOf = String }: ListChange): Json[] {
	const removed = new Set(remove.map((text) => keyOf(toEntry(text))));
	const entries = new Map<string, Json>();
	for (const entry of [...list, ...add.map(toEntry)]) {
		if (!entries.has(keyOf(entry))) entries.set(keyOf(entry), entry);
	}
	return [...entries].flatMap(([key, entry]) => (removed.has(key) ? [] : [entry]));
}

/**
 * Completes the update of an object with the lists to which something is added, or from which something is removed.
 * For them the object is read, by GET on the same path; without them nothing is.
 * @param changes by the member of the object that is the list
 * @param permission title of the permission to read the object
 * @throws RequestError; InputError when the object has no such list
 */
export async function withListChanges(
	call: ApiCall,
	client: SekoiaClient,
	changes: Record<string, ListChange>,
	permission?: string,
): Promise<ApiCall> {
	const body: JsonObject = { ...(isJsonObject(call.body) ? call.body : {}) };
	for (const [member, { replace, toEntry = asText }] of Object.entries(changes)) {
		if (replace !== undefined) body[member] = replace.map(toEntry);
	}
	const partly = Object.entries(changes).filter(([, { add, remove }]) => add !== undefined || remove !== undefined);
	if (partly.length === 0) return { ...call, body };
	const { path, target, hints } = call;
	const object = oneObject(await client.request({ method: 'GET', path, target, hints, permissions: permission ? [permission] : [] }));
	for (const [member, change] of partly) {
		const list = object[member] ?? [];
		if (!Array.isArray(list)) throw inputError(`SEKOIA.IO gives no list of "${member}", so that nothing can be added to it or removed`, 'Use Replace, which needs no list to begin with.');
		body[member] = changed(list, change);
	}
	return { ...call, body };
}
