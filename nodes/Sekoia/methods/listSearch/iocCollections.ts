import { listSearch, text } from '../listPage';

/** Collections have an `id`, such as `ioc-collection--f3b0...`, and no `uuid` (SEKOIA.IO's OpenAPI file). */
export const searchIocCollections = listSearch({
	noun: 'IOC collection',
	path: '/api/v2/inthreat/ioc-collections',
	permission: 'View IOC collections',
	search: (typed) => ['term', typed],
	toItem: ({ id, name }) => ({ name: text(name) || text(id), value: text(id) }),
});
