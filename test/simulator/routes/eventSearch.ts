import { actorOf } from '../http/access';
import { eventFilters } from '../search/eventFilter';
import { badRequest, gone, notFound } from '../http/errors';
import { int, orElse } from '../http/query';
import { group, route } from '../http/route';
import { bool, integer, listOf, nullable, object, optional, text, uuid } from '../http/schema';
import { JOB_STATUS, type SearchJob } from '../state/searchJobs';
import type { World } from '../state/world';
import { searchJobView, totalEstimate } from '../views/searchJobView';

const JOBS = '/api/v1/sic/conf/events/search/jobs';
const JOB = `${JOBS}/{uuid}`;
const MAX_PAGE = 1000;

function jobOf(world: World, id: string): SearchJob {
	const job = world.searchJobs.find(id);
	if (!job) throw notFound('Search job');
	return job;
}

/** The job with this id; 410 once its results have expired. */
function readableJob(world: World, id: string): SearchJob {
	const job = jobOf(world, id);
	if (world.searchJobs.isExpired(job)) throw gone('The results of the search job have expired');
	return job;
}

/** The job with this id; 400 before it has ended, because it has no results yet. */
function finishedJob(world: World, id: string): SearchJob {
	const job = readableJob(world, id);
	if (world.searchJobs.statusOf(job) <= JOB_STATUS.inProgress) throw badRequest('The search job has not ended yet');
	return job;
}

export const eventSearchRoutes = group({ needs: ['View intakes', 'View events'], errors: 'detail' }, [
	route({
		method: 'POST',
		path: JOBS,
		body: object({
			term: text(),
			earliest_time: text({ min: 1 }),
			latest_time: text({ min: 1 }),
			visible: optional(bool()),
			max_last_events: optional(integer(1)),
			term_lang: optional(text({ oneOf: ['dork', 'es-query-string'] })),
			filters: optional(eventFilters),
			community_uuids: optional(listOf(uuid())),
			only_eternal: optional(bool()),
			date_field: optional(text()),
			sigma_pattern: optional(nullable(text())),
			excluded: optional(bool()),
		}),
		run: ({ world, body, key }) => searchJobView(world.searchJobs, world.searchJobs.create(body, actorOf(key))),
	}),
	route({
		method: 'GET',
		path: JOB,
		run: ({ world, params }) => searchJobView(world.searchJobs, readableJob(world, params.uuid)),
	}),
	route({
		method: 'POST',
		path: `${JOB}/cancel`,
		body: 'empty',
		run({ world, params }) {
			const job = jobOf(world, params.uuid);
			world.searchJobs.cancel(job);
			return searchJobView(world.searchJobs, job);
		},
	}),
	route({
		method: 'GET',
		path: `${JOB}/events`,
		query: {
			limit: orElse(int(1, MAX_PAGE), 100),
			offset: orElse(int(0), 0),
			// Seconds since 1970.
			earliest_time: int(0),
			latest_time: int(0),
		},
		run({ world, params, query }) {
			const { found } = finishedJob(world, params.uuid);
			const fromMs = (query.earliest_time ?? -Infinity) * 1000;
			const toMs = (query.latest_time ?? Infinity) * 1000;
			const within = found.filter((index) => {
				const time = world.events.timeOf(index);
				return time >= fromMs && time <= toMs;
			});
			const items = within.slice(query.offset, query.offset + query.limit).map((index) => world.events.event(index));
			return { items, total: totalEstimate(within.length) };
		},
	}),
	route({
		method: 'GET',
		path: `${JOB}/fields`,
		query: { limit: orElse(int(1, MAX_PAGE), 100), offset: orElse(int(0), 0) },
		run({ world, params, query }) {
			const rows = world.searchJobs.fieldsOf(finishedJob(world, params.uuid));
			const items = rows.slice(query.offset, query.offset + query.limit);
			return { items, total: rows.length, retrieved: items.length };
		},
	}),
]);
