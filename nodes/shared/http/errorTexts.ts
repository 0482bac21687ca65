import type { StatusHint } from './apiCall';
import { isTlsFailure } from './failure';

type Text = Required<StatusHint>;

/** The REST API's status codes in plain words (contract of the REST API, error section). */
const STATUS_TEXTS: Record<number, Text> = {
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

const REDIRECT_TEXT: Text = {
	summary: 'The server redirects to another address',
	cure: 'The API key is not sent to another host. Enter the final address as Base URL in the credential.',
};

const SERVER_TEXT: Text = {
	summary: 'SEKOIA.IO could not answer',
	cure: 'This is usually temporary. Run the workflow again later.',
};

/** What an answer of the REST API or an intake that is no success means. `{id}` stands for the object asked for. */
export function statusText(status: number): Text {
	if (status >= 500) return SERVER_TEXT;
	if (status >= 300 && status < 400) return REDIRECT_TEXT;
	return STATUS_TEXTS[status] ?? STATUS_TEXTS[400]!;
}

const CHECK_LIVE_URL = 'Check "LiveAPI URL" in the credential. When it is empty, the address is derived from the Base URL.';

/** What an answer to the handshake with the LiveAPI that is no success means. */
export function liveStatusText(status: number, { host, pathname }: URL): Text {
	if (status === 401) {
		return {
			summary: 'The LiveAPI of SEKOIA.IO did not accept the API key',
			cure: 'The key is wrong, revoked or expired, or belongs to another region. Check API key, Base URL and LiveAPI URL in the credential.',
		};
	}
	if (status === 403) {
		return {
			summary: 'The API key lacks a permission for the LiveAPI',
			cure: 'Ask an administrator of your SEKOIA.IO community to give the API key the permission "View alerts".',
		};
	}
	if (status >= 500 || status === 429) {
		return { summary: `The LiveAPI at ${host} cannot answer at present (status ${status})`, cure: 'This is usually temporary.' };
	}
	return { summary: `There is no LiveAPI at ${host}${pathname} (status ${status})`, cure: CHECK_LIVE_URL };
}

const NO_TLS = 'its certificate is not trusted or the port does not speak TLS';
const TRUST = 'For a private certificate authority, let n8n trust it with NODE_EXTRA_CA_CERTS.';

/** What a request that got no answer means. @param code Node's error code */
export function networkText(code: string, host: string): Text {
	if (isTlsFailure(code)) {
		return { summary: `No secure connection to ${host}: ${NO_TLS}`, cure: `Check the Base URL (https or http, and the port). ${TRUST}` };
	}
	switch (code) {
		case 'ENOTFOUND':
		case 'EAI_AGAIN':
			return { summary: `The host ${host} is unknown`, cure: 'Check the address and the DNS of the n8n server.' };
		case 'ECONNREFUSED':
			return { summary: `${host} refuses connections`, cure: 'Check the address, and whether a firewall or proxy is in between.' };
		case 'ECONNABORTED':
		case 'ETIMEDOUT':
			return { summary: `${host} did not answer in time`, cure: 'Try again later, or raise "Timeout" under Request Options.' };
		default:
			return { summary: `The connection to ${host} broke`, cure: 'Try again later. If it persists, check proxy and firewall.' };
	}
}

/** What a handshake with the LiveAPI that got no answer means. @param code Node's error code */
export function liveNetworkText(code: string, host: string): Text {
	if (isTlsFailure(code)) {
		return { summary: `No secure connection to the LiveAPI at ${host}: ${NO_TLS}`, cure: `${CHECK_LIVE_URL} ${TRUST}` };
	}
	switch (code) {
		case 'ENOTFOUND':
		case 'EAI_AGAIN':
			return { summary: `The host ${host} of the LiveAPI is unknown`, cure: CHECK_LIVE_URL };
		case 'ECONNREFUSED':
			return { summary: `The LiveAPI at ${host} refuses connections`, cure: CHECK_LIVE_URL };
		case 'ETIMEDOUT':
			return { summary: `The LiveAPI at ${host} did not answer in time`, cure: CHECK_LIVE_URL };
		case 'ERR_INVALID_CHAR':
			return { summary: 'The API key holds characters that no API key has', cure: 'Enter the API key of the credential again.' };
		default:
			return { summary: `The connection to the LiveAPI at ${host} broke`, cure: `${CHECK_LIVE_URL} (${code})` };
	}
}
