import type { ExecutionError, INodeExecutionData, IRun, ITriggerFunctions } from 'n8n-workflow';

import { toOneLineError } from '../../shared/nodeError';
import { AbortedError, wait } from '../../shared/wait';
import { Places } from '../looks/places';
import type { Happening, Subject, Told } from '../looks/types';
import type { Timings } from '../timings';

/** How often an execution is started again after its worker died: the workflow itself may bring its workers down. */
const MAX_DEATHS = 2;
/** The width of the column that holds the key in n8n's database. */
const MAX_KEY_LENGTH = 255;
/** How often the static data is saved at most, per second. */
const SAVES_PER_SECOND = 5;

/** A happening whose execution n8n has begun and not ended. */
export interface Open {
	happening: Happening;
	/** When it was begun, in milliseconds of this machine's clock */
	at: number;
}

interface EmitterOptions {
	toItem: Subject['toItem'];
	concurrency: number;
	timings: Pick<Timings, 'longestRun' | 'startWaits'>;
	signal: AbortSignal;
	/** Called before executions begin: n8n saves the workflow's static data with the first of them */
	save(): void;
	/** Called when no attempt to start the workflow succeeded; it is unmarked then */
	onRefused(happening: Happening): void;
}

/** Starts the workflow, once for each happening it is given. */
export class Emitter {
	/** Whether this n8n drops an execution whose key is in its database already. */
	readonly knowsKeys: boolean;
	/** Executions that have begun and not ended, with the oldest first */
	readonly open = new Set<Open>();
	private readonly places: Places;
	private batch: Open[] = [];
	private flushed: Promise<void> | undefined;
	private readonly savedAt: number[] = [];
	/** Ends the wait for each execution that runs */
	private readonly running = new Set<() => void>();
	/** Executions that n8n refused and that are tried again, by object: what comes later has to wait */
	private readonly refused = new Map<string, Promise<unknown>>();

	constructor(
		private readonly functions: ITriggerFunctions,
		private readonly options: EmitterOptions,
	) {
		this.knowsKeys = functions.emit.length >= 4;
		this.places = new Places(options.concurrency);
		options.signal.addEventListener('abort', () => [...this.running].forEach((stop) => stop()), { once: true });
	}

	/** How many happenings wait for a save or for the end of other executions. */
	get waiting(): number {
		return this.places.waiting + this.batch.length;
	}

	/**
	 * Starts the workflow for one happening. It is marked as seen and saved before, a few times per second: under load
	 * many happenings share one save, and then wait for their places.
	 * @returns once its turn is settled: executions begin in the order in which this was called and returned.
	 * `begun` resolves when this one has begun
	 * @throws AbortedError when the trigger was closed before, as `begun` does. The next start tells it again
	 */
	async emit(happening: Happening, told: Told): Promise<{ begun: Promise<void> }> {
		const item = await this.itemOf(happening, told);
		// Without keys, what was saved and not begun could not be told from what was begun.
		const early = this.knowsKeys ? undefined : await this.placeFor(happening);
		const open = { happening, at: 0 };
		this.batch.push(open);
		this.flushed ??= this.flush();
		const begun = this.flushed.then(async () => {
			const leave = early ?? (await this.placeFor(happening));
			void this.settle(open, this.start([[item]], this.keyOf(happening), happening), leave);
		});
		begun.catch(() => undefined);
		return { begun };
	}

	private async placeFor({ subject }: Happening): Promise<() => void> {
		const leave = await this.places.take(this.options.signal);
		await this.refused.get(subject);
		return leave;
	}

	/** A failure of one event, shown as a failed execution; the trigger goes on. */
	report(error: unknown): void {
		const nodeError = toOneLineError(this.functions.getNode(), error);
		this.functions.logger.error(nodeError.message);
		this.functions.saveFailedExecution(nodeError as ExecutionError);
	}

	private async itemOf(happening: Happening, told: Told): Promise<INodeExecutionData> {
		const { toItem } = this.options;
		try {
			return await toItem(happening, told, { withFile: true });
		} catch (error) {
			// For instance because the disk is full. The event itself must not be lost.
			this.functions.logger.warn(`Could not store the file of ${happening.subject}: ${(error as Error).message}`);
			return await toItem(happening, told, { withFile: false });
		}
	}

	/** Marks all that wait in the batch, and saves. Their executions begin when this resolves. */
	private async flush(): Promise<void> {
		const { signal, save } = this.options;
		const [oldest = 0] = this.savedAt;
		const isBusy = this.savedAt.length === SAVES_PER_SECOND;
		// Also without a pause: what else is ready now joins the batch.
		await wait(isBusy ? Math.max(0, oldest + 1_000 - Date.now()) : 0, signal);
		this.flushed = undefined;
		this.savedAt.push(Date.now());
		if (this.savedAt.length > SAVES_PER_SECOND) this.savedAt.shift();
		for (const open of this.batch) {
			open.at = Date.now();
			open.happening.mark();
			this.open.add(open);
		}
		this.batch = [];
		save();
	}

	private keyOf({ event, subject, id, again }: Happening): string {
		const { id: node } = this.functions.getNode();
		return ['sekoia', this.functions.getWorkflow().id, node, again ?? '', event, subject, id].join(':').slice(0, MAX_KEY_LENGTH);
	}

	/** @returns whether the execution was started, once it has ended */
	private async start(data: INodeExecutionData[][], key: string, { subject }: Happening): Promise<boolean> {
		for (let deaths = 0; ; deaths++) {
			const outcome = await this.startOnce(data, deaths === 0 ? key : `${deaths}:${key}`.slice(0, MAX_KEY_LENGTH), subject);
			if (outcome !== 'cut off' || !this.knowsKeys || deaths === MAX_DEATHS) return outcome !== 'not started';
			this.functions.logger.warn('SEKOIA.IO Trigger: the worker of an execution died; the execution is started again');
		}
	}

	private async startOnce(data: INodeExecutionData[][], key: string, subject: string): Promise<'ended' | 'cut off' | 'not started'> {
		let free: (() => void) | undefined;
		const waits = this.knowsKeys ? this.options.timings.startWaits : [];
		try {
			for (const pause of [...waits, undefined]) {
				try {
					const done = this.functions.helpers.createDeferredPromise<IRun>();
					this.functions.emit(data, undefined, done, key);
					return isCutOff(await done.promise) ? 'cut off' : 'ended';
				} catch (error) {
					if (isCancellation(error)) return 'ended';
					this.functions.logger.warn(`SEKOIA.IO Trigger: the workflow could not be started: ${(error as Error).message}`);
				}
				free ??= this.holdBack(subject);
				// If it was started nevertheless, the key makes n8n drop the next attempt.
				if (pause !== undefined) await wait(pause, this.options.signal);
			}
			// Without keys, another attempt could start the workflow twice.
			return this.knowsKeys ? 'not started' : 'ended';
		} finally {
			free?.();
		}
	}

	/** Holds back what comes later of an object. @returns what lets it go; each refused execution has its own */
	private holdBack(subject: string): () => void {
		let free = () => {};
		const before = this.refused.get(subject);
		const freed = new Promise<void>((resolve) => (free = resolve));
		const all = Promise.all([before, freed]).then(() => {
			if (this.refused.get(subject) === all) this.refused.delete(subject);
		});
		this.refused.set(subject, all);
		return free;
	}

	private async settle(open: Open, run: Promise<boolean>, leave: () => void): Promise<void> {
		try {
			const isStarted = await this.patiently(run);
			this.open.delete(open);
			if (!isStarted) {
				open.happening.unmark();
				this.options.onRefused(open.happening);
			}
		} catch (error) {
			// Closed meanwhile: the next start finds it as still open.
			if (!(error instanceof AbortedError)) this.report(error);
		} finally {
			leave();
		}
	}

	/**
	 * Waits for an execution, but not longer than the longest run. Many run at once, so that each costs a timer only.
	 * @returns whether it was started. @throws AbortedError when the trigger is closed before
	 */
	private async patiently(run: Promise<boolean>): Promise<boolean> {
		return await new Promise((resolve, reject) => {
			const end = (settle: () => void) => {
				clearTimeout(timer);
				this.running.delete(stop);
				settle();
			};
			const stop = () => end(() => reject(new AbortedError()));
			const timer = setTimeout(() => end(() => resolve(true)), this.options.timings.longestRun);
			this.running.add(stop);
			if (this.options.signal.aborted) stop();
			run.then(
				(isStarted) => end(() => resolve(isStarted)),
				(error: unknown) => end(() => reject(error as Error)),
			);
		});
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
