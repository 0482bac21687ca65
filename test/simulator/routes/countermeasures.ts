import { actorOf } from '../http/access';
import { conflict, notFound } from '../http/errors';
import type { Countermeasure } from '../state/model';
import { list, paging, sorting } from '../http/query';
import { group, page, route, type Route } from '../http/route';
import { object, optional, text } from '../http/schema';
import { isOneOf, sortBy } from '../search/filters';
import { countermeasureView } from '../views/alertView';
import { alertOf } from './alerts';

const body = object({
	comment: optional(object({ content: text(), author: optional(text({ max: 32 })) })),
});

/** A decision on a countermeasure, which must still be pending. */
function decision(verb: 'activate' | 'deny', status: 'activated' | 'denied'): Route {
	return route({
		method: 'PATCH',
		path: `/api/v1/sic/alerts/countermeasures/{cm_uuid}/${verb}`,
		body,
		run({ world, params, body: { comment }, key }) {
			const found = world.alertBook.findCountermeasure(params.cm_uuid);
			if (!found) throw notFound('Countermeasure');
			const countermeasure: Countermeasure = found.countermeasure;
			if (countermeasure.status !== 'pending') {
				throw conflict(`The countermeasure is already ${countermeasure.status}`);
			}
			const by = actorOf(key);
			countermeasure.status = status;
			countermeasure[status] = { atMs: world.nowMs(), by };
			if (comment) {
				const author = comment.author ?? `apikey:${by.uuid}`;
				const createdMs = world.nowMs();
				countermeasure.comments.push({ uuid: world.newUuid(), content: comment.content, author, createdMs, by });
			}
			const { uuid, steps } = countermeasure;
			world.alertBook.touch(
				found.alert,
				by,
				{ entry_type: 'countermeasure', countermeasure: { uuid, status } },
				...steps.map(({ name }) => ({
					entry_type: 'countermeasure_action_step' as const,
					countermeasure: { uuid, status },
					countermeasure_action_step: { name, status },
				})),
			);
			return countermeasureView(countermeasure);
		},
	});
}

const reading = route({
	method: 'GET',
	path: '/api/v1/sic/alerts/{uuid}/countermeasures',
	needs: ['View alerts'],
	query: { ...paging(), 'match[status]': list(), ...sorting('uuid', 'name', 'relevance', 'dynamic_relevance', 'created_at') },
	run({ world, params, query: { sort = 'created_at', direction = 'asc', ...query } }) {
		const found = alertOf(world, params.uuid).countermeasures.filter(({ status }) => isOneOf(query['match[status]'], status));
		const sorted = sortBy(found, (one) => (sort === 'created_at' ? one.created.atMs : one[sort]), direction);
		return page(sorted.map(countermeasureView), query);
	},
});

const deciding = group({ needs: ['Manage alerts'] }, [
	decision('activate', 'activated'),
	decision('deny', 'denied'),
]);

export const countermeasureRoutes = [reading, ...deciding];
