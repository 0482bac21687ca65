import { alphabetical, byName, byUuid, listSearch, namedObjects } from '../listPage';

/** Entities that had alerts, which needs no more than the permission to see alerts. */
export const searchAlertEntities = listSearch(
	namedObjects('entity that had alerts', '/api/v1/sic/alerts/entities', 'View alerts', { query: alphabetical, search: byName, byId: byUuid }),
);
