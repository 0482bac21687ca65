import type { Readable } from 'node:stream';

import type { Json } from '../json';

export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** A file sent as the only part of a multipart/form-data body. */
export interface FilePart {
	/** Name of the form field */
	field: string;
	fileName: string;
	contentType: string;
	content: Readable;
	/** Size in bytes, when known */
	size?: number;
}

/** What a user can do about one status code, where the operation knows better than the general text. */
export interface StatusHint {
	/** What happened; replaces the general summary. `{id}` stands for `target` */
	summary?: string;
	/** How to fix it; replaces the general advice */
	cure?: string;
}

export type StatusHints = Partial<Record<number, StatusHint>>;

/** One request to the platform, complete but for server and authentication. */
export interface ApiCall {
	method: HttpMethod;
	/** Path from `/api/...` on, parameters filled in and percent-encoded */
	path: string;
	/** Id of the object in the path, as the user gave it */
	target?: string;
	/** Query parameters, not yet encoded */
	query?: ReadonlyArray<readonly [name: string, value: string]>;
	/** JSON body; `undefined` sends none */
	body?: Json;
	/** Already encoded JSON, with its Content-Encoding; takes the place of `body` */
	encoded?: { content: Buffer; encoding?: 'gzip' };
	/** A file to send as multipart/form-data; takes the place of `body` */
	file?: FilePart;
	/** Whether sending it twice does no harm. Default: true for GET, PUT and DELETE */
	repeatable?: boolean;
	/** Titles of the permissions the API key needs, for the message of a 403 */
	permissions?: readonly string[];
	hints?: StatusHints;
}

/** Whether `call` may be sent again when nobody knows if the first one arrived. */
export function isRepeatable(call: ApiCall): boolean {
	return call.repeatable ?? (call.method === 'GET' || call.method === 'PUT' || call.method === 'DELETE');
}
