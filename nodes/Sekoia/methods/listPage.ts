import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { isUuid } from '../../shared/fields/objectIds';
import { SekoiaClient, type RequestSettings } from '../../shared/http/client';
import { isJsonObject, type Json, type JsonObject } from '../../shared/json';
import { toNodeError } from '../../shared/nodeError';
import type { ListSource, QueryEntry } from './listSource';
import { Newest } from './newest';
import { readToken, search, tokenOf } from './search';

export * from './listSource';

/** Settings of the requests that fill the editor's lists: a user is waiting for them. */
export const EDITOR_REQUESTS: RequestSettings = { maxTries: 2, timeout: 15_000, requestsPerSecond: 50, pagesAtOnce: 10 };

/** A short ID of an alert or a case, whole or in part: `AL` or `CA`, and then ten letters or digits. */
const SHORT_ID = /^(AL|CA)[A-Za-z0-9]{6,}$/;

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
/** Query that finds objects by UUID. */
export const byUuid = (id: string): QueryEntry => ['match[uuid]', id];
/** Query that finds an alert or a case by UUID or short ID. */
export const byUuidOrShortId = (id: string): QueryEntry => [isUuid(id) ? 'match[uuid]' : 'match[short_id]', id];
/** Query that finds alerts or cases by what was typed: a UUID or a short ID if it looks like one, else a title. */
export const byUuidShortIdOrTitle = (typed: string): QueryEntry =>
	isUuid(typed) || SHORT_ID.test(typed) ? byUuidOrShortId(typed) : ['match[title]', typed];

const namedOrUuid = ({ name, uuid }: JsonObject) => text(name) || text(uuid);

/** A list of objects with `uuid` and `name`. The member `distinguishedBy`, in parentheses, tells namesakes apart. */
export const namedObjects = (
	noun: string,
	path: string,
	permission: string,
	options: Pick<ListSource, 'query' | 'search' | 'byId'> & { distinguishedBy?: string } = {},
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

/** The searches under way in the editors of this process. */
const searches = new Newest<INodeListSearchResult>();

/**
 * Which list of which form asks: n8n does not tell who does. Forms in the same state with the same credential are one.
 * @returns a key for `searches`
 */
const formOf = (functions: ILoadOptionsFunctions, { path, query }: ListSource): string =>
	JSON.stringify([path, query, functions.getNode().credentials, functions.getCurrentNodeParameters()]);

/**
 * Fills one page of a list. The editor does not end the search for `ran` when it starts the one for `rans`; this does.
 * @throws NodeApiError that names the missing permission on 403; NodeOperationError when the text names something else
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
		const from = readToken(paginationToken, typed);
		const start = async (signal: AbortSignal) => await search(client.withSettings({ signal }), source, { typed, ...from });
		// The editor keeps what a search found under its text. What a newer one found is not all that there is.
		const fromNewer = (answer: INodeListSearchResult) => ({ ...answer, paginationToken: tokenOf({ typed, ...from }) });
		return await searches.run(formOf(functions, source), start, fromNewer);
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
