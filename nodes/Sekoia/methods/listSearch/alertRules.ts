import { alphabetical, byName, byUuid, listSearch, namedObjects } from '../listPage';

/** Rules that raised alerts, which needs no more than the permission to see alerts. */
export const searchAlertRules = listSearch(
	namedObjects('rule that raised alerts', '/api/v1/sic/alerts/rules', 'View alerts', { query: alphabetical, search: byName, byId: byUuid }),
);
