import { CredentialTestContext } from 'n8n-core';
import {
	ICredentialsHelper,
	NodeHelpers,
	type ICredentialDataDecryptedObject,
	type ICredentials,
	type IHttpRequestOptions,
	type INodeCredentialTestResult,
	type INodeParameters,
	type INodeProperties,
	type IRequestOptionsSimplified,
} from 'n8n-workflow';

import { SekoiaApi } from '../../credentials/SekoiaApi.credentials';
import { credentialTest } from '../../nodes/shared/http/credentialTest';

/** What a user filled into the credential's form. */
export type CredentialData = ICredentialDataDecryptedObject;

/** A saved credential as n8n hands it to a node: with defaults, and without what its form hides. */
export const asNodesGetIt = (data: CredentialData): CredentialData =>
	NodeHelpers.getNodeParameters(new SekoiaApi().properties, data as INodeParameters, true, false, null, null) as CredentialData;

/** Tests a credential as the editor does when it is saved. */
export async function testCredential(data: CredentialData): Promise<INodeCredentialTestResult> {
	const decrypted = { id: '1', name: 'SEKOIA.IO', type: 'sekoiaApi', data: asNodesGetIt(data) };
	return await credentialTest.testSekoiaCredential.call(new CredentialTestContext(), decrypted);
}

/** Gives nodes one decrypted credential and lets the credential class authenticate requests, as n8n does. */
export class TestCredentialsHelper extends ICredentialsHelper {
	private readonly type = new SekoiaApi();

	constructor(private readonly data: CredentialData) {
		super();
	}

	override getParentTypes(): string[] {
		return [];
	}

	override isCredentialUsableByNode(): boolean {
		return true;
	}

	override async authenticate(
		credentials: ICredentialDataDecryptedObject,
		_type: string,
		request: IHttpRequestOptions | IRequestOptionsSimplified,
	): Promise<IHttpRequestOptions> {
		return await this.type.authenticate(credentials, request as IHttpRequestOptions);
	}

	override async preAuthentication(): Promise<ICredentialDataDecryptedObject | undefined> {
		return undefined;
	}

	override async runPreAuthentication(): Promise<ICredentialDataDecryptedObject | undefined> {
		return undefined;
	}

	override async getCredentials(): Promise<ICredentials> {
		throw new Error('Tests have decrypted credentials only');
	}

	override async getDecrypted(): Promise<ICredentialDataDecryptedObject> {
		// n8n fills in the defaults before it evaluates expressions, so what an expression gives as null stays null.
		const nothing = Object.entries(this.data).filter(([, value]) => value === null);
		return { ...asNodesGetIt(this.data), ...Object.fromEntries(nothing) };
	}

	override async updateCredentials(): Promise<void> {}

	override async updateCredentialsOauthTokenData(): Promise<void> {}

	override getCredentialsProperties(): INodeProperties[] {
		return this.type.properties;
	}
}
