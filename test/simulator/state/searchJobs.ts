import { compileQuery, type EventPredicate } from '../search/eventQuery';
import { compileFilters, type EventFilter } from '../search/eventFilter';
import type { EventStore } from './eventStore';
import { commonValues, type FieldRow } from '../search/fieldStatistics';
import type { Actor } from './model';
import { parseTimeRange } from '../search/timeExpression';

export const JOB_STATUS = { notStarted: 0, inProgress: 1, done: 2, canceled: 3, failed: 4 } as const;

/** How a job ends: `never` stays in progress forever, the results of `expired` are gone as soon as it is done. */
export type JobOutcome = 'done' | 'canceled' | 'failed' | 'expired' | 'never';

interface JobRequest {
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

export const RESULTS_TTL_MS = 1_800_000;

/** The event search jobs of the tenant. The search happens at creation; the statuses follow with time. */
export class SearchJobs {
	/** All jobs in the order of their creation. */
	readonly jobs: SearchJob[] = [];
	/** How many more rows `/fields` lists. They are named `customer.field.<number>`, so they come before most others. */
	extraFields = 0;
	private readonly outcomes: JobOutcome[] = [];

	/** @param context `jobMs` is how long a job takes from its creation to its end */
	constructor(
		private readonly events: EventStore,
		readonly context: { newUuid(): string; now(): Date; jobMs: number },
	) {}

	/** Sets how the next jobs end, in this order; any other job ends in `done`. */
	nextOutcomes(...outcomes: JobOutcome[]): void {
		this.outcomes.push(...outcomes);
	}

	/** Expires the results of all jobs so far: reading them answers 410 from now on. */
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
			// Taken after the search itself: however long that took, a new job is in its first status.
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

	/** Cancels a job that has not ended yet; one that has ended stays as it is. */
	cancel(job: SearchJob): void {
		if (this.statusOf(job) <= JOB_STATUS.inProgress) job.canceledMs = this.context.now().getTime();
	}

	fieldsOf(job: SearchJob): FieldRow[] {
		job.fields ??= commonValues(this.events, job.found, this.extraFields);
		return job.fields;
	}
}
