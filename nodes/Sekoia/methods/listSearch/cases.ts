import { listSearch, newestFirst, shortIdOrTitle, text } from '../listPage';

/** Cases, newest first, by short ID. */
export const searchCases = listSearch({
	path: '/api/v1/sic/cases',
	permission: 'View cases',
	query: newestFirst,
	search: shortIdOrTitle,
	toItem: ({ short_id: shortId, uuid, title }) => ({
		name: [text(shortId), text(title)].filter(Boolean).join(' '),
		value: text(shortId) || text(uuid),
	}),
});
