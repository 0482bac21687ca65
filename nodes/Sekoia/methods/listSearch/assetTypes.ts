import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { isListMissing, KNOWN_TYPES, TYPES_PATH } from '../../resources/asset/knownTypes';
import { listPage, namedObjects } from '../listPage';

const source = namedObjects(TYPES_PATH, 'View assets');

/** The types of the tenant's assets; those that every tenant has, where the list cannot be had. */
export async function searchAssetTypes(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const known = (): INodeListSearchResult => {
		const found = KNOWN_TYPES.filter(({ name }) => name.includes(filter?.trim().toLowerCase() ?? ''));
		return { results: found.map(({ name, uuid }) => ({ name, value: uuid })) };
	};
	return await listPage(this, source, filter, paginationToken).catch((failure: unknown) =>
		isListMissing(failure) ? known() : Promise.reject(failure),
	);
}
