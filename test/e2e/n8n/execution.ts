import { parseFlatted } from './flatted';

/** A file of an item: in `data` itself, or in n8n's store under `id`. */
export interface BinaryField {
	fileName?: string;
	mimeType: string;
	fileSize?: string;
	id?: string;
	data: string;
}

/** An item as n8n's nodes pass it on. */
export interface OutputItem {
	json: Record<string, unknown>;
	binary?: Record<string, BinaryField>;
	pairedItem?: unknown;
	error?: unknown;
}

/** What one node did in its last run. */
export interface NodeResult {
	/** Items of the first output. `outputs` has those of all outputs, such as the error output. */
	items: OutputItem[];
	outputs: OutputItem[][];
	/** The error of a node that failed. */
	error?: { message: string; description?: string; [key: string]: unknown };
	/** How often the node ran. */
	runs: number;
	/** How long the last run took, in milliseconds. */
	milliseconds: number;
}

export type ExecutionStatus =
	| 'new' | 'running' | 'waiting' | 'success' | 'error' | 'crashed' | 'canceled' | 'unknown';

/** An execution as n8n's list shows it. */
export interface ExecutionSummary {
	id: string;
	workflowId: string;
	status: ExecutionStatus;
	mode: string;
	startedAt: string;
	stoppedAt?: string;
}

/** An execution with the results of its nodes. */
export interface Execution extends ExecutionSummary {
	/** Results by node name, in the order in which the nodes first ran. */
	nodes: Record<string, NodeResult>;
	/** The error that ended the execution. */
	error?: NodeResult['error'];
	lastNode?: string;
}

interface TaskData {
	data?: Record<string, Array<OutputItem[] | null> | undefined>;
	error?: NodeResult['error'];
	startTime: number;
	executionTime?: number;
}

interface RunResult {
	resultData?: {
		runData?: Record<string, TaskData[]>;
		error?: NodeResult['error'];
		lastNodeExecuted?: string;
	};
}

/** Turns the answer to GET /rest/executions/:id into a form that is easy to read. */
export function toExecution(raw: ExecutionSummary & { data?: string | RunResult }): Execution {
	const { id, workflowId, status, mode, startedAt, stoppedAt, data } = raw;
	const run = (typeof data === 'string' ? parseFlatted(data) : data) as RunResult | undefined;
	const runData = Object.entries(run?.resultData?.runData ?? {}).sort(
		([, a], [, b]) => (a[0]?.startTime ?? 0) - (b[0]?.startTime ?? 0),
	);
	return {
		...{ id, workflowId, status, mode, startedAt, stoppedAt },
		nodes: Object.fromEntries(runData.map(([name, tasks]) => [name, toNodeResult(tasks)])),
		error: run?.resultData?.error,
		lastNode: run?.resultData?.lastNodeExecuted,
	};
}

function toNodeResult(tasks: TaskData[]): NodeResult {
	const last = tasks[tasks.length - 1];
	const channel = last?.data?.main ?? Object.values(last?.data ?? {})[0] ?? [];
	const outputs = channel.map((items) => items ?? []);
	return { items: outputs[0] ?? [], outputs, error: last?.error, runs: tasks.length, milliseconds: last?.executionTime ?? NaN };
}
