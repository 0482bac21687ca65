import type { JsonObject } from '../json';
import type { Actor } from './model';

export interface SavedQuery {
	uuid: string;
	name: string;
	definition: JsonObject;
	visualization: string;
	is_shared: boolean;
	createdMs: number;
	by: Actor;
	/** The rows that a run finds; a run without rows answers NO_RESULTS. */
	rows: JsonObject[];
}

export interface QueryRun {
	uuid: string;
	task_id: string;
	startedMs: number;
	rows: JsonObject[];
	/** Whether the run ends in an error. */
	fails: boolean;
}

interface Dataset {
	uuid: string;
	name: string;
	community_uuid: string;
	csv: Buffer;
}

/** Saved queries of the query builder, their runs, and datasets. */
export class Notebooks {
	readonly queries: SavedQuery[] = [];
	readonly runs: QueryRun[] = [];
	readonly datasets: Dataset[] = [];
	/** Set it to make the next run end in an error. */
	failNextRun = false;
}
