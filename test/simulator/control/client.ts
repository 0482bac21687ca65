import type { Json } from '../json';

export interface Answer {
	status: number;
	headers: Headers;
	/** Parsed JSON; the text itself when it is not JSON. */
	body: unknown;
}

export interface CallOptions {
	/** API key; null sends none. */
	key?: string | null;
	query?: Record<string, string | number | boolean>;
	json?: Json;
	headers?: Record<string, string>;
	/** A body sent as is, instead of `json`. */
	raw?: string | Buffer | FormData;
}

/** A plain REST client for the simulator's own tests. */
export class Client {
	constructor(
		private readonly simulator: { url: string; apiKey: string },
		private readonly defaultKey = simulator.apiKey,
	) {}

	/** Calls, and returns whatever the answer is. */
	async call(method: string, path: string, options: CallOptions = {}): Promise<Answer> {
		const { key = this.defaultKey, query = {}, json, raw, headers = {} } = options;
		const search = new URLSearchParams();
		for (const [name, value] of Object.entries(query)) search.append(name, String(value));
		const url = `${this.simulator.url}${path}${search.size > 0 ? `?${search}` : ''}`;
		const response = await fetch(url, {
			method,
			redirect: 'manual',
			headers: {
				...(key !== null && { authorization: `Bearer ${key}` }),
				...(json !== undefined && { 'content-type': 'application/json' }),
				...headers,
			},
			body: json === undefined ? raw : JSON.stringify(json),
		});
		const text = await response.text();
		return { status: response.status, headers: response.headers, body: parse(text) };
	}

	/** Calls, throws unless the call succeeds, and returns the body as the type that the test names. */
	async ok<T = Record<string, unknown>>(method: string, path: string, options?: CallOptions): Promise<T> {
		const { status, body } = await this.call(method, path, options);
		if (status >= 300) throw new Error(`${method} ${path} answered ${status}: ${JSON.stringify(body)}`);
		return body as T;
	}

	/** Calls and returns the status alone, for tests that a call is refused. */
	async status(method: string, path: string, options?: CallOptions): Promise<number> {
		return (await this.call(method, path, options)).status;
	}
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}
