import { listSearch, text } from '../listPage';

/** Reports of the threat intelligence. */
export const searchReports = listSearch({
	noun: 'report',
	path: '/api/v2/inthreat/reports',
	permission: 'View intelligence',
	hasSingle: true,
	toItem: ({ id, name }) => ({ name: text(name) || text(id), value: text(id) }),
});
