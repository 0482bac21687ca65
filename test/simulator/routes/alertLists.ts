import { ALERT_STATUSES, type StatusName } from '../state/alertWorkflow';
import type { Named } from '../state/model';
import { list, named, paging, sorting } from '../http/query';
import { group, page, route } from '../http/route';
import { isOneOf, sortBy } from '../search/filters';
import { statusView } from '../views/alertView';

const LISTS = '/api/v1/sic/alerts';

/** One item for each key, the last one. */
function distinct<T>(items: readonly T[], key: (item: T) => string): T[] {
	return [...new Map(items.map((item) => [key(item), item])).values()];
}

/** Values that occur in alerts, for the dropdowns of clients. */
export const alertListRoutes = group({ needs: ['View alerts'] }, [
	route({
		method: 'GET',
		path: `${LISTS}/statuses`,
		query: paging(),
		run: ({ query }) => page((Object.keys(ALERT_STATUSES) as StatusName[]).map(statusView), query),
	}),
	route({
		method: 'GET',
		path: `${LISTS}/types`,
		query: { ...paging(100), ...named('match', ['category', 'value', 'community_uuid'], list) },
		run({ world, query }) {
			const types = world.alerts
				.filter((alert) => isOneOf(query['match[community_uuid]'], alert.community_uuid))
				.map((alert) => alert.alert_type)
				.filter(
					(type) => isOneOf(query['match[category]'], type.category) && isOneOf(query['match[value]'], type.value),
				);
			return page(
				distinct(types, (type) => `${type.category}/${type.value}`),
				query,
			);
		},
	}),
	route({
		method: 'GET',
		path: `${LISTS}/entities`,
		query: { ...paging(), ...sorting('name', 'uuid'), ...named('match', ['name', 'uuid', 'community_uuid'], list) },
		run({ world, query }) {
			const entities = world.alerts
				.filter((alert) => isOneOf(query['match[community_uuid]'], alert.community_uuid))
				.flatMap(({ entity }) => entity ?? [])
				.filter(({ name, uuid }) => isOneOf(query['match[name]'], name) && isOneOf(query['match[uuid]'], uuid));
			const sort = query.sort ?? 'name';
			return page(
				sortBy(distinct(entities, byUuid), (entity) => entity[sort], query.direction ?? 'asc'),
				query,
			);
		},
	}),
	route({
		method: 'GET',
		path: `${LISTS}/rules`,
		query: {
			...paging(),
			...sorting('name'),
			...named('match', ['name', 'uuid', 'entity_name', 'entity_uuid', 'community_uuid'], list),
		},
		run({ world, query }) {
			const rules = world.alerts
				.filter((alert) => isOneOf(query['match[community_uuid]'], alert.community_uuid))
				.filter((alert) => isOneOf(query['match[entity_name]'], alert.entity?.name ?? ''))
				.filter((alert) => isOneOf(query['match[entity_uuid]'], alert.entity?.uuid ?? ''))
				.map(({ rule }) => ({ uuid: rule.uuid, name: rule.name }))
				.filter(({ name, uuid }) => isOneOf(query['match[name]'], name) && isOneOf(query['match[uuid]'], uuid));
			return page(
				sortBy(distinct(rules, byUuid), (rule) => rule.name, query.direction ?? 'asc'),
				query,
			);
		},
	}),
]);

const byUuid = ({ uuid }: Named) => uuid;
