import { alertQuery, searchAlerts } from '../search/alertSearch';
import { availableActions, targetStatus } from '../state/alertWorkflow';
import { badRequest, notFound } from '../http/errors';
import type { Alert } from '../state/model';
import { actorOf } from '../http/access';
import { flag, list, orElse, required } from '../http/query';
import { group, noContent, route } from '../http/route';
import { integer, nullable, object, optional, text, uuid } from '../http/schema';
import { alertView } from '../views/alertView';
import type { World } from '../state/world';

const ALERT = '/api/v1/sic/alerts/{uuid}';

/** The alert in the path, by uuid or short id. */
export function alertOf(world: World, id: string): Alert {
	const alert = world.alertBook.find(id);
	if (!alert) throw notFound('Alert');
	return alert;
}

function statusOf(actionUuid: string) {
	const status = targetStatus(actionUuid);
	if (!status) throw badRequest(`Unknown workflow action ${actionUuid}`);
	return status;
}

const reading = group({ needs: ['View alerts'] }, [
	route({
		method: 'GET',
		path: '/api/v1/sic/alerts',
		query: alertQuery,
		run({ world, query }) {
			const found = searchAlerts(world, query);
			const items = found
				.slice(query.offset, query.offset + query.limit)
				.map((alert) => alertView(world, alert, { stix: query.stix, cases: query.cases }));
			const has_more = query.offset + items.length < found.length;
			return query.with_count === false ? { items, has_more } : { items, total: found.length, has_more };
		},
	}),
	route({
		method: 'GET',
		path: ALERT,
		query: {
			stix: flag(),
			comments: orElse(flag(), true),
			history: orElse(flag(), true),
			countermeasures: orElse(flag(), true),
			cases: flag(),
			custom_status: flag(),
		},
		run: ({ world, params, query }) => alertView(world, alertOf(world, params.uuid), { ...query, details: true }),
	}),
	route({
		method: 'GET',
		path: `${ALERT}/workflow`,
		run: ({ world, params }) => ({ actions: availableActions(alertOf(world, params.uuid).status) }),
	}),
]);

const managing = group({ needs: ['Manage alerts'] }, [
	route({
		method: 'PATCH',
		path: ALERT,
		body: object({
			alert_type_category: optional(text()),
			alert_type_value: optional(text()),
			details: optional(text()),
			urgency: optional(integer(0, 100)),
			kill_chain_short_id: optional(text()),
			title: optional(text()),
			verdict_uuid: optional(uuid()),
			verdict_analysis: optional(text()),
			verdict_confidence: optional(integer(0, 100)),
			custom_status_uuid: optional(uuid()),
			assignee: optional(text()),
			comment: optional(text()),
		}),
		run({ world, params, body, key }) {
			const alert = alertOf(world, params.uuid);
			const { alert_type_category: category, alert_type_value: value, comment, ...change } = body;
			if (category !== undefined && value === undefined) {
				throw badRequest('alert_type_value is needed with alert_type_category');
			}
			const alert_type = value === undefined ? undefined : { category: category ?? alert.alert_type.category, value };
			world.alertBook.update(alert, { ...change, alert_type }, actorOf(key));
			if (comment) world.alertBook.addComment(alert, comment, actorOf(key));
			return alertView(world, alert);
		},
	}),
	route({
		method: 'DELETE',
		path: ALERT,
		run({ world, params }) {
			world.alertBook.remove(alertOf(world, params.uuid));
			return noContent();
		},
	}),
]);

const workflow = group({ needs: ['Update alert status'] }, [
	route({
		method: 'PATCH',
		path: `${ALERT}/workflow`,
		body: object({ action_uuid: text(), comment: optional(nullable(text())) }),
		run({ world, params, body, key }) {
			const alert = alertOf(world, params.uuid);
			const custom = world.reference.customStatus(body.action_uuid);
			if (custom?.appliesTo.includes('alert')) {
				if (body.comment) world.alertBook.addComment(alert, body.comment, actorOf(key));
				world.alertBook.update(alert, { custom_status_uuid: custom.uuid }, actorOf(key));
			} else {
				world.alertBook.changeStatus(alert, statusOf(body.action_uuid), actorOf(key), body.comment);
			}
			return { actions: availableActions(alert.status) };
		},
	}),
	route({
		method: 'PATCH',
		path: '/api/v1/sic/alerts/bulk/workflow',
		query: { 'match[uuid]': required(list()) },
		body: object({ action_uuid: text() }),
		run({ world, query, body, key }) {
			const alerts = query['match[uuid]'].map((id) => alertOf(world, id));
			const status = statusOf(body.action_uuid);
			for (const alert of alerts) world.alertBook.changeStatus(alert, status, actorOf(key));
			return noContent();
		},
	}),
]);

export const alertRoutes = [...reading, ...managing, ...workflow];
