import type { IAuthenticate, Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

import { authorization, CUSTOM_REGION } from '../nodes/shared/http/connection';
import { REGIONS } from '../nodes/shared/http/regions';

/** Shown only when the addresses are not those of a region. */
const whenCustom = { show: { region: [CUSTOM_REGION] } };

/**
 * A superset of the credential of the same name that n8n ships for its HTTP Request node: `apiKey`,
 * the header and the HTTP Request entry are the same, so saved credentials keep working. It has no `test`, since n8n
 * would prefer that to the nodes' own (`testedBy`), and a declared test cannot tell SEKOIA.IO from any other server.
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
			description: 'Create it in SEKOIA.IO under Settings > Workspace > API keys. The key is shown once.',
		},
		{
			displayName: 'Region',
			name: 'region',
			type: 'options',
			options: [
				{ name: 'Custom URL', value: CUSTOM_REGION, description: 'Enter the addresses yourself' },
				...REGIONS.map(({ name, liveApiUrl }) => ({
					name,
					value: name.toLowerCase(),
					description: `You log in at ${new URL(liveApiUrl).host}`,
				})).sort((one, other) => one.name.localeCompare(other.name)),
			],
			default: CUSTOM_REGION,
			description: 'Where your SEKOIA.IO community is. It decides which API, LiveAPI and intakes are called.',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			displayOptions: whenCustom,
			default: 'https://api.sekoia.io',
			placeholder: 'e.g. https://app.fra2.sekoia.io',
			description: 'Address of the REST API. The one you log in at works, too. https://api.sekoia.io is region FRA1.',
		},
		{
			displayName: 'LiveAPI URL',
			name: 'liveApiUrl',
			type: 'string',
			displayOptions: whenCustom,
			default: '',
			placeholder: 'e.g. wss://app.fra2.sekoia.io/live/',
			description: 'WebSocket address for the trigger. Empty: derived from the Base URL.',
		},
		{
			displayName: 'Intake URL',
			name: 'intakeUrl',
			type: 'string',
			displayOptions: whenCustom,
			default: '',
			placeholder: 'e.g. https://intake.fra2.sekoia.io/api/v1/intake-http',
			description: 'Address that events are pushed to. Empty: that of the region at the Base URL.',
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
		headers: { ...requestOptions.headers, ...authorization(apiKey) },
	})) satisfies IAuthenticate;
}
