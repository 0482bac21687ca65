import { byName, byUuid, listSearch, namedObjects } from '../listPage';

/** Intakes, with the entity each belongs to. */
export const searchIntakes = listSearch(
	namedObjects('intake', '/api/v1/sic/conf/intakes', 'View intakes', { search: byName, byId: byUuid, distinguishedBy: 'entity' }),
);
