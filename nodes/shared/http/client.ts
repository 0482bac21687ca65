import {
	type IAllExecuteFunctions,
	type IHttpRequestOptions,
	type IN8nHttpFullResponse,
	NodeApiError,
} from 'n8n-workflow';

import { inputError } from '../inputError';
import type { Json } from '../json';
import { AbortedError, wait } from '../wait';
import type { ApiCall } from './apiCall';
import { type Connection, readApiKey, readConnection, type SekoiaCredential } from './connection';
import { contentError, type FailedAnswer, networkError, statusError } from './errors';
import type { Failure } from './failure';
import { multipartBody } from './multipart';
import { rateLimiterOf } from './rateLimiter';
import { MAX_RETRY_AFTER_MS, parseRetryAfter, retryDelay } from './retry';

/** The part of n8n's contexts that a client needs; execute, trigger, webhook and list functions have it. */
export type ApiFunctions = Pick<IAllExecuteFunctions, 'getCredentials' | 'getNode' | 'helpers'>;

export const CREDENTIAL_NAME = 'sekoiaApi';

export interface RequestSettings {
	/** How often a request is sent at most, the first time included */
	maxTries: number;
	/** Requests per second to one host, all nodes of the process together */
	requestsPerSecond: number;
	/** Milliseconds until a request without an answer is given up */
	timeout: number;
	/** How many pages of one list may be asked for at the same time; 1 by default */
	pagesAtOnce?: number;
	/** Aborts waits and requests */
	signal?: AbortSignal;
	/** Gets the `Date` header of each answer */
	onDate?(header: unknown): void;
}

const MAX_REDIRECTS = 3;
/** A shorter text is no key of SEKOIA.IO, but may well be part of any word. */
const SHORTEST_SECRET = 8;

interface Answer {
	status: number;
	headers: Record<string, unknown>;
	text: string;
}

/** Sends requests to one server: limited, retried, and with errors in plain words. */
export class SekoiaClient {
	/**
	 * `this` of n8n's request helper. Without the context's own cancel signal, which the helper would
	 * prefer to ours: a clean-up must still be sent after the user has stopped the execution.
	 */
	private readonly caller: ApiFunctions;

	private constructor(
		private readonly functions: ApiFunctions,
		readonly connection: Connection,
		private readonly serverUrl: string,
		private readonly authenticated: boolean,
		readonly settings: RequestSettings,
		private readonly secrets: readonly string[],
	) {
		this.caller = {
			getCredentials: functions.getCredentials.bind(functions),
			getNode: functions.getNode.bind(functions),
			helpers: functions.helpers,
		};
	}

	/**
	 * A client of the REST API that the node's credential names.
	 * @throws InputError when the credential has no API key, or an address that cannot be used
	 */
	static async create(functions: ApiFunctions, settings: RequestSettings): Promise<SekoiaClient> {
		const credential = await functions.getCredentials<SekoiaCredential>(CREDENTIAL_NAME);
		const connection = readConnection(credential);
		const key = readApiKey(credential.apiKey);
		if (key === '') throw inputError('The API Key of the credential is empty', 'Enter an API key in the SEKOIA.IO API credential.');
		return new SekoiaClient(functions, connection, connection.baseUrl, true, settings, [key]);
	}

	/**
	 * A client of another server of the platform, such as an intake, which never gets the API key.
	 * @param secrets values to keep out of error messages
	 */
	forServer(serverUrl: string, secrets: readonly string[]): SekoiaClient {
		const all = [...this.secrets, ...secrets];
		return new SekoiaClient(this.functions, this.connection, serverUrl, false, this.settings, all);
	}

	/** The same client with other settings, such as no signal for a clean-up after a stop. */
	withSettings(settings: Partial<RequestSettings>): SekoiaClient {
		const all = { ...this.settings, ...settings };
		return new SekoiaClient(this.functions, this.connection, this.serverUrl, this.authenticated, all, this.secrets);
	}

	/**
	 * Sends `call` and reads its answer.
	 * @returns the parsed JSON body, or null when the answer has none
	 * @throws NodeApiError on a failure that retries did not heal, AbortedError when stopped
	 */
	async request(call: ApiCall): Promise<Json> {
		for (let tries = 1; ; tries++) {
			const answer = await this.trySend(call);
			if ('status' in answer) this.settings.onDate?.(answer.headers.date);
			if ('status' in answer && answer.status >= 200 && answer.status < 300) {
				return this.parse(call, answer);
			}
			if (this.settings.signal?.aborted) throw new AbortedError();
			const failure = toFailure(answer);
			const delay = retryDelay(failure, call, tries, this.settings.maxTries);
			if (failure.kind === 'status' && failure.status === 429) {
				const asked = parseRetryAfter(failure.retryAfter, Date.now());
				const pause = delay ?? asked ?? 0;
				rateLimiterOf(this.host).slowDown(pause > MAX_RETRY_AFTER_MS ? 0 : pause);
			}
			if (delay === undefined) throw this.toError(call, answer);
			await wait(delay, this.settings.signal);
		}
	}

	private get host(): string {
		return new URL(this.serverUrl).host;
	}

	private async trySend(call: ApiCall): Promise<Answer | { code: string }> {
		const { signal, requestsPerSecond } = this.settings;
		await rateLimiterOf(this.host).take(requestsPerSecond, signal);
		try {
			return await this.sendFollowingRedirects(call);
		} catch (error) {
			const code = signal?.aborted ? 'ECONNABORTED' : networkCode(error);
			if (code === undefined) throw error instanceof NodeApiError ? this.withoutSecrets(error) : error;
			return { code };
		}
	}

	/** Follows a redirect within the server only, so that neither key nor data reach another host. */
	private async sendFollowingRedirects(call: ApiCall): Promise<Answer> {
		let url = this.serverUrl + call.path + queryString(call.query);
		for (let redirects = 0; ; redirects++) {
			const answer = await this.send(call, url);
			const location = answer.headers.location;
			const isRedirect = answer.status >= 300 && answer.status < 400 && typeof location === 'string';
			if (!isRedirect || redirects === MAX_REDIRECTS || call.file || !URL.canParse(location, url)) return answer;
			const target = new URL(location, url);
			const keepsMethod = call.method === 'GET' || answer.status === 307 || answer.status === 308;
			if (target.origin !== new URL(url).origin || !keepsMethod) return answer;
			url = target.href;
		}
	}

	private async send(call: ApiCall, url: string): Promise<Answer> {
		const options: IHttpRequestOptions = {
			method: call.method,
			url,
			headers: { Accept: 'application/json' },
			timeout: this.settings.timeout,
			encoding: 'text',
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
			abortSignal: this.settings.signal,
		};
		addBody(options, call);
		const { helpers } = this.functions;
		const response = (
			this.authenticated
				? await helpers.httpRequestWithAuthentication.call(this.caller as IAllExecuteFunctions, CREDENTIAL_NAME, options)
				: await helpers.httpRequest(options)
		) as IN8nHttpFullResponse;
		return {
			status: response.statusCode,
			headers: response.headers,
			text: typeof response.body === 'string' ? response.body : '',
		};
	}

	private parse(call: ApiCall, answer: Answer): Json {
		if (answer.text.trim() === '') return null;
		const parsed = parseJson(answer.text);
		if (parsed === undefined) {
			const what = /^\s*</.test(answer.text) ? 'a web page instead of JSON' : 'JSON that is cut off or broken';
			throw contentError(this.functions.getNode(), call, this.host, what);
		}
		return parsed;
	}

	private toError(call: ApiCall, answer: Answer | { code: string }): NodeApiError {
		const node = this.functions.getNode();
		const error =
			'code' in answer
				? networkError(node, call, this.host, answer.code)
				: statusError(node, call, this.failedAnswer(answer));
		return this.withoutSecrets(error);
	}

	private failedAnswer({ status, headers, text }: Answer): FailedAnswer {
		const { location } = headers;
		return {
			status,
			body: text.trim() === '' ? null : parseJson(this.redact(text)),
			server: this.serverUrl,
			isApi: this.authenticated,
			// Its query may hold tokens.
			location: typeof location === 'string' ? originOf(location, this.serverUrl) : undefined,
			retryAt: retryTime({ status, headers, text }),
		};
	}

	private withoutSecrets(error: NodeApiError): NodeApiError {
		error.message = this.redact(error.message);
		if (error.description) error.description = this.redact(error.description);
		error.messages = error.messages.map((message) => this.redact(message));
		return error;
	}

	private redact(text: string): string {
		return this.secrets
			.filter(({ length }) => length >= SHORTEST_SECRET)
			.reduce((clean, secret) => clean.replaceAll(secret, '***'), text);
	}
}

function addBody(options: IHttpRequestOptions, call: ApiCall): void {
	const headers = options.headers ?? {};
	if (call.file) {
		const { headers: formHeaders, stream } = multipartBody(call.file);
		Object.assign(headers, formHeaders);
		options.body = stream;
	} else if (call.encoded) {
		headers['Content-Type'] = 'application/json';
		if (call.encoded.encoding) headers['Content-Encoding'] = call.encoded.encoding;
		options.body = call.encoded.content;
	} else if (call.body !== undefined) {
		// As text, since n8n's helper leaves out an empty object, and some calls need `{}`.
		headers['Content-Type'] = 'application/json';
		options.body = JSON.stringify(call.body);
	}
	options.headers = headers;
}

function queryString(query: ApiCall['query'] = []): string {
	const pairs = query.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
	return pairs.length > 0 ? `?${pairs.join('&')}` : '';
}

function parseJson(text: string): Json | undefined {
	try {
		return JSON.parse(text) as Json;
	} catch {
		return undefined;
	}
}

/** Origin and path of an address, which may be relative; undefined when it is none. */
function originOf(location: string, base: string): string | undefined {
	const { origin, pathname } = URL.canParse(location, base) ? new URL(location, base) : {};
	return origin && origin + pathname;
}

function toFailure(answer: Answer | { code: string }): Failure {
	if ('code' in answer) return { kind: 'network', code: answer.code };
	const header = answer.headers['retry-after'];
	return { kind: 'status', status: answer.status, retryAfter: typeof header === 'string' ? header : undefined };
}

/** When the platform wants to be asked again; undefined when it does not say, or says no date. */
function retryTime(answer: Answer): Date | undefined {
	const failure = toFailure(answer);
	const now = Date.now();
	const asked = failure.kind === 'status' ? parseRetryAfter(failure.retryAfter, now) : undefined;
	const date = asked === undefined ? undefined : new Date(now + asked);
	return date && !Number.isNaN(date.getTime()) ? date : undefined;
}

/** Node's or the HTTP library's code of a failed connection, wherever n8n's wrappers put it. */
function networkCode(error: unknown): string | undefined {
	for (let level: unknown = error, depth = 0; level instanceof Error && depth < 5; depth++) {
		const { code, cause } = level as Error & { code?: unknown };
		if (typeof code === 'string' && /^(E[A-Z_]+|CERT_|DEPTH_|SELF_|UNABLE_|HPE_)/.test(code)) return code;
		level = cause;
	}
	return undefined;
}
