import { NodeApiError, type INode, type JsonObject as N8nJsonObject } from 'n8n-workflow';

import { isJsonObject, type JsonObject } from '../json';
import type { ApiCall } from './apiCall';
import { liveNetworkText, liveStatusText, networkText, statusText } from './errorTexts';
import type { Failure } from './failure';

/** What an error of this package says. */
interface Said {
	message: string;
	description: string;
	/** The answer's body; n8n shows it with the error */
	response?: JsonObject;
}

/** A request or a handshake that failed, in plain words, and why: code decides by `why`, never by the words. */
export class RequestError extends NodeApiError {
	constructor(
		node: INode,
		readonly why: Failure,
		{ message, description, response = {} }: Said,
	) {
		const httpCode = why.kind === 'status' ? String(why.status) : undefined;
		super(node, response as N8nJsonObject, { message, description, ...(httpCode ? { httpCode } : {}) });
	}
}

/** The status with which a request was refused; undefined when `error` is something else. */
export const statusOf = (error: unknown): number | undefined =>
	error instanceof RequestError && error.why.kind === 'status' ? error.why.status : undefined;

function validationMessage(detail: unknown): string | undefined {
	if (!isJsonObject(detail)) return typeof detail === 'string' ? detail : undefined;
	const place = Array.isArray(detail.loc) ? detail.loc.join('.') : '';
	const message = detail.msg ?? detail.message ?? detail.code;
	return [place, message].filter(Boolean).join(': ') || undefined;
}

/**
 * The API's own words in an error body. Two shapes are known: `{message, code}` and
 * `{detail: [{loc, msg, type}]}`; anything else (a gateway's HTML page) gives undefined.
 */
function apiMessage(body: unknown): string | undefined {
	if (!isJsonObject(body)) return undefined;
	if (typeof body.message === 'string' && body.message) return body.message;
	const details = Array.isArray(body.detail) ? body.detail : [body.detail];
	const messages = details.map(validationMessage).filter((text) => text !== undefined);
	if (messages.length > 0) return messages.join('; ');
	return typeof body.error === 'string' ? body.error : undefined;
}

function permissionAdvice({ permissions = [] }: ApiCall): string {
	if (permissions.length === 0) return '';
	return ` Needed: ${permissions.map((name) => `"${name}"`).join(' and ')}.`;
}

/**
 * The error of an answer that is no success.
 * @param body the parsed body, or its text when it is not JSON
 * @param retryAt when the platform wants to be asked again, as its Retry-After says
 */
export function statusError(node: INode, call: ApiCall, status: number, body: unknown, retryAt?: Date): RequestError {
	const general = statusText(status);
	const hint = call.hints?.[status];
	const said = apiMessage(body);
	const summary = (hint?.summary ?? general.summary).replace('{id}', () => call.target ?? 'it');
	const advice = (hint?.cure ?? general.cure) + (status === 403 ? permissionAdvice(call) : '');
	return new RequestError(node, { kind: 'status', status }, {
		message: `${summary}${said ? `: ${said}` : ''}${retryAt ? `; it asks to try again after ${retryAt.toISOString()}` : ''}`,
		description: `${advice} (${status} from ${call.method} ${call.path})`,
		response: isJsonObject(body) ? body : undefined,
	});
}

/** The error of a request that got no answer. @param code Node's error code */
export function networkError(node: INode, call: ApiCall, host: string, code: string): RequestError {
	const { summary, cure } = networkText(code, host);
	return new RequestError(node, { kind: 'network', code }, {
		message: summary,
		description: `${cure} (${call.method} ${call.path}, ${code})`,
	});
}

/** The error of an answer that is a success by its status but not by its content. */
export function contentError(node: INode, call: ApiCall, host: string, what: string): RequestError {
	return new RequestError(node, { kind: 'content' }, {
		message: `${host} answered with ${what}`,
		description: `Check that the Base URL of the credential is the address of SEKOIA.IO's API and that no proxy changes its answers. (${call.method} ${call.path})`,
	});
}

/** The error of a handshake with the LiveAPI that failed. The key is in none of its texts. */
export function liveError(node: INode, failure: Exclude<Failure, { kind: 'content' }>, url: string): RequestError {
	const address = new URL(url);
	const { summary, cure } =
		failure.kind === 'status' ? liveStatusText(failure.status, address) : liveNetworkText(failure.code, address.host);
	return new RequestError(node, failure, { message: summary, description: cure });
}
