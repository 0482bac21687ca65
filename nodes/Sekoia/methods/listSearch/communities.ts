import { byName, byUuid, listSearch, namedObjects } from '../listPage';

/** Communities that the API key sees, without the disabled ones, which take part in nothing. */
export const searchCommunities = listSearch(
	namedObjects('community', '/api/v1/communities', 'View communities', { query: [['disabled', 'false']], search: byName, byId: byUuid }),
);
