import { Container } from '@n8n/di';
import { ExecutionLifecycleHooks, TriggerContext, TriggersAndPollers } from 'n8n-core';
import {
	Workflow,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type IRun,
	type ITriggerFunctions,
	type ITriggerResponse,
	type WorkflowActivateMode,
} from 'n8n-workflow';

import { timings } from '../../nodes/SekoiaTrigger/timings';
import { SekoiaTrigger } from '../../nodes/SekoiaTrigger/SekoiaTrigger.node';
import type { CredentialData } from './credentials';
import { additionalData, CREDENTIALS, nodeTypesOf, prepareBinaryData } from './engine';
import { pause } from './wait';

/** Timings with which reconnections and checks take fractions of a second. */
const FAST = {
	live: { connect: 400, pingEvery: 120, pong: 100, firstRetry: 20, longestRetry: 100, stable: 200, close: 100 },
	checkEvery: 200,
	silence: 180,
	overlap: 60_000,
	copyDelay: 30,
	grace: 80,
	deadline: 2_000,
	fetchWaits: [10, 20, 40],
	deletedAfter: 50,
	startWaits: [100, 300],
	longestRun: 2_000,
	request: 2_000,
	requestsPerSecond: 2_000,
	rerunWithin: 0,
	queue: 1_000,
};

/** Gives the trigger the short timings; also undoes what an earlier test changed of them. */
export const hurry = () => Object.assign(timings, FAST);

type Done = Parameters<ITriggerFunctions['emit']>[2];

/** One execution that the trigger started. */
export interface Emission {
	json: IDataObject;
	item: INodeExecutionData;
	/** Milliseconds since 1970 */
	at: number;
}

/** What survives a restart of n8n: the saved static data, the executions, and their deduplication keys. */
export class Database {
	staticData: IDataObject = {};
	readonly keys = new Set<string>();
	readonly executions: Emission[] = [];
	/** Executions that have completed */
	readonly finished: Emission[] = [];
	/** Keys of emissions that n8n dropped because it had an execution with the same key */
	readonly dropped: string[] = [];
}

/** How a workflow is activated, and what goes wrong with its executions. */
export interface ActivationOptions {
	parameters: IDataObject;
	credential: CredentialData;
	database?: Database;
	activation?: WorkflowActivateMode;
	/** How long each execution of the workflow takes */
	runMs?: number;
	/** Whether n8n supports deduplication keys, as newer versions do */
	knowsKeys?: boolean;
	/** How many executions fail to start */
	failStarts?: number;
	/** How many executions are given up by n8n because their worker died */
	dyingWorkers?: number;
	/** Gets each execution in place of the database, whose lists would grow too long */
	observe?: (emission: Emission) => void;
	/** The emission at which the process is killed: its static data is saved, but its execution has not started */
	dieAtEmission?: number;
}

/** Makes the saved static data look as if an earlier process had written it. */
export function restartProcess({ staticData }: Database): void {
	for (const data of Object.values(staticData) as Array<{ position?: IDataObject }>) {
		if (data.position) data.position.process = 'an earlier one';
	}
}

const type = new SekoiaTrigger();

function makeWorkflow(parameters: IDataObject, staticData: IDataObject): Workflow {
	const node: INode = {
		id: 'trigger-1',
		name: 'SEKOIA.IO Trigger',
		type: 'sekoiaTrigger',
		typeVersion: 1,
		position: [0, 0],
		parameters: parameters as INode['parameters'],
		credentials: CREDENTIALS,
	};
	const nodeTypes = nodeTypesOf({ sekoiaTrigger: type });
	return new Workflow({ id: 'w1', name: 'Test', nodes: [node], connections: {}, active: true, nodeTypes, staticData });
}

/** What n8n reports for an execution whose worker died; seen in the tests of queue mode. */
const runOfDeadWorker = {
	status: 'error',
	data: {
		resultData: {
			runData: {},
			error: { message: 'This execution failed to be processed too many times and will no longer retry.' },
		},
	},
} as unknown as IRun;

/** An active workflow that begins with the trigger, which runs in n8n's own trigger context. */
export class ActiveTrigger {
	readonly errors: Error[] = [];
	readonly failedExecutions: Error[] = [];
	/** Executions in progress now, and the largest number that ever was in progress at once */
	running = 0;
	maxRunning = 0;
	private response: ITriggerResponse | undefined;
	private isDead = false;
	private startsToFail: number;
	private workersToDie: number;
	private emissions = 0;
	private readonly workflow: Workflow;

	constructor(
		private readonly options: ActivationOptions,
		readonly database: Database,
	) {
		this.workflow = makeWorkflow(options.parameters, structuredClone(database.staticData));
		this.startsToFail = options.failStarts ?? 0;
		this.workersToDie = options.dyingWorkers ?? 0;
	}

	get emitted(): Emission[] {
		return this.database.executions;
	}

	/** Activates the workflow. @throws what the activation throws */
	async open(): Promise<void> {
		const { credential, activation = 'activate', knowsKeys = true } = this.options;
		const emitWithKey = (
			data: INodeExecutionData[][],
			_response: unknown,
			done: Done,
			key: string | undefined,
		) => void this.emit(data, done, key);
		const emitWithoutKey = (data: INodeExecutionData[][], _response: unknown, done?: Done) =>
			void this.emit(data, done, undefined);
		this.response = await Container.get(TriggersAndPollers).runTriggerFunction(
			this.workflow,
			this.workflow.getNode('SEKOIA.IO Trigger')!,
			(workflow, node, additional, mode, activationMode) =>
				new TriggerContext(
					workflow,
					node,
					additional,
					mode,
					activationMode,
					(knowsKeys ? emitWithKey : emitWithoutKey) as TriggerContext['emit'],
					(error: Error) => void this.errors.push(error),
					(error: Error) => void this.failedExecutions.push(error),
				),
			additionalData(credential),
			'trigger',
			activation,
		);
		this.save();
	}

	/** From now on, so many executions fail to start. */
	failNextStarts(count: number): void {
		this.startsToFail = count;
	}

	/** Deactivates the workflow. */
	async close(): Promise<void> {
		await this.response?.closeFunction?.();
	}

	/** Kills the process: nothing more is saved, and executions in progress are cut off. */
	async kill(): Promise<void> {
		this.isDead = true;
		await this.close();
		restartProcess(this.database);
	}

	/** Does what n8n does: saves the static data first, then the execution's row, whose key must be new. */
	private async emit(data: INodeExecutionData[][], done: Done, key: string | undefined): Promise<void> {
		if (this.isDead) return;
		this.save();
		this.isDead = ++this.emissions === this.options.dieAtEmission;
		await pause(1);
		if (this.isDead) return;
		if (this.startsToFail > 0) {
			this.startsToFail--;
			done?.reject(new Error('The database is locked'));
			return;
		}
		if (key !== undefined && this.database.keys.has(key)) {
			this.database.dropped.push(key);
			done?.resolve(undefined as never);
			return;
		}
		if (key !== undefined) this.database.keys.add(key);
		const begun = (data[0] ?? []).map((item): Emission => ({ json: item.json, item, at: Date.now() }));
		const { observe } = this.options;
		if (observe) begun.forEach(observe);
		else this.database.executions.push(...begun);
		this.running++;
		this.maxRunning = Math.max(this.maxRunning, this.running);
		setTimeout(() => {
			this.running--;
			if (this.isDead) return;
			if (this.workersToDie > 0) {
				this.workersToDie--;
				for (const emission of begun) this.database.executions.splice(this.database.executions.indexOf(emission), 1);
				done?.resolve(runOfDeadWorker);
				return;
			}
			if (!observe) this.database.finished.push(...begun);
			done?.resolve({} as IRun);
		}, this.options.runMs ?? 0);
	}

	private save(): void {
		const { staticData } = this.workflow as unknown as { staticData: IDataObject & { __dataChanged?: boolean } };
		if (staticData.__dataChanged !== true) return;
		this.database.staticData = JSON.parse(JSON.stringify(staticData)) as IDataObject;
		staticData.__dataChanged = false;
	}
}

/** Activates a workflow that begins with the trigger. @throws what the activation throws */
export async function activate(options: ActivationOptions): Promise<ActiveTrigger> {
	await prepareBinaryData();
	const trigger = new ActiveTrigger(options, options.database ?? new Database());
	await trigger.open();
	return trigger;
}

/** A test of the trigger in the editor. */
export interface ManualRun {
	/** The first items that it emits */
	items: Promise<INodeExecutionData[]>;
	close(): Promise<void>;
}

/** Tests the trigger as the editor does. */
export async function runManually(parameters: IDataObject, credential: CredentialData): Promise<ManualRun> {
	await prepareBinaryData();
	const workflow = makeWorkflow(parameters, {});
	const data = additionalData(credential);
	data.hooks = new ExecutionLifecycleHooks('manual', '1', {} as never);
	const response = (await Container.get(TriggersAndPollers).runTriggerFunction(
		workflow,
		workflow.getNode('SEKOIA.IO Trigger')!,
		(...parts) => new TriggerContext(...parts),
		data,
		'manual',
		'manual',
	))!;
	const items = new Promise<INodeExecutionData[]>((resolve, reject) => {
		response.manualTriggerResponse!.then(([first]) => resolve(first ?? []), reject);
		response.manualTriggerFunction!().catch(reject);
	});
	items.catch(() => undefined);
	return { items, close: async () => await response.closeFunction?.() };
}
