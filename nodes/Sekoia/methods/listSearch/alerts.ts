import { ALERTS, findId, isUuid } from '../../../shared/fields/objectIds';
import { byUuidOrShortId, byUuidShortIdOrTitle, listSearch, nameOf, newestFirst, text, type ListSource } from '../listPage';

const alerts: ListSource = {
	noun: 'alert that the API key can see',
	path: '/api/v1/sic/alerts',
	permission: 'View alerts',
	query: newestFirst,
	search: byUuidShortIdOrTitle,
	findId: (typed) => findId(ALERTS, typed),
	byId: byUuidOrShortId,
	toItem: ({ short_id: shortId, uuid, title, status }) => ({
		// The status before the title, which the list cuts off when it is long.
		name: [text(shortId), nameOf(status) && `(${nameOf(status)})`, text(title)].filter(Boolean).join(' '),
		value: text(shortId) || text(uuid),
	}),
	// Titles are no names: alerts of one rule share theirs. A UUID stands for the short ID.
	nameOf: ({ uuid }) => text(uuid),
	isId: (given) => !isUuid(given),
	isEndless: true,
};

/** Alerts, newest first, by short ID. */
export const searchAlerts = listSearch(alerts);

/** The same list, for arguments that take no short ID. */
export const searchAlertUuids = listSearch({
	...alerts,
	toItem: (alert) => ({ ...alerts.toItem(alert), value: text(alert.uuid) }),
	nameOf: ({ short_id: shortId }) => text(shortId),
	isId: isUuid,
});
