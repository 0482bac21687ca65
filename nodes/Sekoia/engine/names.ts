import type { AnyField, Entry } from '../../shared/fields/field';
import type { SekoiaClient } from '../../shared/http/client';
import { statusOf } from '../../shared/http/errors';
import { pages } from '../../shared/http/paging';
import { inputError, type InputError, shown } from '../../shared/inputError';
import type { JsonObject } from '../../shared/json';
import { callOf, isIdOf, type ListSource, type QueryEntry } from '../methods/listPage';
import * as listSearch from '../methods/listSearch';
import * as loadOptions from '../methods/loadOptions';
import { nearest } from './nearest';
import type { AnyValues } from './operation';

/** An object that was found by its name. */
export interface Named {
	id: string;
	name: string;
}

const PAGE_SIZE = 100;
/** How many objects of a kind are read to find a name. */
const MAX_READ = 1_000;
/** How many names or IDs a message lists. */
const MAX_TOLD = 5;

const sources = new Map<string, ListSource>(
	Object.entries({ ...listSearch, ...loadOptions }).flatMap(([name, method]) => ('source' in method ? [[name, method.source]] : [])),
);

const folded = (text: string) => text.normalize('NFC').trim().toLowerCase();

/** Some objects of one kind, by ID, by name and by what the list of the editor shows. */
class Index {
	private readonly objects = new Map<string, Array<Named & { texts: string[] }>>();
	/** Names as messages tell them */
	readonly names = new Set<string>();
	/** Whether these are all that may be meant */
	isComplete = true;

	/** @param others further texts that mean the object */
	add(id: string, name: string, others: readonly string[]): void {
		const object = { id, name, texts: [id, name, ...others] };
		this.names.add(name);
		for (const key of new Set(object.texts.map(folded))) {
			const namesakes = this.objects.get(key);
			// The same object may be in a list twice.
			if (namesakes?.some((one) => one.id === id)) continue;
			if (namesakes) namesakes.push(object);
			else this.objects.set(key, [object]);
		}
	}

	/** What the text stands for, in any case; where several differ in their case only, the one that is written so. */
	find(text: string): Named[] {
		const found = this.objects.get(folded(text)) ?? [];
		const exact = found.filter(({ texts }) => texts.includes(text.trim()));
		return exact.length === 1 ? exact : found;
	}
}

const quoted = (names: readonly string[]) => names.map((name) => `"${name}"`);
const listed = (texts: readonly string[]) =>
	`${texts.slice(0, MAX_TOLD).join(', ')}${texts.length > MAX_TOLD ? ` and ${texts.length - MAX_TOLD} more` : ''}`;

/** A name of a field, with what its messages need. */
interface Asked {
	label: string;
	source: ListSource;
	text: string;
}

function unknown({ label, source, text }: Asked, index: Index): InputError {
	const names = [...new Set([...index.names, ...(source.known ?? []).map(({ name }) => name)])].sort();
	const near = nearest(text, names);
	const known = names.length === 0 ? '' : ` Known are ${listed(quoted(names))}.`;
	const advice = near.length > 0 ? ` Did you mean ${quoted(near).join(' or ')}?` : known;
	const isSure = index.isComplete || source.isEndless;
	const what = isSure ? `is no ${source.noun}` : `was not found; only the first ${MAX_READ} of them were looked at`;
	return inputError(`"${label}": ${shown(text)} ${what}.${advice}`, 'Correct it, or give the ID, which is not looked up.');
}

function ambiguous({ label, text }: Asked, found: readonly Named[]): InputError {
	const message = `"${label}": ${shown(text)} is the name of several: ${listed(found.map(({ id }) => id))}`;
	return inputError(message, 'Give the ID of the one that you mean.');
}

/** Whether a list cannot be read: this API key may not, or this tenant does not have it. */
const isMissing = (failure: unknown): boolean => [403, 404, 410].includes(statusOf(failure) ?? 0);

function notListed({ label, source, text }: Asked, failure: unknown): InputError {
	const status = statusOf(failure);
	const why = status === 403 ? `the API key lacks the permission "${source.permission}"` : `SEKOIA.IO does not offer the list of names here (${status})`;
	const known = source.known ? ` Without the list, these names are known: ${quoted(source.known.map(({ name }) => name)).join(', ')}.` : '';
	return inputError(`"${label}": the name ${shown(text)} cannot be looked up, since ${why}.${known}`, 'Give the ID instead, which is not looked up.');
}

/**
 * Finds the IDs of objects that are given by name, for all items of one execution: a list is read once, up to a
 * thousand objects; in a longer one SEKOIA.IO searches for each name, where it can.
 */
export class Names {
	/** What was read of each list: all, or what a search found */
	private readonly lists = new Map<ListSource, Map<string, Promise<Index>>>();

	constructor(private readonly client: SekoiaClient) {}

	/**
	 * The values of fields with IDs in place of names. IDs cost no request.
	 * @throws InputError when a name is unknown, means several objects or cannot be looked up; RequestError
	 */
	async resolve(entries: readonly Entry[], values: AnyValues): Promise<AnyValues> {
		const resolved: AnyValues = {};
		for (const entry of entries) {
			const { name } = entry.property;
			const value = values[name];
			resolved[name] = entry.kind === 'field' ? await this.ofField(entry, value) : await this.resolve(entry.fields, (value ?? {}) as AnyValues);
		}
		return resolved;
	}

	/**
	 * The object that a text means, by ID or name.
	 * @param label display name of the field
	 * @returns undefined where the list of these objects cannot be read
	 * @throws as `resolve` does
	 */
	async object(label: string, source: ListSource, text: string): Promise<Named | undefined> {
		const asked = { label, source, text };
		const found = this.found(asked, this.find(asked));
		return await found.catch((failure: unknown) => (isMissing(failure) ? undefined : Promise.reject(failure)));
	}

	private async ofField({ names: list, property }: AnyField, value: unknown): Promise<unknown> {
		const source = list === undefined ? undefined : sources.get(list);
		if (source === undefined || value === undefined) return value;
		const asked = (text: string): Asked => ({ label: property.displayName, source, text });
		if (!Array.isArray(value)) return await this.id(asked(String(value)));
		const ids: string[] = [];
		for (const text of value as string[]) ids.push(...(await this.ids(asked(text))));
		return ids;
	}

	/** An entry of a list may hold several, separated by commas; but then a name may hold commas, too. */
	private async ids(asked: Asked): Promise<string[]> {
		const parts = asked.text.split(',').map((part) => part.trim()).filter((part) => part !== '');
		if (parts.length <= 1 || parts.every((part) => isIdOf(asked.source, part))) {
			return await Promise.all(parts.map(async (text) => await this.id({ ...asked, text })));
		}
		const whole = await this.lookUp(asked);
		if (whole) return [whole.id];
		return await Promise.all(parts.map(async (text) => await this.id({ ...asked, text })));
	}

	private async id(asked: Asked): Promise<string> {
		const { source, text } = asked;
		if (isIdOf(source, text)) return text;
		return (await this.found(asked, this.lookUp(asked))).id;
	}

	private async found(asked: Asked, searching: Promise<Named | undefined>): Promise<Named> {
		const found = await searching;
		if (found) return found;
		throw unknown(asked, await this.all(asked.source));
	}

	private async lookUp(asked: Asked): Promise<Named | undefined> {
		return await this.find(asked).catch((failure: unknown) => Promise.reject(isMissing(failure) ? notListed(asked, failure) : failure));
	}

	private async find(asked: Asked): Promise<Named | undefined> {
		const { source, text } = asked;
		const known = source.known?.find(({ name, value }) => [name, String(value)].map(folded).includes(folded(text)));
		if (known) return { id: String(known.value), name: known.name };
		const all = await this.all(source);
		const searched = all.isComplete || !source.search ? undefined : await this.read(source, source.search(text));
		const ofSearch = searched?.find(text) ?? [];
		const found = ofSearch.length > 0 ? ofSearch : all.find(text);
		if (found.length > 1) throw ambiguous(asked, found);
		return found[0];
	}

	/** All objects of a kind, as far as they are read. */
	private async all(source: ListSource): Promise<Index> {
		if (!source.isEndless) return await this.read(source);
		return Object.assign(new Index(), { isComplete: false });
	}

	private async read(source: ListSource, search?: QueryEntry): Promise<Index> {
		const read = this.lists.get(source) ?? new Map<string, Promise<Index>>();
		this.lists.set(source, read);
		const key = String(search);
		const reading = read.get(key) ?? this.readNow(source, search);
		read.set(key, reading);
		return await reading;
	}

	private async readNow(source: ListSource, search?: QueryEntry): Promise<Index> {
		const index = new Index();
		const call = callOf(source);
		if (search) call.query.push(search);
		let count = 0;
		const all = source.readAll?.(this.client) ?? pages(this.client, call, { pageSize: PAGE_SIZE, limit: MAX_READ });
		for await (const { items, total = 0 } of all) {
			for (const object of items) addTo(index, source, object);
			count += items.length;
			index.isComplete = count < MAX_READ && total <= MAX_READ;
			// The rest is left to the search of the API.
			if (!index.isComplete && ((source.search && !search) || count >= MAX_READ)) break;
		}
		return index;
	}
}

function addTo(index: Index, source: ListSource, object: JsonObject): void {
	const { name, value } = source.toItem(object);
	index.add(String(value), source.nameOf?.(object) ?? name, [name, ...(source.aliasesOf?.(object) ?? [])]);
}
