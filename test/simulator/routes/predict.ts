import { badRequest } from '../http/errors';
import { isObject } from '../json';
import { route } from '../http/route';
import { anyObject, object } from '../http/schema';

export const predictRoutes = [
	route({
		method: 'POST',
		path: '/api/v1/predict/alert',
		body: object({ alert: anyObject() }),
		run({ body: { alert } }) {
			const urgency = isObject(alert.urgency) ? alert.urgency.current_value : undefined;
			if (typeof urgency !== 'number') throw badRequest('alert.urgency.current_value: field required');
			return { worth_human_attention: urgency >= 50 };
		},
	}),
];
