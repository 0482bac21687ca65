import { notFound } from '../http/errors';
import { paging, string } from '../http/query';
import { page, route } from '../http/route';
import { historyView } from '../views/alertView';
import { alertOf } from './alerts';

/** What happened to an alert, the newest first. */
export const alertHistoryRoutes = [
	route({
		method: 'GET',
		path: '/api/v1/sic/alerts/{uuid}/history',
		needs: ['View alerts'],
		query: { ...paging(), community_uuid: string() },
		run({ world, params, query }) {
			const alert = alertOf(world, params.uuid);
			if (alert.community_uuid !== (query.community_uuid ?? alert.community_uuid)) throw notFound('Alert');
			return page(historyView(alert), query);
		},
	}),
];
