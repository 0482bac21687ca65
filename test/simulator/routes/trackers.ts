import { badRequest } from '../http/errors';
import type { JsonObject } from '../json';
import { route } from '../http/route';
import { anyObject, bool, listOf, object, optional, text } from '../http/schema';

const rule = object({
	id: text(),
	name: text(),
	ruleset_name: text(),
	type: text(),
	assigned_to: optional(text()),
	auto_merge: optional(bool()),
	indicates: optional(listOf(text())),
	kill_chain_phases: optional(listOf(object({ kill_chain_name: text(), phase_name: text() }))),
	attributes: optional(anyObject()),
});

export const trackerRoutes = [
	route({
		method: 'POST',
		path: '/api/v2/inthreat/trackers/notifications/',
		body: object({
			data: object({
				rule,
				created: text(),
				observable: object({ type: text(), id: text() }),
				details: optional(anyObject()),
				status: optional(text({ oneOf: ['pending', 'true_positive', 'false_positive', 'ignored'] })),
				id: optional(text()),
			}),
		}),
		run({ world, body: { data } }) {
			if (Number.isNaN(Date.parse(data.created))) throw badRequest('data.created is not a date');
			const { id = world.newUuid(), status = 'pending', ...rest } = data;
			const notification = { ...rest, id, status } as unknown as JsonObject;
			world.trackerNotifications.push(notification);
			return { data: notification };
		},
	}),
];
