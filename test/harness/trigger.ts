import { join } from 'node:path';

import { additionalData, filesFolder } from './engine';

import { Container } from '@n8n/di';
import { BinaryDataConfig, BinaryDataService, ExecutionLifecycleHooks, TriggerContext, TriggersAndPollers } from 'n8n-core';
import {
	NodeHelpers,
	Workflow,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type INodeTypes,
	type IRun,
	type ITriggerFunctions,
	type ITriggerResponse,
	type WorkflowActivateMode,
} from 'n8n-workflow';

import { timings } from '../../nodes/SekoiaTrigger/timings';
import { SekoiaTrigger } from '../../nodes/SekoiaTrigger/SekoiaTrigger.node';
import type { CredentialData } from './credentials';

/** Timings that let a test live through reconnections and checks in a second. */
export const FAST = {
	live: { connect: 400, pingEvery: 120, pong: 100, firstRetry: 20, longestRetry: 100, stable: 200, close: 100 },
	checkEvery: 200,
	silence: 180,
	copyDelay: 30,
	grace: 80,
	fetchWaits: [10, 20, 40],
	longestRun: 2_000,
	request: 2_000,
	requestsPerSecond: 2_000,
	rerunWithin: 0,
	queue: 1_000,
};

export const hurry = () => Object.assign(timings, FAST);

type Done = Parameters<ITriggerFunctions['emit']>[2];

export interface Emission {
	json: IDataObject;
	item: INodeExecutionData;
	at: number;
}

/** What of n8n outlives a restart: static data as saved, executions, and the keys of those. */
export class Database {
	staticData: IDataObject = {};
	readonly keys = new Set<string>();
	readonly executions: Emission[] = [];
	/** Executions that ran to their end */
	readonly finished: Emission[] = [];
	/** Emissions that were dropped for their key */
	readonly dropped: string[] = [];
}

export interface ActivationOptions {
	parameters: IDataObject;
	credential: CredentialData;
	database?: Database;
	activation?: WorkflowActivateMode;
	/** How long each execution of the workflow takes */
	runMs?: number;
	/** Whether n8n knows deduplication keys, as newer versions do */
	knowsKeys?: boolean;
	/** Fails the start of this many executions */
	failStarts?: number;
	/** The workers of so many executions die; n8n then gives these executions up */
	dyingWorkers?: number;
	/** The process is killed at this emission, when its static data is saved but nothing has started */
	dieAtEmission?: number;
}

/** What is saved is now of another process. */
export function restartProcess({ staticData }: Database): void {
	for (const data of Object.values(staticData) as Array<{ position?: IDataObject }>) {
		if (data.position) data.position.process = 'an earlier one';
	}
}

let ready: Promise<void> | undefined;

async function prepareBinaryData(): Promise<void> {
	Container.get(BinaryDataConfig).localStoragePath = join(filesFolder, '..', 'binary');
	await Container.get(BinaryDataService).init();
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
		credentials: { sekoiaApi: { id: '1', name: 'SEKOIA.IO' } },
	};
	const nodeTypes: INodeTypes = {
		getByName: () => type,
		getByNameAndVersion: () => NodeHelpers.getVersionedNodeType(type),
		getKnownTypes: () => ({}),
	};
	return new Workflow({ id: 'w1', name: 'Test', nodes: [node], connections: {}, active: true, nodeTypes, staticData });
}

/** What n8n tells of an execution whose worker died, as queue mode's own tests have seen it. */
const runOfDeadWorker = {
	status: 'error',
	data: {
		resultData: {
			runData: {},
			error: { message: 'This execution failed to be processed too many times and will no longer retry.' },
		},
	},
} as unknown as IRun;

/** An active trigger in n8n's own trigger context. */
export class ActiveTrigger {
	readonly errors: Error[] = [];
	readonly failedExecutions: Error[] = [];
	/** Executions under way now, and the most there were at once */
	running = 0;
	mostRunning = 0;
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

	/** Deactivates the workflow. */
	async close(): Promise<void> {
		await this.response?.closeFunction?.();
	}

	/** The process is killed: nothing is saved any more, executions under way are cut off. */
	async kill(): Promise<void> {
		this.isDead = true;
		await this.close();
		restartProcess(this.database);
	}

	/** As n8n does it: static data first, then the execution's row, whose key must be new. */
	private async emit(data: INodeExecutionData[][], done: Done, key: string | undefined): Promise<void> {
		if (this.isDead) return;
		this.save();
		this.isDead = ++this.emissions === this.options.dieAtEmission;
		await new Promise((resolve) => setTimeout(resolve, 1));
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
		this.database.executions.push(...begun);
		this.running++;
		this.mostRunning = Math.max(this.mostRunning, this.running);
		setTimeout(() => {
			this.running--;
			if (this.isDead) return;
			if (this.workersToDie > 0) {
				this.workersToDie--;
				for (const emission of begun) this.database.executions.splice(this.database.executions.indexOf(emission), 1);
				done?.resolve(runOfDeadWorker);
				return;
			}
			this.database.finished.push(...begun);
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
	await (ready ??= prepareBinaryData());
	const trigger = new ActiveTrigger(options, options.database ?? new Database());
	await trigger.open();
	return trigger;
}

export interface ManualRun {
	/** The first items emitted */
	items: Promise<INodeExecutionData[]>;
	close(): Promise<void>;
}

/** Tests the trigger as the editor does: one event, then it is closed. */
export async function runManually(parameters: IDataObject, credential: CredentialData): Promise<ManualRun> {
	await (ready ??= prepareBinaryData());
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

/** Waits until `isTrue`, at most `limit` milliseconds. */
export async function until(isTrue: () => boolean, what: string, limit = 8_000): Promise<void> {
	const end = Date.now() + limit;
	while (!isTrue()) {
		if (Date.now() > end) throw new Error(`Waited in vain until ${what}`);
		await new Promise((resolve) => setTimeout(resolve, 10));
	}
}

export const pause = async (milliseconds: number) => await new Promise((resolve) => setTimeout(resolve, milliseconds));
