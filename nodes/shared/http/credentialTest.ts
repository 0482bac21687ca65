import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	IHttpRequestOptions,
	INode,
	INodeCredentialTestResult,
} from 'n8n-workflow';

import { inOneLine, inputError } from '../inputError';
import { isJsonObject, type Json } from '../json';
import { type ApiFunctions, CREDENTIAL_NAME, type RequestSettings, SekoiaClient } from './client';
import { authorization, type SekoiaCredential } from './connection';

const SETTINGS: RequestSettings = { maxTries: 1, timeout: 15_000, requestsPerSecond: 50 };

/** Members by which the owner of a key is recognized. No source says which of them the answer for an API key has. */
const OWNER_MEMBERS = ['uuid', 'id', 'email', 'firstname', 'lastname', 'name', 'community', 'community_uuid'];

const isOwner = (answer: Json): boolean =>
	isJsonObject(answer) && OWNER_MEMBERS.some((member) => answer[member] !== undefined && answer[member] !== null);

/** What a client needs, from what n8n gives to the test of a credential: the values, and its older request helper. */
function apiFunctions({ helpers }: ICredentialTestFunctions, credential: SekoiaCredential): ApiFunctions {
	const send = async (_: string, { url, method, headers, timeout }: IHttpRequestOptions): Promise<unknown> =>
		await helpers.request({
			uri: url,
			method,
			headers: { ...headers, ...authorization(credential.apiKey) },
			timeout,
			followRedirect: false,
			simple: false,
			resolveWithFullResponse: true,
		});
	const node: Pick<INode, 'name' | 'type' | 'parameters'> = { name: 'SEKOIA.IO API', type: CREDENTIAL_NAME, parameters: {} };
	return {
		getCredentials: async () => credential,
		getNode: () => node,
		helpers: { httpRequestWithAuthentication: send },
	} as unknown as ApiFunctions;
}

/**
 * Tests a credential as n8n's "testedBy" wants it: reads the addresses as the nodes do, asks SEKOIA.IO whom the key
 * belongs to, and accepts only SEKOIA.IO's answer.
 */
export async function testSekoiaCredential(
	this: ICredentialTestFunctions,
	{ data = {} }: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	try {
		const client = await SekoiaClient.create(apiFunctions(this, data), SETTINGS);
		const answer = await client.request({ method: 'GET', path: '/api/v1/me' });
		if (!isOwner(answer)) {
			throw inputError(
				`${client.connection.baseUrl} answers, but not as SEKOIA.IO's API does`,
				'Check Region or Base URL: it may be the address of another product, or a proxy answers instead.',
			);
		}
		return { status: 'OK', message: 'SEKOIA.IO accepts the API key' };
	} catch (error) {
		return { status: 'Error', message: inOneLine(error) };
	}
}

/** The `methods.credentialTest` of each node that uses the credential; n8n asks any of them. */
export const credentialTest = { testSekoiaCredential };
