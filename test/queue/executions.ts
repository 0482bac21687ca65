import type { N8nServer } from '../e2e/n8n/server';
import type { Postgres } from './services/postgres';

/** What a worker says in its log. */
const executionsIn = (worker: N8nServer, pattern: RegExp): Set<string> =>
	new Set(worker.logs.flatMap((line) => pattern.exec(line)?.[1] ?? []));

/** Ids of the executions that this worker has started. */
export const startedOn = (worker: N8nServer): Set<string> => executionsIn(worker, /Worker started execution (\d+)/);

/** Ids of the executions that this worker has started and not finished. */
export function underWayOn(worker: N8nServer): Set<string> {
	const finished = executionsIn(worker, /Worker finished execution (\d+)/);
	return new Set([...startedOn(worker)].filter((id) => !finished.has(id)));
}

/** An execution as n8n's database has it. */
export interface StoredExecution {
	id: string;
	status: string;
	/** Given by the trigger; it names the alert. n8n keeps it even where a crash cost the execution's data. */
	key: string | null;
	/** Milliseconds since 1970; null for one that has not started */
	startedAt: number | null;
}

export async function storedExecutions(postgres: Postgres, workflowId: string): Promise<StoredExecution[]> {
	return await postgres.query(
		`SELECT id::text, status, "deduplicationKey" AS key, (extract(epoch FROM "startedAt") * 1000)::float AS "startedAt"
		 FROM execution_entity WHERE "workflowId" = '${workflowId}' ORDER BY id`,
	);
}

export const isUnderWay = ({ status }: StoredExecution): boolean => ['new', 'running', 'waiting'].includes(status);

/** Executions by alert; an alert that has none has an empty list. */
export function byAlert(alerts: readonly string[], executions: readonly StoredExecution[]): Map<string, StoredExecution[]> {
	return new Map(alerts.map((uuid) => [uuid, executions.filter(({ key }) => key?.includes(uuid))]));
}
