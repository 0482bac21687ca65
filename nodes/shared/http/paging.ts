import type { ApiCall } from './apiCall';
import type { SekoiaClient } from './client';
import { inputError } from '../inputError';
import { isJsonObject, type Json, type JsonObject } from '../json';

interface PageOptions {
	/** The endpoint's largest page */
	pageSize: number;
	/** How many objects are wanted; Infinity for all */
	limit: number;
	/** How many objects to skip */
	offset?: number;
	/** Whether `total` of the answer is exact; for event searches it is an estimate */
	exactTotal?: boolean;
}

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
		throw inputError(
			'SEKOIA.IO answered without a list of "items"',
			'Check that the Base URL of the credential is the address of SEKOIA.IO\'s API.',
		);
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

/**
 * Reads a list page by page, `limit` and `offset` in the query, until it ends or enough is read.
 * @throws InputError when the server sends the same page again, instead of looping for ever
 */
export async function* pages(client: SekoiaClient, call: ApiCall, options: PageOptions): AsyncGenerator<Page> {
	const { pageSize, limit, exactTotal = true } = options;
	let offset = options.offset ?? 0;
	let wanted = limit;
	let previous = '';
	while (wanted > 0) {
		const asked = Math.min(pageSize, wanted);
		const query = [...(call.query ?? []), ['limit', String(asked)], ['offset', String(offset)]] as const;
		const page = readPage(await client.request({ ...call, query }));

		const content = JSON.stringify(page.items);
		if (page.items.length > 0 && content === previous) {
			throw inputError(
				`SEKOIA.IO sent the same page twice (offset ${offset}), so the list cannot be read to its end`,
				'Set a Limit that fits into one page, or narrow the filters.',
			);
		}
		previous = content;

		yield { ...page, items: page.items.slice(0, wanted) };
		offset += page.items.length;
		wanted -= page.items.length;
		if (isLast(page, asked, offset, exactTotal)) return;
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
