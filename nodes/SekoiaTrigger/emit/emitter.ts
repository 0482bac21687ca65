import type { ExecutionError, IRun, ITriggerFunctions } from 'n8n-workflow';

import { toNodeError } from '../../shared/nodeError';
import { AbortedError, wait } from '../../shared/wait';
import type { Occurrence } from '../recovery/ledger';
import type { Handled } from './dispatcher';
import type { Enriched } from './enrichment';
import { toItem } from './item';

/** Waits between the tries to start a workflow's execution. */
const START_WAITS = [1_000, 5_000];
/** How often an execution is started again after its worker died: the workflow itself may bring its workers down. */
const MAX_DEATHS = 2;
/** The width of the column that holds the key in n8n's database. */
const MAX_KEY_LENGTH = 255;

type Data = Parameters<ITriggerFunctions['emit']>[0];

interface EmitterOptions {
	withFile: boolean;
	/** How long an execution counts as running at most, in milliseconds */
	longestRun: number;
	signal: AbortSignal;
	/** Called before each emission, with which n8n saves the workflow's static data */
	beforeEmit(): void;
	/** Called when no attempt to start the workflow for it succeeded */
	onLost(occurrence: Occurrence): void;
}

/** Starts the workflow, once for each occurrence it is given. */
export class Emitter {
	/** Whether this n8n drops an execution whose key is in its database already. */
	readonly knowsKeys: boolean;

	constructor(
		private readonly functions: ITriggerFunctions,
		private readonly options: EmitterOptions,
	) {
		this.knowsKeys = functions.emit.length >= 4;
	}

	/**
	 * Emits one event. A failure that concerns only this event is reported as a failed execution.
	 * @returns without waiting for the execution: `until` resolves when that has ended, or exceeds `longestRun`
	 * @throws AbortedError when the trigger was closed before; nothing was emitted then
	 */
	async emit(occurrence: Occurrence, enriched: Enriched, { recovered }: { recovered: boolean }): Promise<Handled> {
		const { event, alert: alertUuid } = occurrence;
		const facts = { event, alertUuid, recovered };
		const { helpers } = this.functions;
		const item = await toItem(helpers, facts, enriched, { withFile: this.options.withFile }).catch(async (error: unknown) => {
			// For instance because the disk is full. The event itself must not be lost.
			this.functions.logger.warn(`Could not store the file of alert ${alertUuid}: ${(error as Error).message}`);
			return await toItem(helpers, facts, enriched, { withFile: false });
		});
		if (this.options.signal.aborted) throw new AbortedError();

		const key = this.keyOf(occurrence);
		occurrence.state = 'emitted';
		occurrence.emittedAt = Date.now();
		this.options.beforeEmit();
		const run = this.start([[item]], key);
		return { until: this.settle(run, occurrence) };
	}

	/** A failure of one event, shown as a failed execution; the trigger goes on. */
	report(error: unknown): void {
		const nodeError = toNodeError(this.functions.getNode(), error);
		this.functions.logger.error(nodeError.message);
		this.functions.saveFailedExecution(nodeError as ExecutionError);
	}

	private keyOf({ event, alert, at, comment, id, isAgain, emittedAt }: Occurrence): string {
		const { id: node } = this.functions.getNode();
		const change = event === 'alert-created' ? '' : (comment ?? id ?? String(at));
		const again = isAgain ? String(emittedAt) : '';
		return ['sekoia', this.functions.getWorkflow().id, node, again, event, alert, change].join(':').slice(0, MAX_KEY_LENGTH);
	}

	/** @returns whether the execution was started, once it has ended */
	private async start(data: Data, key: string): Promise<boolean> {
		for (let deaths = 0; ; deaths++) {
			const outcome = await this.startOnce(data, deaths === 0 ? key : `${deaths}:${key}`.slice(0, MAX_KEY_LENGTH));
			if (outcome !== 'cut off' || !this.knowsKeys || deaths === MAX_DEATHS) return outcome !== 'not started';
			this.functions.logger.warn('SEKOIA.IO Trigger: the worker of an execution died; the execution is started again');
		}
	}

	private async startOnce(data: Data, key: string): Promise<'ended' | 'cut off' | 'not started'> {
		const waits = this.knowsKeys ? START_WAITS : [];
		for (const pause of [...waits, undefined]) {
			try {
				const done = this.functions.helpers.createDeferredPromise<IRun>();
				this.functions.emit(data, undefined, done, key);
				return isCutOff(await done.promise) ? 'cut off' : 'ended';
			} catch (error) {
				if (isCancellation(error)) return 'ended';
				this.functions.logger.warn(`SEKOIA.IO Trigger: the workflow could not be started: ${(error as Error).message}`);
			}
			// If it was started nevertheless, the key makes n8n drop the next attempt.
			if (pause !== undefined) await wait(pause, this.options.signal);
		}
		// Without keys, another attempt could start the workflow twice.
		return this.knowsKeys ? 'not started' : 'ended';
	}

	private async settle(run: Promise<boolean>, occurrence: Occurrence): Promise<void> {
		const over = new AbortController();
		const stop = () => over.abort();
		this.options.signal.addEventListener('abort', stop, { once: true });
		const tooLong = wait(this.options.longestRun, over.signal);
		try {
			const isStarted = await Promise.race([run, tooLong.then(() => true)]);
			if (isStarted) occurrence.state = 'settled';
			else this.options.onLost(occurrence);
		} catch (error) {
			// Closed meanwhile: the next start finds it as not yet settled.
			if (!(error instanceof AbortedError)) this.report(error);
		} finally {
			this.options.signal.removeEventListener('abort', stop);
			over.abort();
			void tooLong.catch(() => undefined);
		}
	}
}

/**
 * In queue mode n8n gives up an execution whose worker died, and does not repeat it: it ends as failed
 * with no node run. Only the text of the error says so.
 */
function isCutOff(run: IRun | undefined): boolean {
	const { error, runData = {} } = run?.data?.resultData ?? {};
	return Object.keys(runData).length === 0 && /failed to be processed too many times/i.test(error?.message ?? '');
}

/** A user, a timeout or a shutdown ended the execution: it did start. */
const isCancellation = (error: unknown) => error instanceof Error && /Cancelled/.test(error.constructor.name);
