import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { isListMissing, KNOWN_TYPES, TYPES_PATH } from '../../resources/asset/knownTypes';
import { listPage, namedObjects } from '../listPage';

const source = namedObjects(TYPES_PATH, 'View assets');

/** The tenant's asset types. Where they cannot be listed, the types that every tenant has. */
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
