import type { IExecuteFunctions } from 'n8n-workflow';

import { field, settings, usedByNode } from '../../shared/fields/field';
import { isNothing } from '../../shared/fields/nothing';
import { numberField } from '../../shared/fields/simple';
import { readValues } from '../../shared/fields/values';
import type { RequestSettings } from '../../shared/http/client';
import { isJsonObject } from '../../shared/json';
import { NodeParameters } from './parameters';

/** Options of every operation on how its requests are sent. */
export const requestOptions = settings(
	{
		displayName: 'Request Options',
		name: 'requestOptions',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
	},
	[
		numberField(
			{
				displayName: 'Max Concurrent Requests',
				name: 'maxConcurrentRequests',
				description:
					'How many input items are handled, or pages of one list read, at the same time. Without this option: 5 where the operation only reads; 1 where it changes something, so that items are handled in order and none after one that fails.',
			},
			usedByNode(),
			{ min: 1, max: 50, default: 5 },
		),
		numberField(
			{
				displayName: 'Max Tries',
				name: 'maxTries',
				description: 'How often a request is sent at most. Repeated are requests that were refused for their rate, or that failed in a way that does no harm to repeat.',
			},
			usedByNode(),
			{ min: 1, max: 20, default: 5 },
		),
		field(
			{
				displayName: 'Requests per Second',
				name: 'requestsPerSecond',
				type: 'number',
				// SEKOIA.IO blocks an address above 100 requests/s.
				typeOptions: { minValue: 1, maxValue: 90 },
				default: 50,
				description:
					'Limit for all SEKOIA.IO nodes of this n8n process together. The platform blocks an address above 100 and recommends 5.',
			},
			usedByNode(),
		),
		field(
			{
				displayName: 'Timeout',
				name: 'timeout',
				type: 'number',
				// Node.js fires timers at once that are longer than 24 days.
				typeOptions: { minValue: 1, maxValue: 3600 },
				default: 60,
				description: 'Seconds to wait for the answer to one request',
			},
			usedByNode(),
		),
	],
);

/**
 * The options as the user set them, with the defaults for the rest.
 * @param inOrder whether input items are handled one after the other unless the user chose otherwise
 * @throws InputError
 */
export function readRequestOptions(functions: IExecuteFunctions, inOrder: boolean): RequestSettings & { concurrency: number } {
	const parameters = new NodeParameters(functions).ofItem(0);
	const { requestOptions: chosen } = readValues([requestOptions], parameters);
	const given = parameters.valueOf(requestOptions.property.name);
	const isChosen = isJsonObject(given) && !isNothing(given.maxConcurrentRequests);
	return {
		concurrency: inOrder && !isChosen ? 1 : chosen.maxConcurrentRequests,
		maxTries: chosen.maxTries,
		requestsPerSecond: chosen.requestsPerSecond,
		timeout: chosen.timeout * 1000,
		signal: functions.getExecutionCancelSignal?.(),
	};
}
