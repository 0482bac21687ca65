import {
	ICredentialsHelper,
	type ICredentialDataDecryptedObject,
	type ICredentials,
	type IHttpRequestOptions,
	type INode,
	type INodeProperties,
	type IRequestOptionsSimplified,
	type Workflow,
} from 'n8n-workflow';

import { SekoiaApi } from '../../credentials/SekoiaApi.credentials';

/** What a user filled into the credential's form. */
export type CredentialData = ICredentialDataDecryptedObject;

/**
 * Gives nodes one decrypted credential and authenticates requests as the credential class says, with
 * n8n's own expression engine for its `=Bearer {{...}}` header.
 */
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
		workflow?: Workflow,
		node?: INode,
	): Promise<IHttpRequestOptions> {
		const headers: Record<string, string> = {};
		for (const [name, value] of Object.entries(this.type.authenticate.properties.headers ?? {})) {
			const keys = { $credentials: credentials };
			headers[name] = workflow!.expression.getSimpleParameterValue(node!, String(value), 'internal', keys) as string;
		}
		return { ...request, headers: { ...request.headers, ...headers } } as IHttpRequestOptions;
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
