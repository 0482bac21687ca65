import 'reflect-metadata';

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

// n8n reads these variables when it creates its first service, later than its import. With them, tests never touch
// the user's own n8n folder.
const folder = mkdtempSync(join(tmpdir(), 'sekoia-engine-'));
process.env.N8N_USER_FOLDER = folder;
process.env.N8N_RESTRICT_FILE_ACCESS_TO = join(folder, 'files');
process.env.N8N_LOG_LEVEL = 'silent';

import { Container } from '@n8n/di';
import { BinaryDataConfig, BinaryDataService, ErrorReporter, ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';
import {
	NodeHelpers,
	Workflow,
	type IBinaryData,
	type IConnections,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type INodeType,
	type INodeTypes,
	type IRun,
	type IWorkflowExecuteAdditionalData,
	type ITaskData,
} from 'n8n-workflow';

import { Sekoia } from '../../nodes/Sekoia/Sekoia.node';
import { TestCredentialsHelper, type CredentialData } from './credentials';

/** The only folder from which nodes under test may read files. */
export const filesFolder = join(folder, 'files');

const clean = () => rmSync(folder, { recursive: true, force: true });
// The benchmarks use this engine without jest.
if (typeof afterAll === 'function') afterAll(clean);
else process.once('exit', clean);

const sekoia = new Sekoia();
/** The node as n8n offers it to AI agents; see n8n's `createAiTools`. */
const sekoiaTool = Object.assign(new Sekoia(), { description: { ...sekoia.description, name: 'sekoiaTool' } });

/** A node that outputs the given items. */
function inputNode(items: INodeExecutionData[]): INodeType {
	return {
		description: {
			displayName: 'Input',
			name: 'input',
			group: ['input'],
			version: 1,
			description: '',
			defaults: { name: 'Input' },
			inputs: [],
			outputs: ['main'],
			properties: [],
		},
		execute: async () => [items],
	};
}

/** One execution of the SEKOIA.IO node. */
export interface NodeRun {
	/** Parameters as a workflow stores them; missing ones get their defaults, as in n8n */
	parameters: IDataObject;
	credential: CredentialData;
	/** Input items. Default: one empty item */
	items?: INodeExecutionData[];
	onError?: INode['onError'];
	/** Whether the node runs under the type that n8n makes of it for agents */
	asTool?: true;
	/** Stops the execution after this many milliseconds */
	stopAfter?: number;
}

/** The outcome of a `NodeRun`. */
export interface NodeResult {
	/** Items of the main output */
	items: INodeExecutionData[];
	/** Items of the error output */
	errorItems: INodeExecutionData[];
	/** The node's error, when it failed */
	error?: Error & { description?: string; context?: IDataObject; httpCode?: string };
	run: IRun;
}

let binaryData: Promise<void> | undefined;

/** Prepares n8n's store of files, which nodes need, once for all tests of a file. */
export async function prepareBinaryData(): Promise<void> {
	Container.get(BinaryDataConfig).localStoragePath = join(folder, 'binary');
	await (binaryData ??= Container.get(BinaryDataService).init());
}

/** Puts a copy of a file into n8n's store of files. @returns the binary field of an item that has it */
export async function storeFile(path: string, mimeType: string): Promise<IBinaryData> {
	await prepareBinaryData();
	const execution = { type: 'execution', workflowId: 'w1', executionId: '1' } as const;
	return await Container.get(BinaryDataService).copyBinaryFile(execution, { data: '', mimeType, fileName: basename(path) }, path);
}

/** The node types of a workflow, by their names. */
export const nodeTypesOf = (types: Record<string, INodeType>): INodeTypes => ({
	getByName: (name) => types[name]!,
	getByNameAndVersion: (name) => NodeHelpers.getVersionedNodeType(types[name]!),
	getKnownTypes: () => ({}),
});

/** The credential of a node, as a workflow stores it. */
export const CREDENTIALS: INode['credentials'] = { sekoiaApi: { id: '1', name: 'SEKOIA.IO' } };

/** What n8n hands to every execution: here the credential, and addresses that nothing calls. */
export function additionalData(credential: CredentialData): IWorkflowExecuteAdditionalData {
	const base = 'http://localhost:5678';
	return {
		credentialsHelper: new TestCredentialsHelper(credential),
		currentNodeExecutionIndex: 0,
		executionId: '1',
		restApiUrl: `${base}/rest`,
		instanceBaseUrl: `${base}/`,
		formBaseUrl: `${base}/form`,
		formWaitingBaseUrl: `${base}/form-waiting`,
		formTestBaseUrl: `${base}/form-test`,
		webhookBaseUrl: `${base}/webhook`,
		webhookWaitingBaseUrl: `${base}/webhook-waiting`,
		webhookTestBaseUrl: `${base}/webhook-test`,
		variables: {},
	} as unknown as IWorkflowExecuteAdditionalData;
}

/**
 * Runs the SEKOIA.IO node once in n8n's own execution engine: defaults are filled in, expressions are
 * evaluated, and n8n's HTTP helper sends the requests to the address in the credential.
 */
export async function runNode(run: NodeRun): Promise<NodeResult> {
	await prepareBinaryData();
	const nodes: INode[] = [
		{ id: 'input', name: 'Input', type: 'input', typeVersion: 1, position: [0, 0], parameters: {} },
		{
			id: 'sekoia',
			name: 'SEKOIA.IO',
			type: run.asTool ? 'sekoiaTool' : 'sekoia',
			typeVersion: 1,
			position: [200, 0],
			parameters: run.parameters as INode['parameters'],
			credentials: CREDENTIALS,
			...(run.onError ? { onError: run.onError } : {}),
		},
	];
	const connections: IConnections = {
		Input: { main: [[{ node: 'SEKOIA.IO', type: 'main', index: 0 }]] },
	};
	const nodeTypes = nodeTypesOf({ input: inputNode(run.items ?? [{ json: {} }]), sekoia, sekoiaTool });
	const workflow = new Workflow({ id: 'w1', name: 'Test', nodes, connections, active: false, nodeTypes });
	await workflow.expression.acquireIsolate?.();

	const data = additionalData(run.credential);
	data.hooks = new ExecutionLifecycleHooks('manual', '1', {
		id: 'w1',
		name: 'Test',
		active: false,
		activeVersionId: null,
		isArchived: false,
		connections,
		nodes,
		createdAt: new Date(),
		updatedAt: new Date(),
	});
	const execution = new WorkflowExecute(data, 'manual').run({ workflow, startNode: workflow.getNode('Input')! });
	const timer = run.stopAfter === undefined ? undefined : setTimeout(() => execution.cancel(), run.stopAfter);
	const result = await execution;
	clearTimeout(timer);

	const task: ITaskData | undefined = result.data.resultData.runData['SEKOIA.IO']?.[0];
	return {
		items: task?.data?.main?.[0] ?? [],
		errorItems: task?.data?.main?.[1] ?? [],
		error: (task?.error ?? result.data.resultData.error) as NodeResult['error'],
		run: result,
	};
}

/** Runs the node. @returns the JSON of its output items. @throws the node's error when it failed */
export async function outputOf(run: NodeRun): Promise<IDataObject[]> {
	const { items, error } = await runNode(run);
	if (error) throw error;
	return items.map(({ json }) => json);
}

/** Runs the node, which is to fail. @returns its error. @throws when the node did not fail */
export async function errorOf(run: NodeRun): Promise<NonNullable<NodeResult['error']>> {
	const { error, items } = await runNode(run);
	if (!error) throw new Error(`The node was expected to fail, but gave ${JSON.stringify(items)}`);
	return error;
}

// The engine reports unexpected errors through this service and fails without it.
Container.get(ErrorReporter);
