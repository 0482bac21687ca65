import {
	ICredentialsHelper,
	type ICredentialDataDecryptedObject,
	type ICredentials,
	type IHttpRequestOptions,
	type INodeProperties,
	type IRequestOptionsSimplified,
} from 'n8n-workflow';

import { SekoiaApi } from '../../credentials/SekoiaApi.credentials';

/** What a user filled into the credential's form. */
export type CredentialData = ICredentialDataDecryptedObject;

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
		const defaults = Object.fromEntries(this.type.properties.map(({ name, default: value }) => [name, value]));
		return { ...defaults, ...this.data } as ICredentialDataDecryptedObject;
	}

	override async updateCredentials(): Promise<void> {}

	override async updateCredentialsOauthTokenData(): Promise<void> {}

	override getCredentialsProperties(): INodeProperties[] {
		return this.type.properties;
	}
}
