import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { DEFAULT_SETTINGS, type RequestSettings } from '../../shared/http/client';
import { isJsonObject } from '../../shared/json';
import { number } from '../../shared/fields/parsers';

const DEFAULT_CONCURRENCY = 5;
/** SEKOIA.IO blocks an address above 100 requests/s. */
const MAX_REQUESTS_PER_SECOND = 90;

/** Options of every operation on how its requests are sent. */
export const requestOptionsProperty: INodeProperties = {
	displayName: 'Request Options',
	name: 'requestOptions',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		{
			displayName: 'Max Concurrent Requests',
			name: 'maxConcurrentRequests',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 50 },
			default: 5,
			description: 'How many input items are handled at the same time',
		},
		{
			displayName: 'Max Tries',
			name: 'maxTries',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 20 },
			default: 5,
			description:
				'How often a request is sent at most. Repeated are requests that were refused for their rate, or that failed in a way that does no harm to repeat.',
		},
		{
			displayName: 'Requests per Second',
			name: 'requestsPerSecond',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: MAX_REQUESTS_PER_SECOND },
			default: 50,
			description:
				'Limit for all SEKOIA.IO nodes of this n8n process together. The platform blocks an address above 100 and recommends 5.',
		},
		{
			displayName: 'Timeout',
			name: 'timeout',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 60,
			description: 'Seconds to wait for the answer to one request',
		},
	],
};

/** The options as the user set them, with the defaults for the rest. @throws InputError */
export function readRequestOptions(functions: IExecuteFunctions): RequestSettings & { concurrency: number } {
	const raw: unknown = functions.getNodeParameter('requestOptions', 0, {});
	const options: Record<string, unknown> = isJsonObject(raw) ? raw : {};
	const read = (name: string, label: string, max?: number) =>
		number({ min: 1, max })(options[name], { label, timezone: 'UTC' });
	const seconds = read('timeout', 'Timeout');
	return {
		concurrency: read('maxConcurrentRequests', 'Max Concurrent Requests', 50) ?? DEFAULT_CONCURRENCY,
		maxTries: read('maxTries', 'Max Tries', 20) ?? DEFAULT_SETTINGS.maxTries,
		requestsPerSecond:
			read('requestsPerSecond', 'Requests per Second', MAX_REQUESTS_PER_SECOND) ?? DEFAULT_SETTINGS.requestsPerSecond,
		timeout: seconds === undefined ? DEFAULT_SETTINGS.timeout : seconds * 1000,
		signal: functions.getExecutionCancelSignal?.(),
	};
}
