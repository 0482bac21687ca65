import type { ServerResponse } from 'node:http';
import { ApiError } from './errors';
import type { Fault } from '../control/faults';
import { Reply } from './route';

const GATEWAY_PAGE = `<!DOCTYPE html>
<html><head><title>502 Bad Gateway</title></head>
<body><center><h1>502 Bad Gateway</h1></center><hr><center>gateway</center></body></html>
`;

/** What goes over the wire. */
interface Answer {
	status: number;
	headers: Record<string, string>;
	content: Buffer;
}

/** Turns a reply into what is sent. */
export function encodeReply(reply: Reply): Answer {
	const empty = reply.body === undefined;
	return {
		status: reply.status,
		headers: { ...(empty ? {} : { 'content-type': 'application/json' }), ...reply.headers },
		content: empty ? Buffer.alloc(0) : encode(reply.body),
	};
}

/** The reply of a handler, which may return the body alone. */
export function toReply(result: unknown): Reply {
	return result instanceof Reply ? result : new Reply(200, result);
}

/** The reply to a request whose handling failed. */
export function errorReply(error: unknown): Reply {
	if (error instanceof ApiError) return new Reply(error.status, error.body, error.headers);
	// A bug in the simulator: whoever reads the answer must see where.
	const stack = error instanceof Error ? error.stack : String(error);
	return new Reply(500, { message: 'Simulator failure', stack });
}

/** The answer that a fault gives instead of handling the request; undefined if it lets the request through. */
export function faultAnswer(fault: Fault): Answer | undefined {
	const { status, headers = {}, body, html, redirectTo } = fault;
	if (html) {
		const content = Buffer.from(GATEWAY_PAGE);
		return { status: status ?? 502, headers: { 'content-type': 'text/html', ...headers }, content };
	}
	if (redirectTo !== undefined) {
		return { status: status ?? 302, headers: { location: redirectTo, ...headers }, content: Buffer.alloc(0) };
	}
	if (status === undefined && body === undefined) return undefined;
	const content = typeof body === 'string' ? Buffer.from(body) : encode(body ?? { message: 'Injected fault' });
	return { status: status ?? 200, headers: { 'content-type': 'application/json', ...headers }, content };
}

function encode(body: unknown): Buffer {
	return typeof body === 'string' ? Buffer.from(body) : Buffer.from(JSON.stringify(body));
}

/** Sends an answer, or the part of it that the fault lets through. */
export function send(response: ServerResponse, answer: Answer, fault?: Fault): void {
	let content = answer.content;
	if (fault?.truncate) content = content.subarray(0, Math.ceil(content.length / 2));
	const headers: Record<string, string> = { ...answer.headers };
	if (answer.status !== 204) headers['content-length'] = String(content.length);
	response.writeHead(answer.status, headers);
	if (fault?.resetAfterBytes === undefined) {
		response.end(content);
		return;
	}
	response.write(content.subarray(0, fault.resetAfterBytes), () => response.destroy());
}
