import { byName, listSearch, namedObjects } from '../listPage';

export const searchIntakes = listSearch(
	namedObjects('/api/v1/sic/conf/intakes', 'View intakes', { search: byName, distinguishedBy: 'entity' }),
);
