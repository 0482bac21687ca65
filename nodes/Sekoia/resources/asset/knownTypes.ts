import { statusOf } from '../../../shared/http/errors';

/** A type of assets in the first asset API. */
export interface AssetType {
	uuid: string;
	name: string;
}

/** Types that every tenant has, with the same ids. */
export const KNOWN_TYPES: readonly AssetType[] = [
	{ uuid: '65f8ebba-e400-4ef7-844d-2881e2cf175c', name: 'computer' },
	{ uuid: '4aac4b72-14cf-4159-a4e5-32fa8c1f3da6', name: 'network' },
	{ uuid: 'e47dcc10-7c1d-4922-b20f-5d16b5e3648f', name: 'person' },
];

/** Where the tenant's types are listed. */
export const TYPES_PATH = '/api/v1/asset-management/asset-types';

/**
 * Whether a request failed because the list of types is not available: the tenant does not offer it, or
 * not to this API key. Assets of known types can be created nevertheless.
 */
export function isListMissing(failure: unknown): boolean {
	return [403, 404, 410].includes(statusOf(failure) ?? 0);
}
