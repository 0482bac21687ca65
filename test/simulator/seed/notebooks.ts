import type { JsonObject } from '../json';
import type { Actor } from '../state/model';
import type { World } from '../state/world';

/** Saved queries: one that finds something, and one that never does. */
export function seedNotebooks(world: World, by: Actor): void {
	const add = (name: string, query: string, rows: JsonObject[]) => {
		const shown = { visualization: 'table', is_shared: true, createdMs: world.nowMs(), by };
		world.notebooks.queries.push({ uuid: world.newUuid(), name, definition: { query }, rows, ...shown });
	};
	const hosts = [1, 2, 3].map((i) => ({ 'host.name': `wks-par-0${i}`, count: 10 - i }));
	add('Busiest hosts', 'events | aggregate count() by host.name', hosts);
	add('Nothing at all', 'events | where false', []);
}
