import type { ILoadOptionsFunctions, INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';

import { isUuid } from '../../shared/fields/parsers';
import type { ApiCall } from '../../shared/http/apiCall';
import { SekoiaClient, type RequestSettings } from '../../shared/http/client';
import { pages, readPage } from '../../shared/http/paging';
import { isJsonObject, type Json, type JsonObject } from '../../shared/json';
import { toNodeError } from '../../shared/nodeError';

/** Settings of the requests that fill the editor's lists: a user is waiting for them. */
export const EDITOR_REQUESTS: RequestSettings = { maxTries: 2, timeout: 15_000, requestsPerSecond: 50 };

/** Entries of one page of the list in the editor */
const PAGE_SIZE = 50;
/** The largest page of the endpoints that fill lists */
const MAX_PAGE_SIZE = 100;
/** How many objects are read to find a text that the search of the API did not find */
const MAX_LOOKED_THROUGH = 1_000;

/** A short ID of an alert or a case, whole or in part: `AL` or `CA`, and then ten letters or digits. */
const SHORT_ID = /^(AL|CA)[A-Za-z0-9]{6,}$/;

export type QueryEntry = readonly [name: string, value: string];

/** A UUID or a STIX ID, such as `report--7c9e6679-7425-40de-944b-e07fc1f90ae7`. */
const ID = /^([a-z-]+--)?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** One kind of object that a list of the editor offers, and that fields take by name. */
export interface ListSource {
	/** What one is called in messages, such as `entity` */
	noun: string;
	path: string;
	permission: string;
	/** Query of every page: sort order, what to leave out */
	query?: readonly QueryEntry[];
	/** Query that narrows the list to what the user typed; absent where the API cannot search */
	search?(text: string): QueryEntry;
	toItem(object: JsonObject): INodeListSearchItems;
	/** The name alone, where `toItem` shows more */
	nameOf?(object: JsonObject): string;
	/** Whether a text is an ID, which is never looked up; by default UUIDs and STIX IDs are */
	isId?(text: string): boolean;
	/** Objects that every tenant has, whose names are not looked up */
	known?: readonly INodeListSearchItems[];
	/** Whether there are too many to read them all: each is searched for */
	isEndless?: true;
}

/** Whether a text is an ID of such an object; see `isId`. */
export const isIdOf = ({ isId }: ListSource, text: string): boolean => (isId ? isId(text) : ID.test(text));

/** The text; empty when the value is not text. */
export const text = (value: Json | undefined) => (typeof value === 'string' ? value : '');
/** The name of what the API gives as `{name}` or as the name alone; empty when there is none. */
export const nameOf = (value: Json | undefined) => (isJsonObject(value) ? text(value.name) : text(value));

export const alphabetical: readonly QueryEntry[] = [['sort', 'name']];
export const newestFirst: readonly QueryEntry[] = [
	['sort', 'created_at'],
	['direction', 'desc'],
];

/** Query that finds objects by name. */
export const byName = (typed: string): QueryEntry => ['match[name]', typed];
/** Query that finds alerts or cases by what was typed: a UUID or a short ID if it looks like one, else a title. */
export const uuidShortIdOrTitle = (typed: string): QueryEntry => {
	if (isUuid(typed)) return ['match[uuid]', typed];
	return [SHORT_ID.test(typed) ? 'match[short_id]' : 'match[title]', typed];
};

const namedOrUuid = ({ name, uuid }: JsonObject) => text(name) || text(uuid);

/** A list of objects with `uuid` and `name`. The member `distinguishedBy`, in parentheses, tells namesakes apart. */
export const namedObjects = (
	noun: string,
	path: string,
	permission: string,
	options: Pick<ListSource, 'query' | 'search'> & { distinguishedBy?: string } = {},
): ListSource => ({
	noun,
	path,
	permission,
	...options,
	nameOf: namedOrUuid,
	toItem: (object) => {
		const name = namedOrUuid(object);
		const detail = options.distinguishedBy ? nameOf(object[options.distinguishedBy]) : '';
		return { name: detail ? `${name} (${detail})` : name, value: text(object.uuid) };
	},
});

/** The call that reads the list, to which limit and offset are added. */
export const callOf = ({ path, query, permission }: ListSource): ApiCall & { query: QueryEntry[] } => ({
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

/** Entries whose name contains the text, in any case. It stops when they fill a page of the list. */
async function lookThrough(client: SekoiaClient, source: ListSource, typed: string): Promise<INodeListSearchItems[]> {
	const found: INodeListSearchItems[] = [];
	const all = pages(client, callOf(source), { pageSize: MAX_PAGE_SIZE, limit: MAX_LOOKED_THROUGH });
	for await (const { items } of all) {
		for (const item of items.map(source.toItem)) {
			if (item.name.toLowerCase().includes(typed.toLowerCase())) found.push(item);
		}
		if (found.length >= PAGE_SIZE) break;
	}
	return found;
}

/**
 * Fills one page of a list. Text is searched by the API first. Whether the API finds parts of names
 * is not documented, so when it finds nothing, the names are compared here.
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
		const client = await SekoiaClient.create(functions, EDITOR_REQUESTS);
		if (typed === '' || source.search) {
			const answer = await page(client, source, typed, Number(paginationToken ?? 0));
			if (typed === '' || answer.results.length > 0) return answer;
		}
		return { results: await lookThrough(client, source, typed) };
	} catch (failure) {
		throw toNodeError(functions.getNode(), failure);
	}
}

/** A method for n8n's lists, together with where they come from, by which names are found when a workflow runs. */
export const withSource = <Method extends object>(source: ListSource, method: Method): Method & { source: ListSource } =>
	Object.assign(method, { source });

/** Makes a method for n8n's `listSearch`, which fills one page of a list; see `listPage`. */
export const listSearch = (source: ListSource) =>
	withSource(source, async function (this: ILoadOptionsFunctions, filter?: string, paginationToken?: string): Promise<INodeListSearchResult> {
		return await listPage(this, source, filter, paginationToken);
	});
