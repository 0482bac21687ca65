import { byName, listSearch, namedObjects } from '../listPage';

/** Communities that the API key sees. */
export const searchCommunities = listSearch(namedObjects('/api/v1/communities', 'View communities', { search: byName }));
