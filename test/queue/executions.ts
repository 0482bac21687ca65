import type { N8nServer } from '../e2e/n8n/server';
import type { Postgres } from './services/postgres';

/** IDs of executions that a worker's log names in lines of this pattern. */
const executionsIn = (worker: N8nServer, pattern: RegExp): Set<string> =>
	new Set(worker.logs.flatMap((line) => pattern.exec(line)?.[1] ?? []));

/** IDs of the executions that this worker has started. */
export const startedOn = (worker: N8nServer): Set<string> => executionsIn(worker, /Worker started execution (\d+)/);

/** IDs of the executions that this worker has started but not finished. */
export function inProgressOn(worker: N8nServer): Set<string> {
	const finished = executionsIn(worker, /Worker finished execution (\d+)/);
	return new Set([...startedOn(worker)].filter((id) => !finished.has(id)));
}

/** An execution in n8n's database. */
export interface StoredExecution {
	id: string;
	status: string;
	/** The trigger's deduplication key, which contains the alert's UUID. It survives even a crash that loses the execution's data */
	key: string | null;
	/** Milliseconds since 1970; null for one that has not started */
	startedAt: number | null;
}

/** All executions of a workflow, the oldest first. */
export async function storedExecutions(postgres: Postgres, workflowId: string): Promise<StoredExecution[]> {
	return await postgres.query(
		`SELECT id::text, status, "deduplicationKey" AS key, (extract(epoch FROM "startedAt") * 1000)::float AS "startedAt"
		 FROM execution_entity WHERE "workflowId" = '${workflowId}' ORDER BY id`,
	);
}

/** Whether the execution has not ended yet. */
export const isInProgress = ({ status }: StoredExecution): boolean => ['new', 'running', 'waiting'].includes(status);

/** The executions of each alert; an empty list for an alert that has none. */
export function byAlert(alerts: readonly string[], executions: readonly StoredExecution[]): Map<string, StoredExecution[]> {
	return new Map(alerts.map((uuid) => [uuid, executions.filter(({ key }) => key?.includes(uuid))]));
}
