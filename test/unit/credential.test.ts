import { NodeHelpers, Workflow, type IHttpRequestOptions, type INode, type INodeTypes } from 'n8n-workflow';

import { SekoiaApi } from '../../credentials/SekoiaApi.credentials';
import { Sekoia } from '../../nodes/Sekoia/Sekoia.node';
import { SekoiaTrigger } from '../../nodes/SekoiaTrigger/SekoiaTrigger.node';
import { SekoiaWebhookTrigger } from '../../nodes/SekoiaWebhookTrigger/SekoiaWebhookTrigger.node';
import { SekoiaClient, type ApiFunctions } from '../../nodes/shared/http/client';
import { readConnection } from '../../nodes/shared/http/connection';
import { asNodesGetIt } from '../harness/credentials';

const credential = new SekoiaApi();

/** The value of `Authorization` in the credential that n8n ships; the end-to-end tests compare it with n8n's own file. */
const BUILT_IN_HEADER = '=Bearer {{$credentials.apiKey}}';

/** Evaluates an expression of the credential as n8n does. */
async function evaluate(expression: string, $credentials: Record<string, string | number>): Promise<unknown> {
	const node = { id: '1', name: 'Temp', type: 'n8n-nodes-base.noOp', typeVersion: 1, position: [0, 0], parameters: {} } as INode;
	const type = { description: { properties: [] } };
	const nodeTypes = { getByName: () => type, getByNameAndVersion: () => type } as unknown as INodeTypes;
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	await workflow.expression.acquireIsolate?.();
	return workflow.expression.getSimpleParameterValue(node, expression, 'internal', { $credentials });
}

describe('a superset of the credential that n8n ships', () => {
	test('has its name and its field, so that saved credentials go on working', () => {
		expect(credential.name).toBe('sekoiaApi');
		expect(credential.properties.find(({ name }) => name === 'apiKey')).toMatchObject({
			type: 'string',
			required: true,
			typeOptions: { password: true },
		});
	});

	test.each(['plain-key', 'eyJhbGciOi.JIUzI1NiJ9._-~+/=', 'Schlüssel', '', 4711])('sends the same header: %p', async (apiKey) => {
		const { headers } = await credential.authenticate({ apiKey }, { url: 'https://api.sekoia.io' });
		expect(headers).toEqual({ Authorization: await evaluate(BUILT_IN_HEADER, { apiKey }) });
	});

	test('keeps its entry in the HTTP Request node', () => {
		// n8n lists credential types from copies such as this one, and offers those that have `authenticate`.
		expect({ ...credential }).toHaveProperty('authenticate');
		expect(credential.httpRequestNode.apiBaseUrl).toBe('https://api.sekoia.io/');
	});

	test('adds only fields that work when they are missing', () => {
		const added = credential.properties.filter(({ name }) => name !== 'apiKey');
		expect(added.map(({ name }) => name)).toEqual(['region', 'baseUrl', 'liveApiUrl', 'intakeUrl', 'webhookSecret']);
		for (const property of added) {
			expect(property.required).toBeUndefined();
			expect(typeof property.default).toBe('string');
		}
	});

	test('hides the secrets', () => {
		const hidden = credential.properties.filter(({ typeOptions }) => typeOptions?.password).map(({ name }) => name);
		expect(hidden).toEqual(['apiKey', 'webhookSecret']);
	});
});

describe('a saved credential', () => {
	const FRA1 = { baseUrl: 'https://api.sekoia.io', liveApiUrl: 'wss://app.sekoia.io/live/', intakeUrl: 'https://intake.sekoia.io' };
	const fra2 = {
		baseUrl: 'https://app.fra2.sekoia.io',
		liveApiUrl: 'wss://app.fra2.sekoia.io/live/',
		intakeUrl: 'https://intake.fra2.sekoia.io/api/v1/intake-http',
	};

	test.each([
		['of the type that n8n ships', {}, FRA1],
		['from before there were regions', { baseUrl: 'https://app.fra2.sekoia.io/api' }, fra2],
		[
			'from before there were regions, for a proxy',
			{ baseUrl: 'https://proxy.example.org/sekoia', liveApiUrl: 'wss://proxy.example.org/ws/' },
			{ baseUrl: 'https://proxy.example.org/sekoia', liveApiUrl: 'wss://proxy.example.org/ws/', intakeUrl: undefined },
		],
		['with a region', { region: 'fra2' }, fra2],
		['with a region, and addresses left over from before it was chosen', { region: 'fra2', baseUrl: 'https://proxy.example.org' }, fra2],
		[
			'with addresses of its own',
			{ region: 'custom', baseUrl: 'https://proxy.example.org', intakeUrl: 'https://proxy.example.org/intake/batch/' },
			{ baseUrl: 'https://proxy.example.org', liveApiUrl: 'wss://proxy.example.org/live/', intakeUrl: 'https://proxy.example.org/intake' },
		],
	])('%s leads where it should', (_, data, addresses) => {
		expect(readConnection(asNodesGetIt({ apiKey: 'k', ...data }))).toMatchObject(addresses);
	});
});

test('the form asks for addresses only where they are not those of a region', () => {
	const shown = (region: string) => {
		const values = { apiKey: 'k', region };
		return credential.properties.filter((property) => NodeHelpers.displayParameter(values, property, null, null)).map(({ name }) => name);
	};
	expect(shown('uae1')).toEqual(['apiKey', 'region', 'webhookSecret']);
	expect(shown('custom')).toEqual(['apiKey', 'region', 'baseUrl', 'liveApiUrl', 'intakeUrl', 'webhookSecret']);
	// Nobody knows what an expression will give.
	expect(shown('={{ $secrets.vault.region }}')).toContain('baseUrl');
});

test('every node that uses the credential tests it', () => {
	for (const { description, methods } of [new Sekoia(), new SekoiaTrigger(), new SekoiaWebhookTrigger()]) {
		const tests = description.credentials!.map(({ name, testedBy }) => [name, testedBy]);
		expect(tests).toEqual([['sekoiaApi', 'testSekoiaCredential']]);
		expect(methods.credentialTest).toHaveProperty('testSekoiaCredential');
	}
	// n8n would prefer it.
	expect(credential).not.toHaveProperty('test');
});

describe('authentication', () => {
	test.each([' key-0123456789', 'key-0123456789\n', '\t key-0123456789 \r\n', 'Bearer key-0123456789', ' bearer  key-0123456789 '])('reads the key as it is copied: %p', async (apiKey) => {
		const { headers } = await credential.authenticate({ apiKey }, { url: 'https://api.sekoia.io' });
		expect(headers).toEqual({ Authorization: 'Bearer key-0123456789' });
	});

	test('keeps the rest of the request and does not change it in place', async () => {
		const request: IHttpRequestOptions = { url: 'https://api.sekoia.io', method: 'POST', body: '{}', headers: { Accept: 'application/json' } };
		const before = structuredClone(request);
		expect(await credential.authenticate({ apiKey: 'k' }, request)).toEqual({
			...before,
			headers: { Accept: 'application/json', Authorization: 'Bearer k' },
		});
		expect(request).toEqual(before);
	});

	test('an answer that repeats the trimmed key does not carry it into an error', async () => {
		const functions = {
			getCredentials: async () => ({ apiKey: ' key-0123456789\n', baseUrl: 'https://api.sekoia.io' }),
			getNode: () => ({ name: 'SEKOIA.IO' }),
			helpers: {
				httpRequestWithAuthentication: async () => ({
					statusCode: 400,
					headers: {},
					body: JSON.stringify({ message: 'key-0123456789 is out of order' }),
				}),
			},
		} as unknown as ApiFunctions;
		const client = await SekoiaClient.create(functions, { maxTries: 1, timeout: 1_000, requestsPerSecond: 1_000 });
		const error = client.request({ method: 'GET', path: '/api/v1/me' });
		await expect(error).rejects.toThrow('*** is out of order');
	});
});
