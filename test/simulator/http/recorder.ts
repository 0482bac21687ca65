import type { IncomingHttpHeaders } from 'node:http';
import type { Json } from '../json';
import type { Part } from './multipart';

/** A request as it arrived, whatever became of it. */
export interface RecordedRequest {
	method: string;
	/** Request target as sent: path and query, still encoded. */
	url: string;
	/** Path as sent, still encoded. */
	path: string;
	/** Decoded query parameters, in the order they were sent. */
	query: Array<[string, string]>;
	headers: IncomingHttpHeaders;
	/** The parsed JSON body, when there is one. */
	body: Json | undefined;
	/** The body as it arrived, still compressed if it was. */
	rawBody: Buffer;
	/** Parts of a multipart body. */
	parts: Part[];
	/** Status of the answer; undefined while there is none or when the connection was cut first. */
	status: number | undefined;
	/** Milliseconds since 1970. */
	startedAt: number;
	endedAt: number | undefined;
}

/** The record of a request whose headers have arrived. */
export function recordRequest(method: string, url: string, headers: IncomingHttpHeaders): RecordedRequest {
	const [path, search] = splitOnce(url, '?');
	return {
		method,
		url,
		path,
		query: [...new URLSearchParams(search)],
		headers,
		body: undefined,
		rawBody: Buffer.alloc(0),
		parts: [],
		status: undefined,
		startedAt: Date.now(),
		endedAt: undefined,
	};
}

function splitOnce(text: string, separator: string): [string, string] {
	const at = text.indexOf(separator);
	return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
