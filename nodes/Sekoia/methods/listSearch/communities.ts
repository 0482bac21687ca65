import { byName, listSearch, namedObjects } from '../listPage';

export const searchCommunities = listSearch(namedObjects('/api/v1/communities', 'View communities', { search: byName }));
