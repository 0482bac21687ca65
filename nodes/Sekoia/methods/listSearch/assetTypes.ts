import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { isListMissing, KNOWN_TYPES, TYPES_PATH } from '../../resources/asset/knownTypes';
import { listPage, type ListSource, namedObjects, withSource } from '../listPage';

const source: ListSource = {
	...namedObjects('asset type', TYPES_PATH, 'View assets'),
	known: KNOWN_TYPES.map(({ name, uuid }) => ({ name, value: uuid })),
};

/** The tenant's asset types. Where they cannot be listed, the types that every tenant has. */
export const searchAssetTypes = withSource(source, async function (
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const known = (): INodeListSearchResult => {
		const typed = filter?.trim().toLowerCase() ?? '';
		return { results: (source.known ?? []).filter(({ name, value }) => name.includes(typed) || value === typed) };
	};
	return await listPage(this, source, filter, paginationToken).catch((failure: unknown) =>
		isListMissing(failure) ? known() : Promise.reject(failure),
	);
});
