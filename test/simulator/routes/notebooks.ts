import { ApiError, badRequest, notFound } from '../http/errors';
import type { QueryRun, SavedQuery } from '../state/notebooks';
import type { World } from '../state/world';
import { flag, list, named, oneOf, paging, required, string } from '../http/query';
import { group, noContent, page, Reply, route } from '../http/route';
import { anyObject, object, optional, uuid } from '../http/schema';
import { iso } from '../views/time';

const NOTEBOOKS = '/api/v1/notebooks';
const RUN = `${NOTEBOOKS}/queries/runs/{uuid}`;
/** How long a run is pending, and then how long it is running. */
const STAGE_MS = 100;

const view = (query: SavedQuery) => ({
	uuid: query.uuid,
	name: query.name,
	query_definition: query.definition,
	visualization: query.visualization,
	is_shared: query.is_shared,
	created_at: iso(query.createdMs),
	created_by: query.by.uuid,
	created_by_type: query.by.type,
});

function runOf(world: World, id: string): QueryRun {
	const run = world.notebooks.runs.find((candidate) => candidate.uuid === id);
	if (!run) throw notFound('Run');
	return run;
}

const queries = [
	route({
		method: 'GET',
		path: `${NOTEBOOKS}/queries`,
		query: {
			...paging(100, 1000),
			...named('match', ['uuid', 'name', 'visualization', 'created_by'], list),
			'match[is_shared]': flag(),
			parameters: string(),
		},
		run({ world, query }) {
			const found = world.notebooks.queries.filter(
				(saved) =>
					(['uuid', 'name', 'visualization'] as const).every(
						(field) => query[`match[${field}]`]?.includes(saved[field]) ?? true,
					) &&
					(query['match[created_by]']?.includes(saved.by.uuid) ?? true) &&
					(query['match[is_shared]'] ?? saved.is_shared) === saved.is_shared,
			);
			return page(found.map(view), query);
		},
	}),
	route({
		method: 'POST',
		path: `${NOTEBOOKS}/queries/runs`,
		body: object({
			query_uuid: optional(uuid()),
			query_definition: anyObject(),
			query_parameters: optional(anyObject()),
		}),
		run({ world, body }) {
			const saved = world.notebooks.queries.find((query) => query.uuid === body.query_uuid);
			if (body.query_uuid !== undefined && !saved) throw notFound('Query');
			const run = {
				uuid: world.newUuid(),
				task_id: world.newUuid(),
				startedMs: world.nowMs(),
				rows: saved?.rows ?? [],
				fails: world.notebooks.failNextRun,
			};
			world.notebooks.failNextRun = false;
			world.notebooks.runs.push(run);
			return new Reply(201, { uuid: run.uuid, task_id: run.task_id });
		},
	}),
	route({
		method: 'GET',
		path: RUN,
		run({ world, params }) {
			const run = runOf(world, params.uuid);
			const age = world.nowMs() - run.startedMs;
			const ended = run.fails ? 'error' : 'completed';
			return { uuid: run.uuid, status: age < STAGE_MS ? 'pending' : age < 2 * STAGE_MS ? 'running' : ended };
		},
	}),
	route({
		method: 'GET',
		path: `${RUN}/download`,
		query: { download_format: required(oneOf('jsonl', 'csv')) },
		run({ world, params, query }) {
			const { rows } = runOf(world, params.uuid);
			const [first] = rows;
			if (!first) {
				const detail = { code: 'NO_RESULTS', message: 'The run gave no results' };
				throw new ApiError(404, detail.message, {}, { detail });
			}
			if (query.download_format === 'jsonl') {
				const lines = rows.map((row) => JSON.stringify(row)).join('\n');
				return new Reply(200, `${lines}\n`, { 'content-type': 'application/x-ndjson' });
			}
			const lines = [Object.keys(first), ...rows.map((row) => Object.values(row).map(String))];
			return new Reply(200, `${lines.map((line) => line.join(',')).join('\n')}\n`, { 'content-type': 'text/csv' });
		},
	}),
];

const datasets = [
	route({
		method: 'GET',
		path: `${NOTEBOOKS}/datasets`,
		query: { ...paging(100, 1000), name: string() },
		run({ world, query }) {
			const found = world.notebooks.datasets.filter(({ name }) => query.name === undefined || name === query.name);
			return page(
				found.map(({ uuid, name, community_uuid }) => ({ uuid, name, community_uuid })),
				query,
			);
		},
	}),
	route({
		method: 'POST',
		path: `${NOTEBOOKS}/datasets`,
		body: 'multipart',
		run({ world, parts }) {
			const part = (name: string) => {
				const found = parts.find((candidate) => candidate.name === name);
				if (!found) throw badRequest(`Missing form field ${name}`);
				return found.content;
			};
			const [name, community_uuid] = [part('name').toString(), part('community_uuid').toString()];
			const dataset = { uuid: world.newUuid(), name, community_uuid, csv: part('file') };
			world.notebooks.datasets.push(dataset);
			return new Reply(201, { uuid: dataset.uuid, name, community_uuid });
		},
	}),
	route({
		method: 'DELETE',
		path: `${NOTEBOOKS}/datasets/{uuid}`,
		run({ world, params }) {
			const position = world.notebooks.datasets.findIndex(({ uuid: id }) => id === params.uuid);
			if (position < 0) throw notFound('Dataset');
			world.notebooks.datasets.splice(position, 1);
			return noContent();
		},
	}),
];

export const notebookRoutes = group({ errors: 'detail' }, [...queries, ...datasets]);
