import { JOB_STATUS, RESULTS_TTL_MS, type SearchJob, type SearchJobs } from '../state/searchJobs';
import { iso, isoOrNull } from './time';

const MAX_TOTAL = 10_000;

/** The API's `total` is an estimate that stops counting at 10,000. */
export const totalEstimate = (count: number): number => Math.min(count, MAX_TOTAL);

/** A search job as the API shows it. */
export function searchJobView(jobs: SearchJobs, job: SearchJob): object {
	const status = jobs.statusOf(job);
	const finished = status > JOB_STATUS.inProgress;
	const { request, by, createdMs, canceledMs } = job;
	const { jobMs } = jobs.context;
	return {
		uuid: job.uuid,
		status,
		total: finished ? totalEstimate(job.found.length) : 0,
		retrieved: finished ? job.found.length : 0,
		term: request.term,
		term_lang: request.term_lang ?? 'es-query-string',
		filters: request.filters ?? [],
		created_by: by.uuid,
		created_by_type: by.type,
		created_at: iso(createdMs),
		started_at: status === JOB_STATUS.notStarted ? null : iso(createdMs + jobMs / 2),
		ended_at: finished ? iso(canceledMs ?? createdMs + jobMs) : null,
		canceled_by: canceledMs === undefined ? null : by.uuid,
		canceled_by_type: canceledMs === undefined ? null : by.type,
		canceled_at: isoOrNull(canceledMs),
		earliest_time: request.earliest_time,
		latest_time: request.latest_time,
		results_ttl: RESULTS_TTL_MS / 1000,
		expiration_date: iso(createdMs + RESULTS_TTL_MS),
		expired: jobs.isExpired(job),
		community_uuids: request.community_uuids ?? [],
		only_eternal: request.only_eternal ?? false,
		max_last_events: request.max_last_events ?? null,
		date_field: request.date_field ?? '@timestamp',
		sigma_pattern: request.sigma_pattern ?? null,
		excluded: request.excluded ?? false,
		short_histogram: [],
	};
}
