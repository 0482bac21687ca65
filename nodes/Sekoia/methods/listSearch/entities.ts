import { byName, byUuid, listSearch, namedObjects } from '../listPage';

/** Entities of the tenant, whether or not they occur in alerts. */
export const searchEntities = listSearch(namedObjects('entity', '/api/v1/sic/conf/entities', 'View entities', { search: byName, byId: byUuid }));
