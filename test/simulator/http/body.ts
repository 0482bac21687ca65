import type { IncomingMessage } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { badRequest, invalidBody, tooLarge, unsupportedType } from './errors';
import type { Json } from '../json';
import { parseMultipart } from './multipart';
import type { RecordedRequest } from './recorder';
import type { Route } from './route';
import type { Issue } from './schema';

const MAX_KEPT_BYTES = 64 * 1024 * 1024;
const DEFAULT_MAX_BYTES = 10 * 1024 * 1024;

/** Reads the whole body even if it is too large, because a client that is still sending may miss the answer. */
export async function readBody(message: IncomingMessage): Promise<Buffer> {
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of message as AsyncIterable<Buffer>) {
		size += chunk.length;
		if (size <= MAX_KEPT_BYTES) chunks.push(chunk);
	}
	return Buffer.concat(chunks);
}

/** Records the body, parsed if possible, even when the request is refused later. */
export function recordBody(request: RecordedRequest, rawBody: Buffer): void {
	request.rawBody = rawBody;
	if (rawBody.length === 0) return;
	try {
		if (isType(request, JSON_TYPE)) request.body = parseJson(request, MAX_KEPT_BYTES);
		if (isType(request, MULTIPART_TYPE)) request.parts = parseMultipart(contentType(request), rawBody);
	} catch {
		// `acceptBody` says what is wrong with it.
	}
}

/** Checks the body against the route. */
export function acceptBody(route: Route, request: RecordedRequest): void {
	const maxBytes = route.maxBytes ?? DEFAULT_MAX_BYTES;
	if (request.rawBody.length > maxBytes) throw tooLarge(`The body exceeds ${maxBytes} bytes`);
	const hasBody = request.rawBody.length > 0;

	if (route.body === undefined) {
		if (hasBody) throw badRequest(`${request.method} takes no body here`);
	} else if (route.body === 'multipart') {
		if (!isType(request, MULTIPART_TYPE)) throw unsupportedType('multipart/form-data');
		request.parts = parseMultipart(contentType(request), request.rawBody);
	} else if (route.body === 'empty') {
		if (hasBody && JSON.stringify(jsonOf(request, maxBytes)) !== '{}') {
			throw badRequest('Only an empty object is accepted as the body here');
		}
	} else {
		if (!hasBody) throw badRequest('A JSON body is required');
		const body = jsonOf(request, maxBytes);
		const issues: Issue[] = [];
		route.body.check(body, ['body'], issues);
		if (issues.length > 0) throw invalidBody(issues, route.errors ?? 'message');
	}
}

const JSON_TYPE = /^application\/json\s*(;|$)/i;
const MULTIPART_TYPE = /^multipart\/form-data\s*;/i;
const contentType = ({ headers }: RecordedRequest) => headers['content-type'] ?? '';
const isType = (request: RecordedRequest, type: RegExp) => type.test(contentType(request));

function jsonOf(request: RecordedRequest, maxBytes: number): Json {
	if (!isType(request, JSON_TYPE)) throw unsupportedType('application/json');
	return parseJson(request, maxBytes);
}

function parseJson(request: RecordedRequest, maxBytes: number): Json {
	try {
		return JSON.parse(decompress(request, maxBytes).toString('utf8')) as Json;
	} catch (error) {
		if (error instanceof SyntaxError) throw badRequest('The body is not valid JSON');
		throw error;
	}
}

function decompress(request: RecordedRequest, maxBytes: number): Buffer {
	const encoding = request.headers['content-encoding'];
	if (encoding === undefined || encoding === 'identity') return request.rawBody;
	if (encoding !== 'gzip') throw unsupportedType('no or gzip content encoding');
	try {
		return gunzipSync(request.rawBody, { maxOutputLength: maxBytes });
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') {
			throw tooLarge(`The decompressed body exceeds ${maxBytes} bytes`);
		}
		throw badRequest('The body is not valid gzip');
	}
}
