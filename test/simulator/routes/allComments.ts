import { dates, list, named, paging, sorting } from '../http/query';
import { group, page, route } from '../http/route';
import { isOneOf, sortBy, within } from '../search/filters';
import type { Alert, Comment } from '../state/model';
import { ALERT_STATUSES } from '../state/alertWorkflow';
import { iso } from '../views/time';

function view(alert: Alert, { uuid, content, author, createdMs, by }: Comment): object {
	return {
		uuid,
		content,
		author,
		created_at: iso(createdMs),
		updated_at: iso(createdMs),
		created_by: by.uuid,
		created_by_type: by.type,
		type: 'alert_comment',
		community_uuid: alert.community_uuid,
		alert_uuid: alert.uuid,
		alert_short_id: alert.short_id,
		alert_title: alert.title,
		alert_status_uuid: ALERT_STATUSES[alert.status],
		alert_status_name: alert.status,
		alert_custom_status_uuid: alert.custom_status_uuid,
		rule_uuid: alert.rule.uuid,
		rule_name: alert.rule.name,
	};
}

const SORT_KEYS = {
	created_at: ({ createdMs }: Comment) => createdMs,
	updated_at: ({ createdMs }: Comment) => createdMs,
	type: () => 'alert_comment',
	author: ({ author }: Comment) => author,
};

/** The comments of all alerts; those of cases and countermeasures are left out. */
export const allCommentRoutes = group({ needs: ['View alerts'] }, [
	route({
		method: 'GET',
		path: '/api/v1/sic/comments',
		query: {
			...paging(),
			...sorting('created_at', 'updated_at', 'type', 'author'),
			...named('match', ['community_uuid', 'author', 'type'], list),
			...named('date', ['created_at', 'updated_at'], dates),
		},
		run({ world, query }) {
			const wanted = world.alerts
				.filter((alert) => isOneOf(query['match[community_uuid]'], alert.community_uuid))
				.flatMap((alert) => alert.comments.map((comment) => ({ alert, comment })))
				.filter(
					({ comment }) =>
						isOneOf(query['match[type]'], 'alert_comment') &&
						isOneOf(query['match[author]'], comment.author) &&
						within(query['date[created_at]'], comment.createdMs) &&
						within(query['date[updated_at]'], comment.createdMs),
				);
			const key = SORT_KEYS[query.sort ?? 'created_at'];
			const sorted = sortBy(wanted, ({ comment }) => key(comment), query.direction ?? 'desc');
			return page(sorted.map(({ alert, comment }) => view(alert, comment)), query);
		},
	}),
]);
