import type { ApiCall } from './apiCall';
import type { SekoiaClient } from './client';
import { NOT_THE_API } from './errorTexts';
import { inputError } from '../inputError';
import { isJsonObject, type Json, type JsonObject } from '../json';
import { ReadAhead, type Slice } from './readAhead';

interface PageOptions {
	/** The endpoint's largest page */
	pageSize: number;
	/** How many objects are wanted; Infinity for all */
	limit: number;
	/** How many objects to skip */
	offset?: number;
	/** Whether `total` of the answer is exact; for event searches it is an estimate */
	exactTotal?: boolean;
	/** Whether nothing enters or leaves the list while it is read, as with the results of an event search */
	isFixed?: boolean;
}

/** How many more pages without anything new are read than pages with something new. */
const MAX_FRUITLESS_PAGES = 10;

/** One page of a list. */
export interface Page {
	items: JsonObject[];
	/** All objects that match, when the API counts them */
	total?: number;
	/** Whether the API says that there is more */
	hasMore?: boolean;
}

/** Reads one page. @throws InputError when the answer has no list of objects in `items` */
export function readPage(answer: Json): Page {
	const items = isJsonObject(answer) ? answer.items : undefined;
	if (!isJsonObject(answer) || !Array.isArray(items) || !items.every(isJsonObject)) {
		throw inputError('SEKOIA.IO answered without a list of "items"', NOT_THE_API);
	}
	return {
		items,
		total: typeof answer.total === 'number' ? answer.total : undefined,
		hasMore: typeof answer.has_more === 'boolean' ? answer.has_more : undefined,
	};
}

function isLast(page: Page, asked: number, next: number, exactTotal: boolean): boolean {
	if (page.items.length === 0 || page.hasMore === false) return true;
	if (page.hasMore === true) return false;
	if (exactTotal && page.total !== undefined) return next >= page.total;
	return page.items.length < asked;
}

/** What tells an object from all others; undefined for rows that have neither uuid nor id. */
function keyOf({ uuid, id }: JsonObject): string | undefined {
	const key = uuid ?? id;
	return typeof key === 'string' || typeof key === 'number' ? String(key) : undefined;
}

function isSame(one: JsonObject, other: JsonObject | undefined): boolean {
	const key = keyOf(one);
	if (key === undefined || !other) return JSON.stringify(one) === JSON.stringify(other);
	return key === keyOf(other);
}

/**
 * Whether the server ignores the offset. Where it does not count them, objects that are known may also come
 * again because as many others entered before them; `MAX_FRUITLESS_PAGES` ends that.
 */
function isRepetition({ items, total }: Page, previous: Page): boolean {
	const [first] = items;
	if (!first || items.length !== previous.items.length || total !== previous.total) return false;
	if (total === undefined && keyOf(first) !== undefined) return false;
	return items.every((item, index) => isSame(item, previous.items[index]));
}

const unreadable = (what: string, offset: number) =>
	inputError(
		`SEKOIA.IO ${what} (offset ${offset}), so the list cannot be read to its end`,
		'Set a Limit that fits into one page, or narrow the filters.',
	);

/**
 * Reads a list page by page, `limit` and `offset` in the query, until it ends or enough is read. Each
 * object comes once, and none is missed that is in the list all the time, though others enter and leave
 * it between two pages:
 *
 * - A page starts with the last object of the page before. An object that stays keeps its place among
 *   those that stay, so once one object of a page is known, all that stay before it are known as well:
 *   nothing was skipped. What is known is not given again; that happens when others entered before it.
 * - A page without any known object may come after a gap, as when others left the list before it. The
 *   page before it is then read again, and so on, at most back to the start.
 * - An object that moves, as an update moves it in a list sorted by date of update, can escape both rules.
 *   When fewer objects were found than every page counted, the list is therefore read a second time.
 *
 * Rows without uuid or id cannot be recognised, so their pages do not overlap.
 *
 * Once the list's length is known, several pages are asked for at the same time (`pagesAtOnce` of the client's
 * settings). The rules above do not depend on which page was read first: objects that stay have the same order in all.
 * @throws InputError when the server repeats itself, instead of looping for ever
 */
export async function* pages(client: SekoiaClient, call: ApiCall, options: PageOptions): AsyncGenerator<Page> {
	const { pageSize, limit, offset: start = 0, exactTotal = true, isFixed = false } = options;
	const known = new Set<string | undefined>();
	const isKnown = (item: JsonObject) => known.has(keyOf(item));
	const isFirst = (item: JsonObject) => {
		const key = isFixed ? undefined : keyOf(item);
		return key === undefined || (!known.has(key) && known.add(key));
	};
	let offset = start;
	let wanted = limit;
	let found = 0;
	/** How many objects of the next page are likely to be known */
	let overlap = 0;
	let fruitlessLeft = MAX_FRUITLESS_PAGES;
	let isSecondLook = false;
	/** How many objects the list had at least, as far as the pages count them */
	let counted = Infinity;
	let previous: Page = { items: [] };
	let told = previous;
	const ahead = new ReadAhead(client, call);
	/** The pages after the next one, as far as the page before lets expect them. */
	function* following(): Generator<Slice> {
		if (overlap > 1) return;
		const length = previous.total ?? 0;
		let slice = { limit: Math.min(pageSize, wanted + overlap), offset };
		for (let left = wanted; ; ) {
			left -= slice.limit - overlap;
			slice = { limit: Math.min(pageSize, left + overlap), offset: slice.offset + slice.limit - overlap };
			if (left <= 0 || slice.offset + overlap >= length) return;
			yield slice;
		}
	}
	try {
		while (wanted > 0) {
			const asked = Math.min(pageSize, wanted + overlap);
			const page = readPage(await ahead.read({ limit: asked, offset }, following()));
			if (isRepetition(page, previous)) throw unreadable('sent the same page twice', offset);
			if (fruitlessLeft < 0) throw unreadable('keeps sending what it has sent before', offset);
			previous = page;
			counted = Math.min(counted, page.total ?? 0);

			if (overlap > 0 && offset > start && !page.items.some(isKnown)) {
				fruitlessLeft--;
				overlap = pageSize;
				offset = Math.max(start, offset - pageSize + 1);
				continue;
			}
			const fresh = page.items.filter(isFirst);
			fruitlessLeft += fresh.length > 0 ? 1 : -1;
			found += fresh.length;
			if (!isSecondLook) told = { ...page, hasMore: page.hasMore === false ? fresh.length > wanted : page.hasMore };
			yield { ...told, items: fresh.slice(0, wanted) };
			wanted -= fresh.length;

			const next = offset + page.items.length;
			const isAllFound = start + found >= counted;
			if (isLast(page, asked, next, exactTotal) || (isSecondLook && isAllFound)) {
				if (isAllFound || isSecondLook || overlap === 0 || offset === start) return;
				isSecondLook = true;
				offset = start;
				continue;
			}
			const last = page.items.at(-1);
			// A page of one object would be read again and again.
			overlap = !isFixed && last && page.items.length > 1 && keyOf(last) !== undefined ? 1 : 0;
			offset = next - overlap;
		}
	} finally {
		ahead.dismiss();
	}
}

/** All objects of the pages, with the total the last page told. */
export async function collectPages(source: AsyncIterable<Page>): Promise<Page> {
	const items: JsonObject[] = [];
	let last: Page = { items };
	for await (const page of source) {
		for (const item of page.items) items.push(item);
		last = page;
	}
	return { ...last, items };
}
