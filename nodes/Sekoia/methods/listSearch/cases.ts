import { CASES, findId, isUuid } from '../../../shared/fields/objectIds';
import { byUuidOrShortId, byUuidShortIdOrTitle, listSearch, newestFirst, text } from '../listPage';

/** Cases, newest first, by short ID. */
export const searchCases = listSearch({
	noun: 'case that the API key can see',
	path: '/api/v1/sic/cases',
	permission: 'View cases',
	query: newestFirst,
	search: byUuidShortIdOrTitle,
	findId: (typed) => findId(CASES, typed),
	byId: byUuidOrShortId,
	toItem: ({ short_id: shortId, uuid, title }) => ({
		name: [text(shortId), text(title)].filter(Boolean).join(' '),
		value: text(shortId) || text(uuid),
	}),
	// Titles are no names, since several cases may share one. A UUID stands for the short ID.
	nameOf: ({ uuid }) => text(uuid),
	isId: (given) => !isUuid(given),
	isEndless: true,
});
