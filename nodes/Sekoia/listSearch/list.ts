import type { ILoadOptionsFunctions, INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';

import { SekoiaClient } from '../../shared/client';
import type { JsonObject } from '../../shared/json';
import { toNodeError } from '../../shared/nodeError';
import { readPage } from '../../shared/pagination';

const PAGE_SIZE = 50;

/** One kind of object that a dropdown of the editor offers. */
export interface ListSource {
	path: string;
	permission: string;
	/** Query of every page: sort order, what to leave out */
	query?: ReadonlyArray<readonly [string, string]>;
	/** Query that narrows the list to what the user typed; absent where the API cannot search */
	search?(text: string): readonly [string, string];
	toItem(object: JsonObject): INodeListSearchItems;
}

/** Fills one page of a dropdown. @throws NodeApiError that names the missing permission on 403 */
export async function listPage(
	functions: ILoadOptionsFunctions,
	source: ListSource,
	text: string | undefined,
	paginationToken: unknown,
): Promise<INodeListSearchResult> {
	const offset = Number(paginationToken ?? 0);
	try {
		const client = await SekoiaClient.create(functions, { maxTries: 2, timeout: 15_000 });
		const { items, total, hasMore } = readPage(
			await client.request({
				method: 'GET',
				path: source.path,
				query: [
					...(source.query ?? []),
					...(text?.trim() && source.search ? [source.search(text.trim())] : []),
					['limit', String(PAGE_SIZE)],
					['offset', String(offset)],
				],
				permissions: [source.permission],
			}),
		);
		const next = offset + items.length;
		const more = items.length > 0 && (hasMore ?? (total === undefined ? items.length === PAGE_SIZE : next < total));
		return { results: items.map(source.toItem), ...(more ? { paginationToken: String(next) } : {}) };
	} catch (failure) {
		throw toNodeError(functions.getNode(), failure);
	}
}
