import { actorOf } from '../http/access';
import { notFound } from '../http/errors';
import type { Rule } from '../state/model';
import { sortBy } from '../search/filters';
import { flag, list, named, paging, range, sorting, string } from '../http/query';
import { group, noContent, page, route } from '../http/route';
import { anyObject, anyValue, bool, integer, listOf, object, optional, text, uuid, type Infer } from '../http/schema';
import { ruleView } from '../views/ruleView';
import type { World } from '../state/world';
import type { JsonObject } from '../json';

const RULES = '/api/v1/sic/conf/rules-catalog/rules';
const RULE = `${RULES}/{uuid}`;
const communityQuery = { community_uuid: string() };

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

const tagsOf = (rule: Rule) => (Array.isArray(rule.rest.tags) ? rule.rest.tags.map(String) : []);

const reading = group({ needs: ['View Rules Catalog'] }, [
	route({
		method: 'GET',
		path: RULES,
		query: {
			...paging(100, 1000),
			...named('match', ['uuid', 'name', 'type', 'tag_name', 'source'], list),
			enabled: flag(),
			'range[severity]': range(),
			...sorting('name', 'severity', 'created_at'),
		},
		run({ world, query }) {
			const severity = query['range[severity]'];
			const found = world.reference.rules.filter(
				(rule) =>
					(['uuid', 'name', 'type', 'source'] as const).every(
						(field) => query[`match[${field}]`]?.includes(rule[field]) ?? true,
					) &&
					(query['match[tag_name]']?.some((tag) => tagsOf(rule).includes(tag)) ?? true) &&
					(query.enabled === undefined || rule.enabled === query.enabled) &&
					(!severity || (rule.severity >= severity.from && rule.severity <= severity.to)),
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
			body: 'empty',
			run({ world, params }) {
				const rule = ruleOf(world, params.uuid);
				rule.enabled = state === 'enabled';
				rule.updatedMs = world.nowMs();
				return ruleView(world, rule);
			},
		}),
	),
]);

export const ruleRoutes = [...reading, ...managing];
