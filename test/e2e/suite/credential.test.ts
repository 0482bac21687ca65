import { join } from 'node:path';

import type { ICredentialType } from 'n8n-workflow';

import { sekoia } from '../../tools/demo/workflows';
import { askedOutside, ownerApi } from '../jest/session';
import type { CredentialReference, NodeTypeDescription } from '../n8n/api';
import { e2eFolder } from '../n8n/paths';
import { chain, manualTrigger, type ChainNode } from '../n8n/workflow';
import { CREDENTIAL_TYPE, credentialData, openStage, uses, type Stage } from '../stage';

let stage: Stage;
beforeAll(async () => {
	stage = await openStage(await ownerApi(), { name: 'Credential tests', alerts: 5, events: 20 });
});
afterAll(async () => await stage.simulator.stop());

describe("the credential's test", () => {
	const test = async (change: Record<string, unknown>) =>
		await stage.api.testCredential(CREDENTIAL_TYPE, { ...credentialData(stage.simulator), ...change });

	it('passes with a valid key', async () => {
		expect(await test({})).toMatchObject({ status: 'OK' });
	});

	it('passes with a key that was copied with blanks', async () => {
		expect(await test({ apiKey: ` ${stage.simulator.apiKey}\n` })).toMatchObject({ status: 'OK' });
	});

	it('fails with a wrong key and says so', async () => {
		const result = await test({ apiKey: 'wrong-key-0123456789' });
		expect(result.status).toBe('Error');
		expect(result.message).toMatch(/key/i);
		expect(result.message).not.toContain('wrong-key-0123456789');
	});

	it('fails with an unreachable address and says so', async () => {
		const result = await test({ baseUrl: 'http://127.0.0.1:1' });
		expect(result.status).toBe('Error');
		expect(result.message).toMatch(/^127\.0\.0\.1:1 refuses connections\. Check the address/);
	});

	it.each([
		['a web page', { status: 200, body: '<html>Welcome</html>' }, /a web page instead of JSON\. Check/],
		['an empty object', { status: 200, body: {} }, /not as SEKOIA\.IO's API does\. Check/],
		['a redirect to a login page', { redirectTo: 'http://127.0.0.1:1/login' }, /redirects to http:\/\/127\.0\.0\.1:1\/login\. /],
		['a 404 of another server', { status: 404, body: '<html>Not Found</html>' }, /^There is no SEKOIA\.IO API at .* Check/],
	])('fails on %s and says so', async (_, fault, message) => {
		stage.simulator.faults.add({ path: '/api/v1/me', ...fault });
		const result = await test({});
		expect(result).toMatchObject({ status: 'Error', message: expect.stringMatching(message) as string });
	});

	it('asks the chosen region, not the addresses that the form then hides', async () => {
		const before = (await askedOutside()).length;
		expect((await test({ region: 'uae1' })).status).toBe('Error');
		expect((await askedOutside()).slice(before)).toEqual(['app.uae1.sekoia.io:443']);
	});
});

describe('the credential type that n8n ships', () => {
	let offered: NodeTypeDescription[];
	let builtIn: ICredentialType;
	beforeAll(async () => {
		offered = (await stage.api.credentialTypes()).filter(({ name }) => name === CREDENTIAL_TYPE);
		const file = join(e2eFolder, 'node_modules/n8n-nodes-base/dist/credentials/SekoiaApi.credentials.js');
		const module = (await import(file)) as { SekoiaApi: new () => ICredentialType };
		builtIn = new module.SekoiaApi();
	});
	/** The editor and the server take the last of the same name. */
	const ours = () => offered.at(-1) as unknown as ICredentialType;

	it('is replaced by ours', () => {
		expect(offered.map(({ displayName }) => displayName)).toContain(builtIn.displayName);
		expect(ours().displayName).toBe('SEKOIA.IO API');
	});

	it('sends the header that the unit tests compare with ours', () => {
		expect(builtIn.authenticate).toEqual({
			type: 'generic',
			properties: { headers: { Authorization: '=Bearer {{$credentials.apiKey}}' } },
		});
	});

	it('has the same name and is offered by the HTTP Request node in the same way', () => {
		const { name, httpRequestNode } = builtIn;
		// The editor offers what has `authenticate`, and gets an empty object for a function.
		expect(ours()).toMatchObject({ name, authenticate: {} });
		expect(httpRequestNode).toMatchObject({ apiBaseUrl: expect.any(String) as string });
		expect(ours().httpRequestNode).toMatchObject({ ...httpRequestNode, name: expect.any(String) as string });
	});

	it('has no field that ours has not, and no field of ours has to be filled in besides', () => {
		expect(builtIn.properties.length).toBeGreaterThan(0);
		for (const { name, type, required, typeOptions, default: value } of builtIn.properties) {
			const same = ours().properties.find((property) => property.name === name);
			expect(same).toMatchObject({ type, required, typeOptions, default: value });
		}
		const known = builtIn.properties.map(({ name }) => name);
		for (const property of ours().properties) if (!known.includes(property.name)) expect(property.required ?? false).toBe(false);
	});
});

describe('a credential saved with the fields of the built-in type', () => {
	/** As n8n has them in its database: with an API key and nothing else. */
	const saved = async (apiKey: string) =>
		await stage.api.createCredential('Saved before the package', CREDENTIAL_TYPE, { apiKey });
	const httpRequest = (credential: ChainNode['credentials'], path: string): ChainNode => ({
		name: 'HTTP Request',
		type: 'n8n-nodes-base.httpRequest',
		typeVersion: 4.3,
		parameters: { url: stage.simulator.url + path, authentication: 'predefinedCredentialType', nodeCredentialType: CREDENTIAL_TYPE, options: {} },
		credentials: credential,
	});

	const credentials: Array<[which: string, credential: () => Promise<CredentialReference>]> = [
		['with an API key and nothing else', async () => await saved(stage.simulator.apiKey)],
		['with all of our fields', async () => stage.credential],
		['with a key that was copied with blanks', async () => await saved(` ${stage.simulator.apiKey}\n`)],
	];

	it.each(credentials)('works in the HTTP Request node: %s', async (which, credential) => {
		const { api, simulator } = stage;
		const nodes = [manualTrigger, httpRequest(uses(await credential()), '/api/v1/sic/alerts?limit=2')];
		const { id } = await api.createWorkflow(chain(`HTTP Request, credential ${which}`, nodes));
		const execution = await api.runToEnd(id, manualTrigger.name);
		expect(execution.error?.message).toBeUndefined();
		expect(execution.nodes['HTTP Request']?.items[0]?.json.items).toHaveLength(2);
		expect(simulator.requests.at(-1)?.headers.authorization).toBe(`Bearer ${simulator.apiKey}`);
	});

	it('takes our nodes and its test to the default address', async () => {
		const { api } = stage;
		const before = (await askedOutside()).length;
		const credential = await saved('any-key');
		const get = sekoia(credential, 'Search', 'alert', 'search', { requestOptions: { maxTries: 1 } });
		const { id } = await api.createWorkflow(chain('SEKOIA.IO, old credential', [manualTrigger, get]));
		const { error } = await api.runToEnd(id, manualTrigger.name);
		expect(error?.message).toBeDefined();
		expect((await api.testCredential(CREDENTIAL_TYPE, { apiKey: 'any-key' })).status).toBe('Error');
		expect((await askedOutside()).slice(before)).toEqual(['api.sekoia.io:443', 'api.sekoia.io:443']);
	});
});
