import { notFound } from '../http/errors';
import type { Community, Entity, Intake, Named } from '../state/model';
import type { Permission } from '../http/access';
import { flag, list, named, oneOf, orElse, paging, type QueryOf } from '../http/query';
import { group, page, route, type Route } from '../http/route';
import { customPriorityView, customStatusView, customVerdictView } from '../views/customValueView';
import type { World } from '../state/world';

const DATES = { created_at: '2024-01-15T09:00:00+00:00', updated_at: null };

function found<T>(record: T | undefined, what: string): T {
	if (record === undefined) throw notFound(what);
	return record;
}

/** The routes of a list, filtered by `match[...]` on members of its records, and of a single record. */
function resource<R extends Named>(options: {
	path: string;
	what: string;
	needs?: readonly Permission[];
	fields: ReadonlyArray<keyof R & string>;
	/** Members that a flag of the query must equal. */
	flags?: ReadonlyArray<keyof R & string>;
	records(world: World): R[];
	view(world: World, record: R): object;
}): Route[] {
	const { path, what, needs = [], records, view } = options;
	const { fields, flags = [] }: { fields: readonly string[]; flags?: readonly string[] } = options;
	return group({ needs }, [
		route({
			method: 'GET',
			path,
			query: { ...paging(100, 1000), ...named('match', fields, list), ...Object.fromEntries(flags.map((name) => [name, flag()])) },
			run({ world, query }) {
				const given: Record<string, unknown> = query;
				const wanted = (field: string) => given[`match[${field}]`] as string[] | undefined;
				const all = records(world)
					.filter((record) => fields.every((field) => wanted(field)?.includes(String(record[field as keyof R])) ?? true))
					.filter((record) => flags.every((name) => given[name] === undefined || given[name] === record[name as keyof R]));
				const { items, total } = page(all, query);
				return { items: items.map((record) => view(world, record)), total };
			},
		}),
		route({
			method: 'GET',
			path: `${path}/{uuid}`,
			run: ({ world, params }) =>
				view(
					world,
					found(
						records(world).find(({ uuid }) => uuid === params.uuid),
						what,
					),
				),
		}),
	]);
}

function customValues<V extends { uuid: string; appliesTo?: readonly string[] }>(options: {
	path: string;
	needsOneOf: readonly Permission[];
	/** Whether its values apply to alerts, to cases, or to both. */
	hasTypes?: boolean;
	records(world: World): V[];
	view(world: World, value: V, withUse?: boolean): object;
}) {
	const { path, needsOneOf, hasTypes = false, records, view } = options;
	const query = { ...paging(), with_is_used: orElse(flag(), true) };
	const answer = (world: World, values: V[], given: QueryOf<typeof query>) => {
		const { items, total } = page(values, given);
		return { items: items.map((value) => view(world, value, given.with_is_used)), total };
	};
	const typed = { ...query, 'match[type]': oneOf('alert', 'case') };
	return group({ needsOneOf }, [
		hasTypes
			? route({
					method: 'GET',
					path,
					query: typed,
					run({ world, query: given }) {
						const type = given['match[type]'];
						const values = records(world).filter(({ appliesTo }) => !type || appliesTo?.includes(type));
						return answer(world, values, given);
					},
				})
			: route({ method: 'GET', path, query, run: ({ world, query: given }) => answer(world, records(world), given) }),
		route({
			method: 'GET',
			path: `${path}/{uuid}`,
			run({ world, params }) {
				const value = records(world).find(({ uuid }) => uuid === params.uuid);
				return view(world, found(value, 'Custom value'));
			},
		}),
	]);
}

const SIC = '/api/v1/sic';

export const referenceRoutes = [
	...resource<Entity>({
		path: `${SIC}/conf/entities`,
		what: 'Entity',
		needs: ['View entities'],
		fields: ['uuid', 'name', 'community_uuid'],
		records: ({ reference }) => reference.entities,
		view: ({ reference }, entity) => ({
			...entity,
			alerts_generation: 'automatic',
			number_of_intakes: reference.intakes.filter(({ entity_uuid }) => entity_uuid === entity.uuid).length,
		}),
	}),
	...resource<Intake & { community_uuid: string }>({
		path: `${SIC}/conf/intakes`,
		what: 'Intake',
		needs: ['View intakes'],
		fields: ['uuid', 'name', 'entity_uuid', 'format_uuid', 'status', 'community_uuid'],
		records: ({ reference, communityUuid }) =>
			reference.intakes.map((intake) => ({ ...intake, community_uuid: communityUuid })),
		view: ({ reference, analyst }, intake) => ({
			...intake,
			...DATES,
			created_by: analyst.uuid,
			created_by_type: analyst.type,
			updated_by: null,
			updated_by_type: null,
			is_custom_format: false,
			connector_configuration_uuid: null,
			entity: reference.entities.find(({ uuid }) => uuid === intake.entity_uuid),
		}),
	}),
	...resource<Community>({
		path: '/api/v1/communities',
		what: 'Community',
		fields: ['uuid', 'name'],
		flags: ['disabled'],
		records: ({ reference }) => reference.communities,
		view: ({ reference, analyst }, community) => {
			const children = reference.communities.filter((other) => other.parent_community_uuid === community.uuid);
			return {
				...community,
				...DATES,
				homepage_url: 'https://example.com',
				created_by: analyst.uuid,
				created_by_type: analyst.type,
				is_parent: children.length > 0,
				is_mfa_enforced: true,
				session_timeout: 3600,
				disable_inactive_avatars: false,
				is_payg_allowed: false,
			};
		},
	}),
	...customValues({
		path: `${SIC}/custom_statuses`,
		needsOneOf: ['View cases', 'View alerts'],
		hasTypes: true,
		records: ({ reference }) => reference.customStatuses,
		view: customStatusView,
	}),
	...customValues({
		path: `${SIC}/custom_priorities`,
		needsOneOf: ['View cases'],
		records: ({ reference }) => reference.customPriorities,
		view: customPriorityView,
	}),
	...customValues({
		path: `${SIC}/custom_verdicts`,
		needsOneOf: ['View cases', 'View alerts'],
		records: ({ reference }) => reference.customVerdicts,
		view: customVerdictView,
	}),
];
