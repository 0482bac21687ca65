import { listSearch, namedObjects } from '../listPage';

export const searchIocCollections = listSearch(
	namedObjects('/api/v2/inthreat/ioc-collections', 'View IOC collections', { search: (typed) => ['term', typed] }),
);
