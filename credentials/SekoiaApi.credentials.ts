import type {
	IAuthenticate,
	Icon,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestMethods,
	INodeProperties,
} from 'n8n-workflow';

import { normalizeBaseUrl, readApiKey } from '../nodes/shared/http/connection';

/** How long the test waits for an answer, in milliseconds. */
const TEST_TIMEOUT = 15_000;

/**
 * A superset of the credential of the same name that n8n ships for its HTTP Request node: `apiKey`,
 * the header and the HTTP Request entry are the same, so saved credentials keep working.
 */
export class SekoiaApi implements ICredentialType {
	name = 'sekoiaApi';

	displayName = 'SEKOIA.IO API';

	icon: Icon = { light: 'file:../icons/sekoia.svg', dark: 'file:../icons/sekoia.dark.svg' };

	documentationUrl = 'https://github.com/sekoia-community/n8n-nodes-sekoia#credential';

	httpRequestNode = {
		name: 'SEKOIA.IO',
		docsUrl: 'https://docs.sekoia.io/cti/features/integrations/api/',
		apiBaseUrl: 'https://api.sekoia.io/',
	};

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			required: true,
			default: '',
			typeOptions: { password: true },
			description: 'Made in SEKOIA.IO under Settings > Workspace > API keys. The key is shown once.',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://api.sekoia.io',
			placeholder: 'e.g. https://app.fra2.sekoia.io',
			description:
				'Address of the region: FRA1 https://api.sekoia.io, other regions https://app.REGION.sekoia.io, where REGION is fra2, mco1, uae1, usa1 or sgp1',
			hint: 'The address you log in at works too, such as https://app.fra2.sekoia.io',
		},
		{
			displayName: 'LiveAPI URL',
			name: 'liveApiUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. wss://app.fra2.sekoia.io/live/',
			description: 'WebSocket address for the trigger. Empty: derived from the Base URL.',
		},
		{
			displayName: 'Webhook Secret',
			name: 'webhookSecret',
			type: 'string',
			default: '',
			typeOptions: { password: true },
			description:
				'Only for the Webhook Trigger: calls must carry this value, so that nobody else can start the workflow. Empty: every call is accepted.',
		},
	];

	/**
	 * A function, because n8n evaluates a header that is an expression only while it activates or executes a
	 * node, and the triggers also send requests at other times. A property rather than a method, because n8n
	 * lists credential types from copies that have own properties only, and the HTTP Request node offers those
	 * with `authenticate`. The key is trimmed, since copying it often brings blanks and line breaks along.
	 */
	authenticate = (async ({ apiKey }, requestOptions) => ({
		...requestOptions,
		// Only the test below has a `baseURL`. It is read as the nodes read it.
		...(requestOptions.baseURL === undefined ? {} : { baseURL: normalizeBaseUrl(requestOptions.baseURL) }),
		headers: { ...requestOptions.headers, Authorization: `Bearer ${readApiKey(apiKey)}` },
	})) satisfies IAuthenticate;

	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{ $credentials.baseUrl }}',
			url: '/api/v1/me',
			method: 'GET' as IHttpRequestMethods,
			timeout: TEST_TIMEOUT,
		},
		rules: [
			{
				type: 'responseCode',
				properties: {
					value: 401,
					message: 'SEKOIA.IO does not know this API key. It may be wrong, revoked, expired or of another region.',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 403,
					message: 'SEKOIA.IO refuses this API key. Ask an administrator of your community to check it.',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 404,
					message: 'There is no SEKOIA.IO API at this Base URL. Check the address.',
				},
			},
		],
	};
}
