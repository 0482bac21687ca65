import { actorOf } from '../http/access';
import { badRequest, notFound } from '../http/errors';
import type { Rule } from '../state/model';
import { sortBy } from '../search/filters';
import { dates, flag, type Interval, list, named, paging, range, sorting, string } from '../http/query';
import { group, noContent, page, route } from '../http/route';
import { anyObject, anyValue, bool, integer, listOf, object, optional, text, uuid, type Infer } from '../http/schema';
import { isVerified, ruleView, tagsOf } from '../views/ruleView';
import type { World } from '../state/world';
import type { JsonObject } from '../json';

const RULES = '/api/v1/sic/conf/rules-catalog/rules';
const RULE = `${RULES}/{uuid}`;
const communityQuery = { community_uuid: string() };
/** Where the platform reads the community is not documented: its playbook module sends a query, its OpenAPI file has a body. */
const switchBody = object({ community_uuid: optional(uuid()) });

const ruleBody = object({
	name: text({ min: 1 }),
	type: text({ min: 1 }),
	description: text(),
	payload: text({ min: 1 }),
	severity: integer(0, 100),
	effort: integer(1, 4),
	alert_type_uuid: uuid(),
	enabled: bool(),
	community_uuid: optional(text()),
	tags: optional(listOf(text())),
	related_object_refs: optional(listOf(text())),
	datasources: optional(listOf(uuid())),
	event_fields: optional(listOf(object({ field: text(), description: optional(text()) }))),
	parameters: optional(listOf(anyObject())),
	all_entities: optional(bool()),
	entities: optional(listOf(uuid())),
	all_assets: optional(bool()),
	assets: optional(listOf(uuid())),
	goal: optional(text()),
	false_positives: optional(text()),
	similarity_strategy: optional(listOf(anyValue())),
	available_for_subcommunities: optional(bool()),
});

function ruleOf(world: World, id: string): Rule {
	const rule = world.reference.rules.find(({ uuid }) => uuid === id);
	if (!rule) throw notFound('Rule');
	return rule;
}

function apply(rule: Rule, body: Infer<typeof ruleBody>): void {
	const { name, type, severity, payload, enabled, ...rest } = body;
	const given = Object.entries(rest).filter(([, value]) => value !== undefined);
	Object.assign(rule, { name, type, severity, payload, enabled, rest: Object.fromEntries(given) as JsonObject });
}

const strings = (value: unknown) => (Array.isArray(value) ? value.map(String) : []);
/** What each `match[...]` compares, one of which must be among the values that are asked for. */
const MATCHED: Record<string, (world: World, rule: Rule) => string[]> = {
	uuid: (_, { uuid: own }) => [own],
	name: (_, { name }) => [name],
	type: (_, { type }) => [type],
	source: (_, { source }) => [source],
	effort: (_, { rest }) => [String(rest.effort)],
	lifecycle: (_, { rest }) => [String(rest.lifecycle ?? 'active')],
	entity_uuid: ({ reference }, { rest }) => (rest.entities ? strings(rest.entities) : reference.entities.map((entity) => entity.uuid)),
	tag_name: (_, rule) => tagsOf(rule).map(({ name }) => name),
	tag_uuid: (_, rule) => tagsOf(rule).map((tag) => tag.uuid),
	related_object_ref: (_, { rest }) => strings(rest.related_object_refs),
	datasource_uuid: (_, { rest }) => strings(rest.datasources),
	datasource_name: () => [],
	intake_format_uuid: () => [],
};
const MATCHES = Object.keys(MATCHED);
const isWithin = (value: number | null, interval: Interval | undefined) =>
	!interval || (value !== null && value >= interval.from && value <= interval.to);

const reading = group({ needs: ['View Rules Catalog'] }, [
	route({
		method: 'GET',
		path: RULES,
		query: {
			...paging(100, 100),
			...named('match', MATCHES, list),
			'match[search]': string(),
			'exclude[uuid]': list(),
			enabled: flag(),
			verified: flag(),
			has_active_alert_filters: flag(),
			'range[severity]': range(),
			'date[created_at]': dates(),
			'date[updated_at]': dates(),
			...sorting('name', 'severity', 'created_at'),
		},
		run({ world, query }) {
			const matches = query as unknown as Record<string, string[] | undefined>;
			const searched = query['match[search]']?.toLowerCase() ?? '';
			const found = world.reference.rules.filter(
				(rule) =>
					MATCHES.every((name) => matches[`match[${name}]`]?.some((value) => MATCHED[name]!(world, rule).includes(value)) ?? true) &&
					`${rule.name} ${String(rule.rest.description)}`.toLowerCase().includes(searched) &&
					!query['exclude[uuid]']?.includes(rule.uuid) &&
					(query.enabled ?? rule.enabled) === rule.enabled &&
					(query.verified ?? isVerified(rule)) === isVerified(rule) &&
					query.has_active_alert_filters !== true &&
					isWithin(rule.severity, query['range[severity]']) &&
					isWithin(rule.createdMs, query['date[created_at]']) &&
					isWithin(rule.updatedMs, query['date[updated_at]']),
			);
			const key = query.sort === 'severity' ? 'severity' : query.sort === 'created_at' ? 'createdMs' : 'name';
			const { items, total } = page(
				sortBy(found, (rule) => rule[key], query.direction ?? 'asc'),
				query,
			);
			return { items: items.map((rule) => ruleView(world, rule)), total };
		},
	}),
	route({ method: 'GET', path: RULE, run: ({ world, params }) => ruleView(world, ruleOf(world, params.uuid)) }),
]);

const managing = group({ needs: ['Manage rules and alert filters'] }, [
	route({
		method: 'POST',
		path: RULES,
		body: ruleBody,
		run({ world, body, key }) {
			const { name, type, severity, payload, enabled } = body;
			const rule: Rule = {
				uuid: world.newUuid(),
				source: 'community',
				createdMs: world.nowMs(),
				created_by: actorOf(key),
				updatedMs: null,
				...{ name, type, severity, payload, enabled },
				rest: {},
			};
			apply(rule, body);
			world.reference.rules.push(rule);
			return ruleView(world, rule);
		},
	}),
	route({
		method: 'PUT',
		path: RULE,
		body: ruleBody,
		run({ world, params, body }) {
			const rule = ruleOf(world, params.uuid);
			apply(rule, body);
			rule.updatedMs = world.nowMs();
			return ruleView(world, rule);
		},
	}),
	route({
		method: 'DELETE',
		path: RULE,
		query: communityQuery,
		run({ world, params }) {
			const { rules } = world.reference;
			rules.splice(rules.indexOf(ruleOf(world, params.uuid)), 1);
			return noContent();
		},
	}),
	...(['enabled', 'disabled'] as const).map((state) =>
		route({
			method: 'PUT',
			path: `${RULE}/${state}`,
			query: communityQuery,
			body: switchBody,
			run({ world, params, query, body }) {
				if (query.community_uuid !== body.community_uuid) throw badRequest('The community of the query is not that of the body');
				const rule = ruleOf(world, params.uuid);
				rule.enabled = state === 'enabled';
				rule.updatedMs = world.nowMs();
				return ruleView(world, rule);
			},
		}),
	),
]);

export const ruleRoutes = [...reading, ...managing];
