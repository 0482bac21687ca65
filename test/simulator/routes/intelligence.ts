import { badRequest, notFound } from '../http/errors';
import type { Report } from '../state/intelligence';
import type { StixObject } from '../state/model';
import { date, flag, int, list, oneOf, orElse, paging, repeatable, required, string } from '../http/query';
import { group, page, route } from '../http/route';
import type { World } from '../state/world';

const INTHREAT = '/api/v2/inthreat';
const REPORT = `${INTHREAT}/reports/{uuid}`;
const MAX_OFFSET = 10_000;
/** As SEKOIA.IO's OpenAPI file lists them. */
const INDICATOR_TYPES = (
	'individual x509-certificate mac-addr software process windows-registry-key email-message text mutex url phone-number ipv4-addr address file ' +
	'domain-name user-account observable-relationship artifact ipv6-addr directory autonomous-system filename organization email-addr'
).split(' ');
const deepPaging = (max: number) => ({ limit: orElse(int(1, max), 20), offset: orElse(int(0, MAX_OFFSET), 0) });

function reportOf(world: World, id: string): Report {
	const report = world.intelligence.report(id);
	if (!report) throw notFound('Report');
	return report;
}

const ofType = (types: string[] | undefined) => (object: StixObject) => types?.includes(object.type) ?? true;
const textOf = ({ name, description = '', id }: StixObject) =>
	`${String(name)} ${String(description)} ${id}`.toLowerCase();
const modifiedMs = (object: StixObject) => Date.parse(String(object.modified));

export const intelligenceRoutes = group({ needs: ['View intelligence'] }, [
	route({
		method: 'GET',
		path: `${INTHREAT}/reports`,
		query: {
			...paging(),
			only_flint: flag(),
			feed_id: string(),
			'match[type]': list(),
			start: date(),
			end: date(),
		},
		run({ world, query }) {
			const reports = world.intelligence.reports
				.filter((report) => !query.only_flint || report.isFlint)
				.map((report) => report.object)
				.filter(ofType(query['match[type]']))
				.filter((object) => modifiedMs(object) >= (query.start ?? -Infinity))
				.filter((object) => modifiedMs(object) <= (query.end ?? Infinity))
				.reverse();
			const { items, total } = page(reports, query);
			return { items, total, has_more: query.offset + items.length < total };
		},
	}),
	route({
		method: 'GET',
		path: REPORT,
		run: ({ world, params }) => ({ data: reportOf(world, params.uuid).object }),
	}),
	route({
		method: 'GET',
		path: `${REPORT}/objects`,
		query: { ...paging(20, 2000), 'match[type]': list() },
		run({ world, params, query }) {
			const objects = reportOf(world, params.uuid).refs.flatMap((id) => world.intelligence.object(id) ?? []);
			return page(objects.filter(ofType(query['match[type]'])), query);
		},
	}),
	route({
		method: 'GET',
		path: `${REPORT}/observables`,
		query: { ...paging(20, 2000), 'match[type]': list() },
		run({ world, params, query }) {
			const names = reportOf(world, params.uuid).refs.map((id) => world.intelligence.object(id)?.name);
			const observables = world.intelligence.observables.filter(({ value }) => names.includes(value));
			return page(observables.filter(ofType(query['match[type]'])), query);
		},
	}),
	route({
		method: 'GET',
		path: `${INTHREAT}/indicators/context`,
		query: { type: required(oneOf(...INDICATOR_TYPES)), value: required(string()) },
		run({ world, query }) {
			const { objects } = world.intelligence;
			const indicators = objects.filter(
				(object) => object.name === query.value && (object.x_ic_observable_types as string[]).includes(query.type),
			);
			const threats = objects.filter((object) => indicators.some((one) => one.x_ic_related_threat === object.id));
			const [first] = indicators;
			// An unknown value is no error, as a recorded answer shows.
			if (!first) return { items: [], has_more: false };
			const [, uuid] = first.id.split('--');
			const identity = { type: 'identity', id: 'identity--357447d7-9229-4ce1-b7fa-f1b83587048e', name: 'SEKOIA', identity_class: 'organization' };
			const relationships = threats.map((threat) => ({
				type: 'relationship',
				id: threat.id.replace(/^.*--/, 'relationship--'),
				relationship_type: 'indicates',
				source_ref: first.id,
				target_ref: threat.id,
			}));
			return { items: [{ type: 'bundle', id: `bundle--${uuid}`, objects: [...indicators, identity, ...relationships, ...threats] }], has_more: false };
		},
	}),
	route({
		method: 'POST',
		path: `${INTHREAT}/objects/search`,
		query: { term: required(string()), sort: oneOf('pertinence', 'modified'), ...deepPaging(100) },
		body: 'empty',
		run({ world, query }) {
			const term = query.term.toLowerCase();
			const reports = world.intelligence.reports.map((report) => report.object);
			const found = [...world.intelligence.objects, ...reports].filter((object) => textOf(object).includes(term));
			if (query.sort === 'modified') found.sort((a, b) => modifiedMs(b) - modifiedMs(a));
			const { items, total } = page(found, query);
			return { items, has_more: query.offset + items.length < total };
		},
	}),
	route({
		method: 'GET',
		path: `${INTHREAT}/collections/{feed_id}/objects`,
		query: {
			limit: orElse(int(1, 2000), 100),
			cursor: string(),
			modified_after: date(),
			'match[type]': list(),
			'match[observable_type]': list(),
			skip_expired: flag(),
			// The platform's own client sends it twice.
			include_revoked: repeatable(flag()),
			convert_network_traffic: flag(),
			return_all_fields: flag(),
			format: oneOf('json'),
			latest: flag(),
		},
		run({ world, params, query }) {
			if (!world.intelligence.feedIds.has(params.feed_id)) throw notFound('Feed');
			const observableTypes = query['match[observable_type]'];
			const isListed = (object: StixObject) =>
				ofType(query['match[type]'])(object) &&
				modifiedMs(object) > (query.modified_after ?? -Infinity) &&
				(query.include_revoked || object.revoked !== true) &&
				!(query.skip_expired && isExpired(object, world.nowMs())) &&
				(!observableTypes || hasObservableType(object, observableTypes));

			// The cursor is a position in the list of all objects, which only grows.
			const { objects } = world.intelligence;
			const items: StixObject[] = [];
			let position = positionOf(query.cursor);
			for (const object of objects.slice(position)) {
				if (items.length === query.limit) break;
				position++;
				if (isListed(object)) items.push(object);
			}
			return { items, next_cursor: cursorOf(position) };
		},
	}),
]);

function hasObservableType(object: StixObject, types: string[]): boolean {
	const own = object.x_ic_observable_types;
	return Array.isArray(own) && own.some((type) => types.includes(String(type)));
}

function isExpired(object: StixObject, nowMs: number): boolean {
	return object.valid_until !== undefined && Date.parse(String(object.valid_until)) < nowMs;
}

const cursorOf = (position: number) => Buffer.from(`after:${position}`).toString('base64url');

function positionOf(cursor: string | undefined): number {
	if (cursor === undefined) return 0;
	const position = /^after:(\d+)$/.exec(Buffer.from(cursor, 'base64url').toString('latin1'))?.[1];
	if (position === undefined) throw badRequest('Invalid cursor');
	return Number(position);
}
