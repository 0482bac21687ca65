import { badRequest } from '../errors';
import { isObject } from '../json';
import { route } from '../route';
import { anyObject, object } from '../schema';

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
