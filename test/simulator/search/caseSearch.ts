import { CASE_STATUSES } from '../state/caseStatus';
import type { Case, CaseComment } from '../state/model';
import { dates, flag, list, named, oneOf, paging, sorting, string, type QueryOf } from '../http/query';
import type { World } from '../state/world';
import { isOneOf, sortBy, within } from './filters';

const MATCH = [
	'status_uuid',
	'status_name',
	'tags',
	'assignees',
	'created_by',
	'updated_by',
	'community_uuid',
	'title',
	'alert_uuid',
	'asset_uuid',
	'custom_priority',
	'custom_status',
	'verdict',
	'short_id',
	'uuid',
	'custom_field',
] as const;

/** Query parameters of the case search. */
export const caseQuery = {
	...named('match', MATCH, list),
	...named('nomatch', ['assignees', 'created_by'], list),
	...named('date', ['created_at', 'updated_at', 'last_seen_at'], dates),
	'match[type]': oneOf('automatic', 'manual'),
	// One value, unlike its siblings (OpenAPI file of SEKOIA.IO).
	'match[priority]': oneOf('low', 'medium', 'high'),
	...paging(),
	...sorting('created_at', 'title'),
	community_uuid: string(),
	with_custom_statuses: flag(),
};

type Field = (typeof MATCH)[number];

const VALUES: Record<Field, (record: Case, world: World) => ReadonlyArray<string | null | undefined>> = {
	status_uuid: (record) => [CASE_STATUSES[record.status]],
	status_name: (record) => [record.status],
	tags: (record) => record.tags,
	assignees: (record) => record.subscribers.map((subscriber) => subscriber.avatar_uuid),
	created_by: (record) => [record.created_by.uuid],
	updated_by: (record) => [record.updated_by?.uuid],
	community_uuid: (record) => [record.community_uuid],
	title: (record) => [record.title],
	alert_uuid: (record) => record.alerts,
	asset_uuid: (record, world) => record.alerts.flatMap((uuid) => world.alertBook.find(uuid)?.assets ?? []),
	custom_priority: (record) => [record.custom_priority_uuid],
	custom_status: (record) => [record.custom_status_uuid],
	verdict: (record) => [record.verdict_uuid],
	short_id: (record) => [record.short_id],
	uuid: (record) => [record.uuid],
	// The simulated tenant has no custom fields.
	custom_field: () => [],
};

/** All cases that match, in the order asked for (newest first by default). */
export function searchCases(world: World, query: QueryOf<typeof caseQuery>): Case[] {
	const holds = (record: Case, field: Field, wanted: string[]) =>
		VALUES[field](record, world).some((value) => value != null && wanted.includes(value));

	const found = world.cases.filter((record) => {
		const matches = MATCH.every((field) => {
			const wanted = query[`match[${field}]`];
			return !wanted || holds(record, field, wanted);
		});
		const excluded = (['assignees', 'created_by'] as const).some((field) => {
			const unwanted = query[`nomatch[${field}]`];
			return unwanted !== undefined && holds(record, field, unwanted);
		});
		const { 'match[type]': type, 'match[priority]': priority } = query;
		return (
			matches &&
			!excluded &&
			(type === undefined || record.manual === (type === 'manual')) &&
			(priority === undefined || record.priority === priority) &&
			(query.community_uuid === undefined || record.community_uuid === query.community_uuid) &&
			within(query['date[created_at]'], record.createdMs) &&
			within(query['date[updated_at]'], record.updatedMs) &&
			within(query['date[last_seen_at]'], lastSeenMs(record, world))
		);
	});
	const key = query.sort === 'title' ? (record: Case) => record.title : (record: Case) => record.createdMs;
	return sortBy<Case>(found, key, query.direction ?? 'desc');
}

/** Query parameters of the list of a case's comments. */
export const caseCommentQuery = {
	...paging(),
	...sorting('created_at', 'created_by', 'updated_at'),
	'date[created_at]': dates(),
	'match[created_by]': list(),
};

/** The comments of a case that match, in the order asked for (oldest first by default). */
export function searchCaseComments(record: Case, query: QueryOf<typeof caseCommentQuery>): CaseComment[] {
	const found = record.comments.filter(
		(comment) =>
			within(query['date[created_at]'], comment.createdMs) && isOneOf(query['match[created_by]'], comment.by.uuid),
	);
	const keys = {
		created_at: (comment: CaseComment) => comment.createdMs,
		updated_at: (comment: CaseComment) => comment.updatedMs,
		created_by: (comment: CaseComment) => comment.by.uuid,
	};
	return sortBy<CaseComment>(found, keys[query.sort ?? 'created_at'], query.direction ?? 'asc');
}

function lastSeenMs(record: Case, world: World): number {
	return Math.max(0, ...record.alerts.map((uuid) => world.alertBook.find(uuid)?.lastSeenMs ?? 0));
}
