import type { JsonObject } from '../json';
import type { Actor } from './model';
import type { World } from './world';

export interface SavedQuery {
	uuid: string;
	name: string;
	definition: JsonObject;
	visualization: string;
	is_shared: boolean;
	createdMs: number;
	by: Actor;
	/** What a run of it gives; none at all answers NO_RESULTS. */
	rows: JsonObject[];
}

export interface QueryRun {
	uuid: string;
	task_id: string;
	startedMs: number;
	rows: JsonObject[];
	/** Set to make the run end in an error. */
	fails: boolean;
}

export interface Dataset {
	uuid: string;
	name: string;
	community_uuid: string;
	csv: Buffer;
}

/** Saved queries of the query builder, their runs, and data sets. */
export class Notebooks {
	readonly queries: SavedQuery[] = [];
	readonly runs: QueryRun[] = [];
	readonly datasets: Dataset[] = [];
	/** Makes the next run fail. */
	failNextRun = false;

	seed(world: World, by: Actor): void {
		const add = (name: string, query: string, rows: JsonObject[]) => {
			const shown = { visualization: 'table', is_shared: true, createdMs: world.nowMs(), by };
			this.queries.push({ uuid: world.newUuid(), name, definition: { query }, rows, ...shown });
		};
		const hosts = [1, 2, 3].map((i) => ({ 'host.name': `wks-par-0${i}`, count: 10 - i }));
		add('Busiest hosts', 'events | aggregate count() by host.name', hosts);
		add('Nothing at all', 'events | where false', []);
	}
}
