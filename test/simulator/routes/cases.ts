import { actorOf } from '../http/access';
import { badRequest, conflict, notFound } from '../http/errors';
import { caseStatusOf } from '../state/caseStatus';
import type { Case, Priority } from '../state/model';
import { flag, string } from '../http/query';
import { group, noContent, page, route } from '../http/route';
import { integer, listOf, object, optional, text, uuid, type Infer } from '../http/schema';
import { caseCommentView, caseListItem, caseView } from '../views/caseView';
import type { World } from '../state/world';
import { alertOf } from './alerts';
import { caseCommentQuery, caseQuery, searchCaseComments, searchCases } from '../search/caseSearch';

const CASES = '/api/v1/sic/cases';
const CASE = `${CASES}/{case_uuid}`;

const editable = {
	description: optional(text({ min: 1 })),
	status_uuid: optional(uuid()),
	priority: optional(text({ oneOf: ['low', 'medium', 'high'] })),
	tags: optional(listOf(text())),
	subscribers: optional(listOf(object({ avatar_uuid: uuid(), type: text({ oneOf: ['assignee'] }) }))),
	verdict_uuid: optional(uuid()),
	custom_status_uuid: optional(uuid()),
	custom_priority_uuid: optional(uuid()),
};
const edition = object({
	...editable,
	title: optional(text({ min: 1 })),
	verdict_analysis: optional(text()),
	verdict_confidence: optional(integer(0, 100)),
});

function caseOf(world: World, id: string): Case {
	const record = world.caseBook.find(id);
	if (!record) throw notFound('Case');
	return record;
}

/** Turns a body into the change it asks for; refuses unknown statuses, priorities and verdicts. */
function changeOf(world: World, body: Partial<Infer<typeof edition>>) {
	const { status_uuid, priority, ...rest } = body;
	const { customStatuses, customPriorities, customVerdicts } = world.reference;
	const known = (list: Array<{ uuid: string }>, id: string | undefined, name: string) => {
		if (id !== undefined && !list.some((value) => value.uuid === id)) throw badRequest(`Unknown ${name} ${id}`);
	};
	known(
		customStatuses.filter((value) => value.appliesTo.includes('case')),
		rest.custom_status_uuid,
		'status',
	);
	known(customPriorities, rest.custom_priority_uuid, 'priority');
	known(customVerdicts, rest.verdict_uuid, 'verdict');
	const status = status_uuid === undefined ? undefined : caseStatusOf(status_uuid);
	if (status_uuid !== undefined && status === undefined) throw badRequest(`Unknown status ${status_uuid}`);
	return { ...rest, status, priority: priority as Priority | undefined };
}

const reading = group({ needs: ['View cases'] }, [
	route({
		method: 'GET',
		path: CASES,
		query: caseQuery,
		run({ world, query }) {
			const found = searchCases(world, query);
			const { items, total } = page(found, query);
			const has_more = query.offset + items.length < total;
			return { items: items.map((record) => caseListItem(world, record, query.with_custom_statuses)), total, has_more };
		},
	}),
	route({
		method: 'GET',
		path: CASE,
		query: { community_uuid: string(), render: flag() },
		run: ({ world, params }) => caseView(world, caseOf(world, params.case_uuid)),
	}),
	route({
		method: 'GET',
		path: `${CASE}/comments`,
		query: caseCommentQuery,
		run: ({ world, params, query }) =>
			page(searchCaseComments(caseOf(world, params.case_uuid), query).map(caseCommentView), query),
	}),
]);

const managing = group({ needs: ['Manage cases'] }, [
	route({
		method: 'POST',
		path: CASES,
		body: object({ ...editable, title: text({ min: 1 }), community_uuid: optional(uuid()) }),
		run({ world, body, key }) {
			const { community_uuid, title, ...rest } = body;
			const draft = { ...changeOf(world, { ...rest, title }), community_uuid };
			return caseView(world, world.caseBook.create(draft, actorOf(key)));
		},
	}),
	route({
		method: 'PATCH',
		path: CASE,
		body: edition,
		run({ world, params, body, key }) {
			const record = caseOf(world, params.case_uuid);
			const stage = world.reference.customStatus(record.custom_status_uuid)?.stage;
			if (stage === 'closed' || record.status === 'closed') throw conflict('A closed case cannot be edited');
			world.caseBook.update(record, changeOf(world, body), actorOf(key));
			return caseView(world, record);
		},
	}),
	route({
		method: 'DELETE',
		path: CASE,
		run({ world, params }) {
			world.caseBook.remove(caseOf(world, params.case_uuid));
			return noContent();
		},
	}),
	...(['PATCH', 'POST'] as const).map((method) =>
		route({
			method,
			path: `${CASE}/alerts`,
			body: object({ alerts: listOf(text({ min: 1 }), 1) }),
			run({ world, params, body, key }) {
				const record = caseOf(world, params.case_uuid);
				const alerts = body.alerts.map((id) => alertOf(world, id).uuid);
				// PATCH adds alerts, POST replaces those that the case has.
				world.caseBook.setAlerts(record, method === 'PATCH' ? [...record.alerts, ...alerts] : alerts, actorOf(key));
				return { status: 'updated' };
			},
		}),
	),
	route({
		method: 'POST',
		path: `${CASE}/events`,
		body: object({ event_ids: listOf(text({ min: 1 }), 1) }),
		run({ world, params, body, key }) {
			const record = caseOf(world, params.case_uuid);
			for (const id of body.event_ids) {
				if (world.events.indexOf(id) === undefined) throw notFound(`Event ${id}`);
			}
			record.events = [...new Set([...record.events, ...body.event_ids])];
			world.caseBook.touch(record, actorOf(key));
			return noContent();
		},
	}),
	route({
		method: 'DELETE',
		path: `${CASE}/events/{event_id}`,
		run({ world, params, key }) {
			const record = caseOf(world, params.case_uuid);
			// Events are added by `__event_id`, but removed by `event.id`.
			const kept = record.events.filter((id) => {
				const index = world.events.indexOf(id);
				return index === undefined || world.events.value(index, 'event.id') !== params.event_id;
			});
			if (kept.length === record.events.length) throw notFound('Event');
			record.events = kept;
			world.caseBook.touch(record, actorOf(key));
			return noContent();
		},
	}),
]);

const commenting = route({
	method: 'POST',
	path: `${CASE}/comments`,
	needsOneOf: ['Comment on cases', 'Manage cases'],
	body: object({ content: text({ min: 1 }) }),
	run({ world, params, body, key }) {
		const record = caseOf(world, params.case_uuid);
		return caseCommentView(world.caseBook.addComment(record, body.content, actorOf(key)));
	},
});

export const caseRoutes = [...reading, ...managing, commenting];
