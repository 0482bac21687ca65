import { Workflow, type INode, type INodeTypes } from 'n8n-workflow';

import { SekoiaApi } from '../../credentials/SekoiaApi.credentials';
import { normalizeBaseUrl } from '../../nodes/shared/http/connection';

const credential = new SekoiaApi();

/** Evaluates an expression of the credential as n8n does. */
async function evaluate(expression: string, $credentials: Record<string, string>): Promise<unknown> {
	const node = { id: '1', name: 'Temp', type: 'n8n-nodes-base.noOp', typeVersion: 1, position: [0, 0], parameters: {} } as INode;
	const type = { description: { properties: [] } };
	const nodeTypes = { getByName: () => type, getByNameAndVersion: () => type } as unknown as INodeTypes;
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	await workflow.expression.acquireIsolate?.();
	return workflow.expression.getSimpleParameterValue(node, expression, 'internal', { $credentials });
}

describe('a superset of the credential that n8n ships', () => {
	test('has its name, its field and its header, so that saved credentials go on working', () => {
		expect(credential.name).toBe('sekoiaApi');
		expect(credential.properties.find(({ name }) => name === 'apiKey')).toMatchObject({
			type: 'string',
			required: true,
			typeOptions: { password: true },
		});
		expect(credential.authenticate).toEqual({
			type: 'generic',
			properties: { headers: { Authorization: '=Bearer {{$credentials.apiKey}}' } },
		});
	});

	test('keeps its entry in the HTTP Request node', () => {
		expect(credential.httpRequestNode.apiBaseUrl).toBe('https://api.sekoia.io/');
	});

	test('adds only fields that work when they are missing', () => {
		const added = credential.properties.filter(({ name }) => name !== 'apiKey');
		expect(added.map(({ name }) => name)).toEqual(['baseUrl', 'liveApiUrl', 'webhookSecret']);
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

test.each([
	'https://api.sekoia.io',
	'https://api.sekoia.io/',
	'  https://app.fra2.sekoia.io/api/  ',
	'https://app.fra2.sekoia.io/api',
	'https://proxy.example.org/sekoia/api//',
	'',
])('the test calls the same address as the nodes do: %p', async (baseUrl) => {
	expect(await evaluate(credential.test.request.baseURL!, { baseUrl })).toBe(normalizeBaseUrl(baseUrl));
});

test('the test sends the key to /api/v1/me', async () => {
	expect(credential.test.request.url).toBe('/api/v1/me');
	expect(await evaluate('=Bearer {{$credentials.apiKey}}', { apiKey: 'k' })).toBe('Bearer k');
});
