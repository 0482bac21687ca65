import type { INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';

import { findUuidOrStixId } from '../../shared/fields/objectIds';
import type { SekoiaClient } from '../../shared/http/client';
import { statusOf } from '../../shared/http/errors';
import { type Page, pages, readPage } from '../../shared/http/paging';
import { isJsonObject } from '../../shared/json';
import { wait } from '../../shared/wait';
import { callOf, type ListSource, type QueryEntry } from './listSource';

/** Entries of one page of the list in the editor */
const PAGE_SIZE = 50;
/** The largest page of the endpoints that fill lists */
const MAX_PAGE_SIZE = 100;
/** How many objects are read for one page of the list to find a text that the search of the API did not find */
const MAX_LOOKED_THROUGH = 1_000;
/** So many entries are shown before the rest is looked through: n8n asks for more once the list is scrolled to its end, and fewer do not scroll. */
const ENOUGH = 10;
/** Milliseconds that the search of the API has for itself */
const HEAD_START = 400;

/** Who finds: the API, which is asked for all or for the text, or this node, which compares names. */
type Finder = 'api' | 'node';

/** What is searched for, and where in the list to go on. */
export interface Search {
	/** Empty for all */
	typed: string;
	by: Finder;
	from: number;
}

/** Where to go on, as the text that n8n keeps for the next page. */
export const tokenOf = ({ typed, by, from }: Search): string => JSON.stringify([typed, by, from]);

/** Where to go on; at the start if the token is none, or one of another text, which n8n gives when the text is changed. */
export function readToken(token: unknown, typed: string): Omit<Search, 'typed'> {
	const start = { by: 'api', from: 0 } as const;
	if (typeof token !== 'string') return start;
	try {
		const [ofText, by, from] = JSON.parse(token) as unknown[];
		if (ofText !== typed || (by !== 'api' && by !== 'node') || !Number.isSafeInteger(from) || Number(from) < 0) return start;
		return { by, from: Number(from) };
	} catch {
		return start;
	}
}

const continued = (results: INodeListSearchItems[], search: Search | undefined): INodeListSearchResult =>
	search ? { results, paginationToken: tokenOf(search) } : { results };

/** Whether a list goes on after its first `read` objects. @param otherwise the answer if the page does not say */
const goesOn = ({ total, hasMore }: Page, read: number, otherwise: boolean): boolean =>
	hasMore ?? (total === undefined ? otherwise : read < total);

/** One page of what the API finds. @param found query that finds it; absent for all */
async function page(client: SekoiaClient, source: ListSource, { typed, from }: Search, found?: QueryEntry): Promise<INodeListSearchResult> {
	const call = callOf(source);
	if (found) call.query.push(found);
	call.query.push(['limit', String(PAGE_SIZE)], ['offset', String(from)]);
	const answer = readPage(await client.request(call));
	const next = from + answer.items.length;
	const isMore = answer.items.length > 0 && goesOn(answer, next, answer.items.length === PAGE_SIZE);
	return continued(answer.items.map(source.toItem), isMore ? { typed, by: 'api', from: next } : undefined);
}

/** What fits among the next thousand objects of the list; fewer when there is enough to show. */
async function lookThrough(
	client: SekoiaClient,
	source: ListSource,
	{ typed, from }: Search,
	fits: (item: INodeListSearchItems) => boolean,
): Promise<INodeListSearchResult> {
	const found: INodeListSearchItems[] = [];
	let next = from;
	let isMore = false;
	const all = pages(client, callOf(source), { pageSize: MAX_PAGE_SIZE, limit: MAX_LOOKED_THROUGH, offset: from });
	for await (const read of all) {
		next += read.items.length;
		for (const item of read.items.map(source.toItem)) if (fits(item)) found.push(item);
		const isEnough = found.length >= ENOUGH;
		isMore = (isEnough || next - from >= MAX_LOOKED_THROUGH) && goesOn(read, next, true);
		if (isEnough) break;
	}
	return continued(found, isMore ? { typed, by: 'node', from: next } : undefined);
}

/** What fits among objects that no single list has, so that it is read as a whole, each once. */
async function fromAll(source: ListSource, all: AsyncIterable<Page>, typed: string): Promise<INodeListSearchResult> {
	const found = new Map<unknown, INodeListSearchItems>();
	for await (const { items } of all) {
		for (const item of items.map(source.toItem)) {
			if (`${item.name} ${item.value}`.toLowerCase().includes(typed)) found.set(item.value, item);
		}
		if (found.size >= MAX_LOOKED_THROUGH) break;
	}
	return { results: [...found.values()].sort((one, other) => one.name.localeCompare(other.name, 'en')) };
}

async function single(client: SekoiaClient, { path, permission, toItem }: ListSource, id: string): Promise<INodeListSearchResult> {
	const call = { method: 'GET' as const, path: `${path}/${encodeURIComponent(id)}`, permissions: [permission] };
	const answer = await client.request(call).catch((failure: unknown) => (statusOf(failure) === 404 ? null : Promise.reject(failure)));
	const object = isJsonObject(answer) && isJsonObject(answer.data) ? answer.data : answer;
	return { results: isJsonObject(object) ? [toItem(object)] : [] };
}

/** The object with an ID, if there is one. */
async function findById(client: SekoiaClient, source: ListSource, search: Search, id: string): Promise<INodeListSearchResult> {
	if (source.byId) return await page(client, source, search, source.byId(id));
	if (source.hasSingle) return await single(client, source, id);
	const bare = id.toLowerCase().split('--').at(-1)!;
	return await lookThrough(client, source, search, ({ value }) => String(value).toLowerCase().endsWith(bare));
}

/**
 * What has the text in it. The API searches first. Whether it finds parts of names is not documented, so the names are
 * compared here when it finds nothing; this begins while a slow API has not answered yet.
 */
async function findByText(client: SekoiaClient, source: ListSource, search: Search): Promise<INodeListSearchResult> {
	const typed = search.typed.toLowerCase();
	const byNode = async (one: SekoiaClient) => await lookThrough(one, source, search, ({ name }) => name.toLowerCase().includes(typed));
	if (search.by === 'node' || !source.search) return await byNode(client);
	const byApi = page(client, source, search, source.search(search.typed));
	if (search.from > 0) return await byApi;

	const isFound = ({ results }: INodeListSearchResult) => results.length > 0;
	const done = new AbortController();
	const { signal } = client.settings;
	const beside = client.withSettings({ signal: signal ? AbortSignal.any([signal, done.signal]) : done.signal });
	const compared = Promise.race([byApi, wait(HEAD_START, done.signal)]).then(async (answer) =>
		answer && isFound(answer) ? answer : await byNode(beside),
	);
	// Whether it fails counts only if its turn comes.
	compared.catch(() => undefined);
	try {
		const answer = await byApi;
		return isFound(answer) ? answer : await compared;
	} finally {
		done.abort();
	}
}

/**
 * One page of what is searched for, with a token if there may be more.
 * @throws RequestError; InputError when the text is the ID of another kind of object; AbortedError
 */
export async function search(client: SekoiaClient, source: ListSource, asked: Search): Promise<INodeListSearchResult> {
	if (source.readAll) return await fromAll(source, source.readAll(client), asked.typed.toLowerCase());
	if (asked.typed === '') return await page(client, source, asked);
	const id = (source.findId ?? findUuidOrStixId)(asked.typed);
	return await (id === undefined ? findByText(client, source, asked) : findById(client, source, asked, id));
}
