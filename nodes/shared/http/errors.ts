import { NodeApiError, type INode, type JsonObject as N8nJsonObject } from 'n8n-workflow';

import type { ApiCall, StatusHint } from './apiCall';
import { isJsonObject } from '../json';
import { isTlsFailure } from './retry';

/** The platform's general status codes (contract of the REST API, error section). */
const STATUS_TEXTS: Record<number, Required<StatusHint>> = {
	400: {
		summary: 'SEKOIA.IO rejected the request',
		cure: 'Check the values of the fields.',
	},
	401: {
		summary: 'SEKOIA.IO did not accept the API key',
		cure: 'The key is wrong, revoked or expired, or belongs to another region. Check API key and Base URL in the credential.',
	},
	403: {
		summary: 'The API key lacks a permission',
		cure: 'Ask an administrator of your SEKOIA.IO community to give the API key this permission.',
	},
	404: {
		summary: 'SEKOIA.IO did not find {id}',
		cure: 'Check the ID, that the object still exists, and that it belongs to a community the API key can see.',
	},
	409: {
		summary: 'SEKOIA.IO does not allow this in the current state',
		cure: 'Get the object again to see its current state.',
	},
	410: {
		summary: 'The search results have expired',
		cure: 'Run the search again and read its results soon after.',
	},
	413: {
		summary: 'The request is too large for SEKOIA.IO',
		cure: 'Send less at a time.',
	},
	422: {
		summary: 'SEKOIA.IO rejected a value',
		cure: 'Correct the field that the message names.',
	},
	429: {
		summary: 'SEKOIA.IO asks to slow down',
		cure: 'Lower "Requests per Second" or "Max Concurrent Requests" under Request Options, or run the workflow later. The platform counts all clients behind one address together.',
	},
};

const REDIRECT_TEXT: Required<StatusHint> = {
	summary: 'The server redirects to another address',
	cure: 'The API key is not sent to another host. Enter the final address as Base URL in the credential.',
};

const SERVER_TEXT: Required<StatusHint> = {
	summary: 'SEKOIA.IO could not answer',
	cure: 'This is usually temporary. Run the workflow again later.',
};

function statusText(status: number): Required<StatusHint> {
	if (status >= 500) return SERVER_TEXT;
	if (status >= 300 && status < 400) return REDIRECT_TEXT;
	return STATUS_TEXTS[status] ?? STATUS_TEXTS[400]!;
}

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
export function apiMessage(body: unknown): string | undefined {
	if (!isJsonObject(body)) return undefined;
	if (typeof body.message === 'string' && body.message) return body.message;
	const details = Array.isArray(body.detail) ? body.detail : [body.detail];
	const messages = details.map(validationMessage).filter((text) => text !== undefined);
	if (messages.length > 0) return messages.join('; ');
	return typeof body.error === 'string' ? body.error : undefined;
}

function permissionAdvice(call: ApiCall): string {
	const names = call.permissions ?? [];
	if (names.length === 0) return '';
	return ` Needed: ${names.map((name) => `"${name}"`).join(' and ')}.`;
}

/**
 * The error of an answer that is no success.
 * @param body the parsed body, or its text when it is not JSON
 */
export function statusError(node: INode, call: ApiCall, status: number, body: unknown): NodeApiError {
	const general = statusText(status);
	const hint = call.hints?.[status];
	const said = apiMessage(body);
	const summary = (hint?.summary ?? general.summary).replace('{id}', () => call.target ?? 'it');
	const message = `${summary}${said ? `: ${said}` : ''}`;
	const advice = (hint?.cure ?? general.cure) + (status === 403 ? permissionAdvice(call) : '');
	return new NodeApiError(node, (isJsonObject(body) ? body : {}) as N8nJsonObject, {
		message,
		description: `${advice} (${status} from ${call.method} ${call.path})`,
		httpCode: String(status),
	});
}

/** The error of a request that got no answer. `code` is Node's error code. */
export function networkError(node: INode, call: ApiCall, host: string, code: string): NodeApiError {
	const [message, advice] = networkText(host, code);
	return new NodeApiError(node, {}, { message, description: `${advice} (${call.method} ${call.path}, ${code})` });
}

function networkText(host: string, code: string): [message: string, advice: string] {
	if (isTlsFailure(code)) {
		return [
			`No secure connection to ${host}: its certificate is not trusted or the port does not speak TLS`,
			'Check the Base URL (https or http, and the port). For a private certificate authority, let n8n trust it with NODE_EXTRA_CA_CERTS.',
		];
	}
	switch (code) {
		case 'ENOTFOUND':
		case 'EAI_AGAIN':
			return [`The host ${host} is unknown`, 'Check the address and the DNS of the n8n server.'];
		case 'ECONNREFUSED':
			return [`${host} refuses connections`, 'Check the address, and whether a firewall or proxy is in between.'];
		case 'ECONNABORTED':
		case 'ETIMEDOUT':
			return [
				`${host} did not answer in time`,
				'Try again later, or raise "Timeout" under Request Options.',
			];
		default:
			return [`The connection to ${host} broke`, 'Try again later. If it persists, check proxy and firewall.'];
	}
}

/** The error of an answer that is a success by its status but not by its content. */
export function contentError(node: INode, call: ApiCall, host: string, what: string): NodeApiError {
	return new NodeApiError(node, {}, {
		message: `${host} answered with ${what}`,
		description: `Check that the Base URL of the credential is the address of SEKOIA.IO's API and that no proxy changes its answers. (${call.method} ${call.path})`,
	});
}
