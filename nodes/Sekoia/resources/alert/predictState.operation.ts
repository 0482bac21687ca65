import { body, field } from '../../../shared/fields/field';
import { jsonObject } from '../../../shared/fields/parsers';
import { request } from '../../engine/define';

export const predictState = request({
	documented: 'Predict Alert State',
	name: 'Predict State',
	value: 'predictState',
	action: 'Predict the state of an alert',
	description: 'Ask whether an alert is worth the attention of a person (Predict Alert State)',
	call: 'POST /api/v1/predict/alert',
	readsOnly: true,
	fields: [
		field(
			{
				displayName: 'Alert (JSON)',
				name: 'alert',
				type: 'json',
				required: true,
				default: '={{ $json }}',
				placeholder: 'e.g. {{ $json }}',
				description: 'The alert as Get gives it',
			},
			body('alert'),
			jsonObject,
		),
	],
});
