import type { StatusHint } from './apiCall';

type Text = Required<StatusHint>;

/** The status codes that SEKOIA.IO's documentation of its REST API names, in plain words. */
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

const redirectText = (location: string | undefined): Text => ({
	summary: `The server redirects to ${location ?? 'another address'}`,
	cure: 'The API key is not sent to another host. When this is a page to log in at, check the Base URL and the proxy; otherwise enter the final address as Base URL in the credential.',
});

const SERVER_TEXT: Text = {
	summary: 'SEKOIA.IO could not answer',
	cure: 'This is usually temporary. Run the workflow again later.',
};

/**
 * What a status of the REST API or an intake that reports a failure means. `{id}` stands for the object asked for.
 * @param location where a redirect leads
 */
export function statusText(status: number, location?: string): Text {
	if (status >= 500) return SERVER_TEXT;
	if (status >= 300 && status < 400) return redirectText(location);
	return STATUS_TEXTS[status] ?? STATUS_TEXTS[400]!;
}

/** What a 404 means that is not SEKOIA.IO's: at `address`, another server answers. @param otherwise the cure when it is SEKOIA.IO's after all */
export const noApiText = (address: string, otherwise = 'SEKOIA.IO does not offer this one at present.'): Text => ({
	summary: `There is no SEKOIA.IO API at ${address}`,
	cure: `Check Region and Base URL in the credential. If other operations work: ${otherwise}`,
});

/** What to do about a 404 of which nobody can tell whether the object or the API is missing. */
export const MAYBE_NO_API = 'If other objects are not found either, check Region and Base URL in the credential.';

/** What to do about a success whose content is not SEKOIA.IO's. */
export const NOT_THE_API = "Check that Region or Base URL of the credential lead to SEKOIA.IO's API and that no proxy changes its answers.";

const CHECK_LIVE_URL = 'Check "LiveAPI URL" in the credential. When it is empty, the address is derived from the Base URL.';

/** What a status means with which the LiveAPI refused the handshake. */
export function liveStatusText(status: number, { host, pathname }: URL): Text {
	if (status === 401) {
		return {
			summary: 'The LiveAPI of SEKOIA.IO did not accept the API key',
			cure: 'The key is wrong, revoked or expired, or belongs to another region. Check API key, Base URL and LiveAPI URL in the credential.',
		};
	}
	if (status === 403) {
		return {
			summary: 'The API key lacks a permission for the LiveAPI (needed: "View alerts")',
			cure: 'Ask an administrator of your SEKOIA.IO community to give the API key this permission.',
		};
	}
	if (status >= 500 || status === 429) {
		return { summary: `The LiveAPI at ${host} cannot answer at present (status ${status})`, cure: 'This is usually temporary.' };
	}
	return { summary: `There is no LiveAPI at ${host}${pathname} (status ${status})`, cure: CHECK_LIVE_URL };
}

interface NetworkText {
	/** Node's error codes */
	codes: RegExp;
	/** @param server the host, or `the LiveAPI at` it @param name the host, or the host `of the LiveAPI` */
	summary(server: string, name: string): string;
	cure: string;
}

const insecure = (why: string) => (server: string) => `No secure connection to ${server}: ${why}`;
const TRY_LATER = 'Try again later.';

/** Why a request or a handshake got no answer. The first that fits is told, the last fits all. */
const NETWORK_TEXTS: readonly NetworkText[] = [
	{
		codes: /^CERT_HAS_EXPIRED$/,
		summary: insecure('its certificate has expired'),
		cure: 'Renew the certificate of the server or proxy, or correct the clock of the n8n server.',
	},
	{
		codes: /ALTNAME/,
		summary: insecure('its certificate is for another host name'),
		cure: 'Enter the address with the host name for which the certificate was issued.',
	},
	{
		codes: /CERT|SELF_SIGNED|UNABLE_TO/,
		summary: insecure('its certificate is not trusted'),
		cure: 'For a private certificate authority, let n8n trust it with NODE_EXTRA_CA_CERTS.',
	},
	{
		codes: /^EPROTO$|^ERR_SSL|^ERR_TLS/,
		summary: insecure('the port does not speak TLS'),
		cure: 'Check the address: whether it starts with https or http (wss or ws), and the port.',
	},
	{
		codes: /^ENOTFOUND$|^EAI_/,
		summary: (_, name) => `The host ${name} is unknown`,
		cure: 'Check the address and the DNS of the n8n server.',
	},
	{
		codes: /^ECONNREFUSED$/,
		summary: (server) => `${server} refuses connections`,
		cure: 'Check the address and the port, and whether a firewall or proxy is in between.',
	},
	{
		codes: /^(ENETUNREACH|EHOSTUNREACH|EADDRNOTAVAIL)$/,
		summary: (server) => `The n8n server has no route to ${server}`,
		cure: 'Check the network and the firewall of the n8n server.',
	},
	{
		codes: /TIMEDOUT$|^ECONNABORTED$/,
		summary: (server) => `${server} did not answer in time`,
		cure: `${TRY_LATER} If it persists, a firewall may drop the requests. In the SEKOIA.IO node, "Timeout" under Request Options allows longer.`,
	},
	{
		codes: /^HPE_/,
		summary: (server) => `${server} does not speak HTTP`,
		cure: 'Check the address: whether it starts with https or http (wss or ws), and the port.',
	},
	{
		codes: /^ERR_INVALID_CHAR$/,
		summary: () => 'The API key holds characters that no API key has',
		cure: 'Enter the API key of the credential again.',
	},
	{
		codes: /^/,
		summary: (server) => `The connection to ${server} broke`,
		cure: `${TRY_LATER} If it persists, check the address, and the proxy and firewall in between.`,
	},
];

function textOfCode(code: string, server: string, name: string): Text {
	const { summary, cure } = NETWORK_TEXTS.find(({ codes }) => codes.test(code))!;
	return { summary: summary(server, name).replace(/^the /, 'The '), cure };
}

/** What a request that got no answer means. @param code Node's error code @param host with its port */
export const networkText = (code: string, host: string): Text => textOfCode(code, host, host);

/** What a handshake with the LiveAPI that got no answer means; see `networkText`. */
export function liveNetworkText(code: string, host: string): Text {
	const { summary, cure } = textOfCode(code, `the LiveAPI at ${host}`, `${host} of the LiveAPI`);
	return { summary, cure: `${CHECK_LIVE_URL} ${cure} (${code})` };
}
