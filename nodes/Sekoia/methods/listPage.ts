import type { ILoadOptionsFunctions, INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';

import type { ApiCall } from '../../shared/http/apiCall';
import { SekoiaClient } from '../../shared/http/client';
import { isJsonObject, type Json, type JsonObject } from '../../shared/json';
import { toNodeError } from '../../shared/nodeError';
import { pages, readPage } from '../../shared/http/paging';

/** Entries of one page of the list in the editor */
const PAGE_SIZE = 50;
/** The largest page of the endpoints that fill lists */
const LARGEST_PAGE = 100;
/** How many objects are looked through for a text that the API itself does not find */
const MOST_LOOKED_THROUGH = 1_000;

/** One kind of object that a list of the editor offers. */
export interface ListSource {
	path: string;
	permission: string;
	/** Query of every page: sort order, what to leave out */
	query?: ReadonlyArray<readonly [string, string]>;
	/** Query that narrows the list to what the user typed; absent where the API cannot search */
	search?(text: string): readonly [string, string];
	toItem(object: JsonObject): INodeListSearchItems;
}

export const text = (value: Json | undefined) => (typeof value === 'string' ? value : '');
/** The name of an object that is told as `{name}` or by its name alone. */
export const nameOf = (value: Json | undefined) => (isJsonObject(value) ? text(value.name) : text(value));

/** A list of objects that have a name, with what tells two of the same name apart. */
export const namedObjects = (
	path: string,
	permission: string,
	options: Pick<ListSource, 'query' | 'search'> & { distinguishedBy?: string } = {},
): ListSource => ({
	path,
	permission,
	...options,
	toItem: (object) => {
		const name = text(object.name) || text(object.uuid);
		const detail = options.distinguishedBy ? nameOf(object[options.distinguishedBy]) : '';
		return { name: detail ? `${name} (${detail})` : name, value: text(object.uuid) };
	},
});

const callOf = ({ path, query, permission }: ListSource): ApiCall & { query: Array<readonly [string, string]> } => ({
	method: 'GET',
	path,
	query: [...(query ?? [])],
	permissions: [permission],
});

async function page(client: SekoiaClient, source: ListSource, typed: string, offset: number): Promise<INodeListSearchResult> {
	const call = callOf(source);
	if (typed !== '' && source.search) call.query.push(source.search(typed));
	call.query.push(['limit', String(PAGE_SIZE)], ['offset', String(offset)]);
	const { items, total, hasMore } = readPage(await client.request(call));
	const next = offset + items.length;
	const more = items.length > 0 && (hasMore ?? (total === undefined ? items.length === PAGE_SIZE : next < total));
	return { results: items.map(source.toItem), ...(more ? { paginationToken: String(next) } : {}) };
}

/** Entries whose name has the text somewhere; one page of them is enough for a list. */
async function lookThrough(client: SekoiaClient, source: ListSource, typed: string): Promise<INodeListSearchItems[]> {
	const found: INodeListSearchItems[] = [];
	const all = pages(client, callOf(source), { pageSize: LARGEST_PAGE, limit: MOST_LOOKED_THROUGH });
	for await (const { items } of all) {
		found.push(...items.map(source.toItem).filter(({ name }) => name.toLowerCase().includes(typed.toLowerCase())));
		if (found.length >= PAGE_SIZE) break;
	}
	return found;
}

/**
 * Fills one page of a list. What the API finds for a text comes first; whether it looks for parts of
 * names is not documented, so where it finds nothing the list itself is looked through.
 * @throws NodeApiError that names the missing permission on 403
 */
export async function listPage(
	functions: ILoadOptionsFunctions,
	source: ListSource,
	filter = '',
	paginationToken?: unknown,
): Promise<INodeListSearchResult> {
	const typed = filter.trim();
	try {
		const client = await SekoiaClient.create(functions, { maxTries: 2, timeout: 15_000 });
		if (typed === '' || source.search) {
			const answer = await page(client, source, typed, Number(paginationToken ?? 0));
			if (typed === '' || answer.results.length > 0) return answer;
		}
		return { results: await lookThrough(client, source, typed) };
	} catch (failure) {
		throw toNodeError(functions.getNode(), failure);
	}
}
