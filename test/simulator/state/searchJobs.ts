import { compileQuery, type EventPredicate } from '../search/eventQuery';
import { compileFilters, type EventFilter } from '../search/eventFilter';
import type { EventStore } from './eventStore';
import { commonValues, type FieldRow } from '../search/fieldStatistics';
import type { Actor } from './model';
import { parseTimeRange } from '../search/timeExpression';

export const JOB_STATUS = { notStarted: 0, inProgress: 1, done: 2, canceled: 3, failed: 4 } as const;

/** What becomes of a job; `never` stays in progress for ever, `expired` is gone as soon as it is done. */
export type JobOutcome = 'done' | 'canceled' | 'failed' | 'expired' | 'never';

export interface JobRequest {
	term: string;
	earliest_time: string;
	latest_time: string;
	max_last_events?: number;
	filters?: EventFilter[];
	[echoed: string]: unknown;
}

export interface SearchJob {
	uuid: string;
	request: JobRequest;
	by: Actor;
	createdMs: number;
	canceledMs: number | undefined;
	expired: boolean;
	outcome: JobOutcome;
	/** Indexes of the events found, newest first. */
	found: number[];
	fields: FieldRow[] | undefined;
}

/** The API's `total` is an estimate that stops counting here. */
export const TOTAL_ESTIMATE_MAX = 10_000;
const RESULTS_TTL_MS = 1_800_000;

export class SearchJobs {
	/** All jobs in the order of their creation. */
	readonly jobs: SearchJob[] = [];
	/** So many more rows are listed by `/fields`, named `customer.field.<number>`, before most others. */
	extraFields = 0;
	private readonly outcomes: JobOutcome[] = [];

	constructor(
		private readonly events: EventStore,
		private readonly context: { newUuid(): string; now(): Date; jobMs: number },
	) {}

	/** Decides what becomes of the next jobs, in this order; all others get done. */
	nextOutcomes(...outcomes: JobOutcome[]): void {
		this.outcomes.push(...outcomes);
	}

	/** Results of all jobs so far are gone: 410 from now on. */
	expireAll(): void {
		for (const job of this.jobs) job.expired = true;
	}

	create(request: JobRequest, by: Actor): SearchJob {
		const { newUuid, now } = this.context;
		const { fromMs, toMs } = parseTimeRange(request.earliest_time, request.latest_time, now().getTime());
		const predicates: EventPredicate[] = [compileQuery(request.term), ...compileFilters(request.filters ?? [])];
		const found = this.events.search(fromMs, toMs, (index) =>
			predicates.every((matches) => matches(this.events, index)),
		);
		const job: SearchJob = {
			uuid: newUuid(),
			request,
			by,
			// Taken after the search itself, so that a new job is always seen in its first status.
			createdMs: now().getTime(),
			canceledMs: undefined,
			expired: false,
			outcome: this.outcomes.shift() ?? 'done',
			found: found.slice(0, request.max_last_events),
			fields: undefined,
		};
		this.jobs.push(job);
		return job;
	}

	find(uuid: string): SearchJob | undefined {
		return this.jobs.find((job) => job.uuid === uuid);
	}

	statusOf(job: SearchJob): number {
		if (job.canceledMs !== undefined) return JOB_STATUS.canceled;
		const age = this.context.now().getTime() - job.createdMs;
		if (age < this.context.jobMs / 2) return JOB_STATUS.notStarted;
		if (age < this.context.jobMs || job.outcome === 'never') return JOB_STATUS.inProgress;
		if (job.outcome === 'canceled') return JOB_STATUS.canceled;
		return job.outcome === 'failed' ? JOB_STATUS.failed : JOB_STATUS.done;
	}

	isExpired(job: SearchJob): boolean {
		const age = this.context.now().getTime() - job.createdMs;
		const gone = job.outcome === 'expired' && this.statusOf(job) === JOB_STATUS.done;
		return job.expired || gone || age > RESULTS_TTL_MS;
	}

	/** Stops a job that still runs; a finished one stays as it is. */
	cancel(job: SearchJob): void {
		if (this.statusOf(job) <= JOB_STATUS.inProgress) job.canceledMs = this.context.now().getTime();
	}

	fieldsOf(job: SearchJob): FieldRow[] {
		job.fields ??= commonValues(this.events, job.found, this.extraFields);
		return job.fields;
	}

	/** The job as the API shows it. */
	render(job: SearchJob): object {
		const status = this.statusOf(job);
		const finished = status > JOB_STATUS.inProgress;
		const iso = (ms: number | undefined) => (ms === undefined ? null : new Date(ms).toISOString());
		const { request, by, createdMs, canceledMs } = job;
		return {
			uuid: job.uuid,
			status,
			total: finished ? Math.min(job.found.length, TOTAL_ESTIMATE_MAX) : 0,
			retrieved: finished ? job.found.length : 0,
			term: request.term,
			term_lang: request.term_lang ?? 'es-query-string',
			filters: request.filters ?? [],
			created_by: by.uuid,
			created_by_type: by.type,
			created_at: iso(createdMs),
			started_at: status === JOB_STATUS.notStarted ? null : iso(createdMs + this.context.jobMs / 2),
			ended_at: finished ? iso(canceledMs ?? createdMs + this.context.jobMs) : null,
			canceled_by: canceledMs === undefined ? null : by.uuid,
			canceled_by_type: canceledMs === undefined ? null : by.type,
			canceled_at: iso(canceledMs),
			earliest_time: request.earliest_time,
			latest_time: request.latest_time,
			results_ttl: RESULTS_TTL_MS / 1000,
			expiration_date: iso(createdMs + RESULTS_TTL_MS),
			expired: this.isExpired(job),
			view_uuid: null,
			community_uuids: request.community_uuids ?? [],
			only_eternal: request.only_eternal ?? false,
			max_last_events: request.max_last_events ?? null,
			date_field: request.date_field ?? '@timestamp',
			short_histogram: [],
		};
	}
}
