import { notFound } from '../http/errors';
import { iocImportProgress } from '../live/notifications';
import type { IocCollection } from '../state/intelligence';
import { flag, list, paging, string } from '../http/query';
import { page, Reply, route } from '../http/route';
import { listOf, anyObject, object, optional, text } from '../http/schema';
import { iso } from '../views/time';
import type { World } from '../state/world';

const COLLECTIONS = '/api/v2/inthreat/ioc-collections';
const FORMATS = [
	'one_per_line',
	'domain-name.value',
	'ipv4-addr.value',
	'ipv6-addr.value',
	'url.value',
	'email-addr.value',
	'file.hashes',
];
const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

function collectionOf(world: World, id: string): IocCollection {
	const collection = world.intelligence.iocCollections.find((one) => one.id === id || one.id === `ioc-collection--${id}`);
	if (!collection) throw notFound('IOC Collection');
	return collection;
}

export const iocCollectionRoutes = [
	route({
		method: 'GET',
		path: COLLECTIONS,
		needs: ['View IOC collections'],
		query: { ...paging(), term: string(), 'match[community_uuid]': list(), with_indicators_count: flag() },
		run({ world, query }) {
			const term = query.term?.toLowerCase() ?? '';
			const found = world.intelligence.iocCollections
				.filter(({ name }) => name.toLowerCase().includes(term))
				.filter(({ community_uuid }) => query['match[community_uuid]']?.includes(community_uuid) ?? true)
				.map(({ id, name, description, community_uuid, createdMs, indicators }) => ({
					id,
					name,
					description,
					community_uuid,
					available_for_sub_communities: false,
					created: iso(createdMs),
					created_by: world.analyst.uuid,
					modified: iso(createdMs),
					modified_by: world.analyst.uuid,
					...(query.with_indicators_count && { indicators_count: indicators.length }),
				}));
			return page(found, query);
		},
	}),
	route({
		method: 'POST',
		path: `${COLLECTIONS}/{id}/indicators/text`,
		needs: ['Manage IOC collections'],
		body: object({
			indicators: text({ min: 1 }),
			format: optional(text({ oneOf: FORMATS })),
			valid_until: optional(text({ matches: DATE_TIME })),
			valid_from: optional(text({ matches: DATE_TIME })),
			description: optional(text()),
			kill_chain_phases: optional(listOf(anyObject())),
			x_ic_related_threat_refs: optional(listOf(text())),
		}),
		run({ world, params, body }) {
			const collection = collectionOf(world, params.id);
			const { format = 'one_per_line', valid_until } = body;
			const values = body.indicators.split('\n').filter((line) => line.trim() !== '');
			collection.indicators.push(...values.map((value) => ({ value, format, valid_until })));
			const task_id = world.newUuid();
			world.raise(iocImportProgress(world, task_id, values.length, values.length));
			return new Reply(202, { task_id });
		},
	}),
];
