import { listSearch, namedObjects } from '../listPage';

/** All rules of the catalog, whether or not they raised alerts. A catalog has more rules than are read to find a name. */
export const searchRules = listSearch(
	namedObjects('rule', '/api/v1/sic/conf/rules-catalog/rules', 'View Rules Catalog', { search: (typed) => ['match[search]', typed] }),
);
