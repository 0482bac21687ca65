import { NodeApiError, type INode, type JsonObject as N8nJsonObject } from 'n8n-workflow';

import { saidByServer } from '../inputError';
import { isJsonObject, type Json, type JsonObject } from '../json';
import type { ApiCall, StatusHint } from './apiCall';
import { liveNetworkText, liveStatusText, MAYBE_NO_API, networkText, noApiText, NOT_THE_API, statusText } from './errorTexts';
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

/** When the platform wants to be asked again, in milliseconds since 1970; undefined when it does not say. */
export const retryAtOf = (error: unknown): number | undefined =>
	error instanceof RequestError && error.why.kind === 'status' ? error.why.retryAt : undefined;

/** Whether SEKOIA.IO itself says that it does not know the object asked for. */
export const isMissing = (error: unknown): boolean =>
	error instanceof RequestError && error.why.kind === 'status' && error.why.isObjectMissing === true;

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

/** The permissions that a call needs, as part of a sentence; nobody knows which of several is missing. */
function neededPermissions({ permissions = [] }: ApiCall): string {
	if (permissions.length === 0) return '';
	return ` (needed: ${permissions.map((name) => `"${name}"`).join(' and ')})`;
}

/** A failure by its status, as it arrived. */
export interface FailedAnswer {
	status: number;
	/** The parsed body: null when there is none, undefined when it is not JSON */
	body: Json | undefined;
	/** Origin and path of the Base URL */
	server: string;
	/** Whether the REST API was asked, and not an intake */
	isApi: boolean;
	/** Where a redirect leads */
	location?: string;
	/** When the platform wants to be asked again, as its Retry-After says */
	retryAt?: Date;
}

/**
 * What a 404 is about. SEKOIA.IO says in JSON, with a code, that there is no such object (its OpenAPI file, the tests of its
 * playbook modules); a web server, a proxy or another product answers in HTML or text that there is no such path.
 */
function missing(body: Json | undefined): 'object' | 'path' | 'unknown' {
	if (body === null) return 'unknown';
	if (!isJsonObject(body)) return 'path';
	const isSekoia = typeof body.code === 'string' || isJsonObject(body.detail) || Array.isArray(body.detail);
	return isSekoia ? 'object' : 'unknown';
}

function textOfAnswer({ hints, target, path }: ApiCall, { status, body, server, isApi, location }: FailedAnswer): Required<StatusHint> {
	const general = statusText(status, location);
	const { summary = general.summary, cure = general.cure } = hints?.[status] ?? {};
	const text = { summary: summary.replace('{id}', () => target ?? 'what was asked for'), cure };
	if (status !== 404 || !isApi || missing(body) === 'object') return text;
	if (missing(body) === 'path') return noApiText(server + path, hints?.[404]?.cure);
	return { ...text, cure: `${cure} ${MAYBE_NO_API}` };
}

/** The error of an answer whose status reports a failure. */
export function statusError(node: INode, call: ApiCall, answer: FailedAnswer): RequestError {
	const { status, body, retryAt } = answer;
	const { summary, cure } = textOfAnswer(call, answer);
	const said = saidByServer(apiMessage(body) ?? '');
	const isObjectMissing = status === 404 && missing(body) === 'object';
	return new RequestError(node, { kind: 'status', status, retryAt: retryAt?.getTime(), ...(isObjectMissing ? { isObjectMissing } : {}) }, {
		message: [
			summary,
			status === 403 ? neededPermissions(call) : '',
			said ? `: ${said}` : '',
			retryAt ? `; it asks to try again after ${retryAt.toISOString()}` : '',
		].join(''),
		description: `${cure} (${status} from ${call.method} ${call.path})`,
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

/** The error of an answer whose status reports a success, but whose content is none. @param what the content, in words */
export function contentError(node: INode, call: ApiCall, host: string, what: string): RequestError {
	return new RequestError(node, { kind: 'content' }, {
		message: `${host} answered with ${what}`,
		description: `${NOT_THE_API} (${call.method} ${call.path})`,
	});
}

/** The error of a handshake with the LiveAPI that failed. The key is in none of its texts. */
export function liveError(node: INode, failure: Exclude<Failure, { kind: 'content' }>, url: string): RequestError {
	const address = new URL(url);
	const { summary, cure } =
		failure.kind === 'status' ? liveStatusText(failure.status, address) : liveNetworkText(failure.code, address.host);
	return new RequestError(node, failure, { message: summary, description: cure });
}
