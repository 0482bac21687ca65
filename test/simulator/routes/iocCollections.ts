import { isIPv4, isIPv6 } from 'node:net';

import { badRequest, notFound } from '../http/errors';
import { iocImportProgress } from '../live/notifications';
import type { IocCollection } from '../state/intelligence';
import { flag, list, paging, string } from '../http/query';
import { page, Reply, route } from '../http/route';
import { listOf, object, optional, text } from '../http/schema';
import { iso } from '../views/time';
import type { World } from '../state/world';

const COLLECTIONS = '/api/v2/inthreat/ioc-collections';
const isHashes = (line: string) => line.split(',').every((hash) => /^([\da-f]{32}|[\da-f]{40}|[\da-f]{64}|[\da-f]{128})$/i.test(hash));
/** What a line may be, by format. */
const VALUES: Record<string, (line: string) => boolean> = {
	'domain-name.value': (line) => /^([\w-]{1,63}\.)+[a-z][a-z0-9-]+$/i.test(line),
	'ipv4-addr.value': isIPv4,
	'ipv6-addr.value': isIPv6,
	'url.value': (line) => /^[a-z][a-z0-9+.-]*:\/\/\S+$/i.test(line) && URL.canParse(line),
	'email-addr.value': (line) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(line),
	'file.hashes': isHashes,
};
const FORMATS = ['one_per_line', ...Object.keys(VALUES)];
const isMac = (line: string) => /^([\da-f]{2}:){5}[\da-f]{2}$/i.test(line);
const isAny = (line: string) => isMac(line) || Object.values(VALUES).some((fits) => fits(line));
const STIX_ID = /^[a-z][a-z0-9-]*--[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
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
			description: optional(text({ max: 500 })),
			kill_chain_phases: optional(listOf(object({ kill_chain_name: text({ min: 1 }), phase_name: text({ min: 1 }) }))),
			x_ic_related_threat_refs: optional(listOf(text({ matches: STIX_ID }))),
		}),
		run({ world, params, body }) {
			const collection = collectionOf(world, params.id);
			const { format = 'one_per_line', indicators, ...settings } = body;
			const values = indicators.split('\n').filter((line) => line.trim() !== '');
			const fits = VALUES[format] ?? isAny;
			const other = values.find((value) => !fits(value));
			if (other !== undefined) throw badRequest(`"${other}" does not fit the format ${format}`);
			for (const value of values) collection.indicators.push({ value, format, ...settings });
			const task_id = world.newUuid();
			world.raise(iocImportProgress(world, task_id, values.length, values.length));
			return new Reply(202, { task_id });
		},
	}),
];
