import { listSearch, nameOf, newestFirst, shortIdOrTitle, text, type ListSource } from '../listPage';

const alerts: ListSource = {
	path: '/api/v1/sic/alerts',
	permission: 'View alerts',
	query: newestFirst,
	search: shortIdOrTitle,
	toItem: ({ short_id: shortId, uuid, title, status }) => ({
		// The status before the title, which the list cuts off when it is long.
		name: [text(shortId), nameOf(status) && `(${nameOf(status)})`, text(title)].filter(Boolean).join(' '),
		value: text(shortId) || text(uuid),
	}),
};

/** Alerts, newest first, by short ID. */
export const searchAlerts = listSearch(alerts);

/** The same list, for arguments that take no short ID. */
export const searchAlertUuids = listSearch({
	...alerts,
	toItem: (alert) => ({ ...alerts.toItem(alert), value: text(alert.uuid) }),
});
