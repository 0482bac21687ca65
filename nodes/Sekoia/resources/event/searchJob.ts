import type { ApiCall } from '../../../shared/http/apiCall';
import type { SekoiaClient } from '../../../shared/http/client';
import { type Page, pages } from '../../../shared/http/paging';
import { segment } from '../../../shared/http/segment';
import { inputError } from '../../../shared/inputError';
import { isJsonObject, type Json } from '../../../shared/json';
import { wait } from '../../../shared/wait';

const JOBS = '/api/v1/sic/conf/events/search/jobs';
const PERMISSIONS = ['View intakes', 'View events'];
/** The largest page of a job's events and fields. */
const PAGE_SIZE = 1000;
const FIRST_POLL_MS = 250;
const SLOWEST_POLL_MS = 2000;

/** States of a job (contract of the REST API, Get Events). */
const Status = { notStarted: 0, inProgress: 1, done: 2, canceled: 3, failed: 4 } as const;

/** How results of a finished job are read. */
export interface SearchResults {
	/** Pages of rows, newest event first. @param limit how many rows are wanted at most */
	pages(kind: 'events' | 'fields', limit: number, offset?: number): AsyncGenerator<Page>;
}

interface JobState {
	uuid: string;
	status: number;
	expired: boolean;
}

function readState(answer: Json): JobState {
	if (!isJsonObject(answer) || typeof answer.uuid !== 'string' || typeof answer.status !== 'number') {
		throw inputError(
			'SEKOIA.IO answered without the search job\'s "uuid" and "status"',
			'Check that the Base URL of the credential is the address of SEKOIA.IO\'s API.',
		);
	}
	return { uuid: answer.uuid, status: answer.status, expired: answer.expired === true };
}

const isUnderWay = ({ status }: JobState) => status === Status.notStarted || status === Status.inProgress;

function assertUsable({ status, expired }: JobState): void {
	if (expired) {
		throw inputError('The search expired before its results were read', 'Run the search again.');
	}
	if (status === Status.done) return;
	if (status === Status.canceled) {
		throw inputError('The search was canceled in SEKOIA.IO before it ended', 'Run the search again.');
	}
	throw inputError(
		status === Status.failed ? 'The search failed in SEKOIA.IO' : `The search ended in an unknown state (${status})`,
		'Check the query, try it in the event search of SEKOIA.IO, or narrow the time span.',
	);
}

/** Runs one event search: creates the job, waits for its end, reads its results, cleans up. */
export class SearchJob {
	private constructor(
		private readonly client: SekoiaClient,
		private state: JobState,
	) {}

	/**
	 * Creates a search job, waits until it is done and lets `read` read its results. The job is
	 * canceled when it was not waited for to the end: time-out, failure, or a stop by the user.
	 * @param body query and time span as the API takes them
	 * @param maxWait milliseconds to wait for the job to be done
	 * @throws InputError when the job fails, is canceled, expires or takes too long
	 */
	static async run<Result>(
		client: SekoiaClient,
		body: Json,
		maxWait: number,
		read: (results: SearchResults) => Promise<Result>,
	): Promise<Result> {
		// A second job does no harm: only the one whose answer arrives is read, the other expires.
		const create: ApiCall = { method: 'POST', path: JOBS, body, permissions: PERMISSIONS, repeatable: true };
		// Not aborted by a stop: a job whose answer never arrived could not be canceled.
		const job = new SearchJob(client, readState(await client.withSettings({ signal: undefined }).request(create)));
		try {
			await job.waitUntilDone(maxWait);
			return await read({ pages: job.pages.bind(job) });
		} finally {
			if (isUnderWay(job.state)) await job.cancel();
		}
	}

	private get path(): string {
		return `${JOBS}/${segment(this.state.uuid)}`;
	}

	private async waitUntilDone(maxWait: number): Promise<void> {
		const deadline = Date.now() + maxWait;
		for (let pause = FIRST_POLL_MS; isUnderWay(this.state); pause = Math.min(pause * 1.5, SLOWEST_POLL_MS)) {
			if (Date.now() >= deadline) {
				throw inputError(
					`The search was not done after ${Math.round(maxWait / 1000)} seconds`,
					'Narrow the time span or the query, or raise "Max Wait (Seconds)" under Options.',
				);
			}
			await wait(Math.min(pause, Math.max(0, deadline - Date.now())), this.client.settings.signal);
			this.state = readState(await this.client.request({ method: 'GET', path: this.path, permissions: PERMISSIONS }));
		}
		assertUsable(this.state);
	}

	private pages(kind: 'events' | 'fields', limit: number, offset = 0): AsyncGenerator<Page> {
		const call: ApiCall = { method: 'GET', path: `${this.path}/${kind}`, permissions: PERMISSIONS };
		// The total of events is an estimate, so only a short page says that the list has ended.
		return pages(this.client, call, { pageSize: PAGE_SIZE, limit, offset, exactTotal: kind === 'fields', isFixed: true });
	}

	/** Spares the platform work whose result is not wanted any more. It must not hide the failure that led here. */
	private async cancel(): Promise<void> {
		const cleaner = this.client.withSettings({ signal: undefined, maxTries: 1, timeout: 5_000 });
		await cleaner.request({ method: 'POST', path: `${this.path}/cancel` }).catch(() => undefined);
	}
}
