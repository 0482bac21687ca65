import { inputError } from '../inputError';

/** Where the credential says SEKOIA.IO is. */
export interface Connection {
	/** Origin and path before `/api/v1`, without a trailing slash: `https://app.sekoia.io` */
	readonly baseUrl: string;
	/** WebSocket address of the LiveAPI: `wss://app.sekoia.io/live/` */
	readonly liveApiUrl: string;
}

/** What the credential holds; members may be missing in credentials saved before they existed. */
export interface SekoiaCredential {
	apiKey?: unknown;
	baseUrl?: unknown;
	liveApiUrl?: unknown;
	webhookSecret?: unknown;
}

const DEFAULT_BASE_URL = 'https://api.sekoia.io';

function parseUrl(text: string, label: string, protocols: readonly string[]): URL {
	const example = protocols.includes('https:') ? 'https://app.sekoia.io' : 'wss://app.sekoia.io/live/';
	const cure = `Enter an address such as ${example} in the SEKOIA.IO API credential.`;
	let url: URL;
	try {
		url = new URL(text);
	} catch {
		throw inputError(`The ${label} of the credential is not a URL: "${text}"`, cure);
	}
	if (!protocols.includes(url.protocol)) {
		const names = protocols.map((protocol) => `${protocol}//`).join(' or ');
		throw inputError(`The ${label} of the credential must start with ${names}: "${text}"`, cure);
	}
	if (url.username || url.password) {
		throw inputError(`The ${label} of the credential must not contain a user name or password`, cure);
	}
	return url;
}

/**
 * Reads the API key as users copy it: blanks around it and the word `Bearer` before it are dropped.
 * @returns the key; empty when there is none
 */
export function readApiKey(value: unknown): string {
	const given = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
	return given.trim().replace(/^Bearer\s+/i, '').trim();
}

/** Paths of SEKOIA.IO's app, which users copy from their browser's address bar, begin with one of these. */
const APP_PATHS = /^\/+(operations|intelligence|settings|user|dashboards?|events|alerts|cases|hunting|login)(\/|$)/i;

/**
 * Reads the base URL as users find it in SEKOIA.IO's documentation or in their browser: with or without scheme,
 * trailing slashes, `/api/v1` at its end, or the page of the app they are at. Paths are then appended as `/api/v1/...`.
 * @returns origin and path without a trailing slash
 * @throws InputError when it is not an http(s) URL, or has a query or a fragment
 */
export function normalizeBaseUrl(value: unknown): string {
	const given = typeof value === 'string' && value.trim() ? value.trim() : DEFAULT_BASE_URL;
	const text = /^[a-z0-9-]+(\.[a-z0-9-]+)+(:\d+)?(\/|$)/i.test(given) ? `https://${given}` : given;
	const url = parseUrl(text, 'Base URL', ['https:', 'http:']);
	if (APP_PATHS.test(url.pathname)) return url.origin;
	if (url.search || url.hash) {
		throw inputError(
			`The Base URL of the credential must end after the path, but it has "${url.search || url.hash}"`,
			`Enter only the address, such as ${url.origin}.`,
		);
	}
	const path = url.pathname.replace(/\/+$/, '').replace(/\/api(\/v\d+)?$/, '');
	return url.origin + path.replace(/\/+$/, '');
}

/**
 * The LiveAPI address: the given one, else the app's host of `baseUrl` with the path `/live/`. The
 * documented API hosts (`api.<region>sekoia.io`) have their LiveAPI on `app.<region>sekoia.io`; the
 * trailing slash is needed.
 * @throws InputError when it is not a ws(s) URL
 */
export function resolveLiveApiUrl(value: unknown, baseUrl: string): string {
	if (typeof value === 'string' && value.trim()) {
		return parseUrl(value.trim(), 'LiveAPI URL', ['wss:', 'ws:']).href;
	}
	const base = new URL(baseUrl);
	const scheme = base.protocol === 'http:' ? 'ws' : 'wss';
	return `${scheme}://${base.host.replace(/^api\./, 'app.')}/live/`;
}

/** Reads both addresses of a credential. @throws InputError when one cannot be used */
export function readConnection(credential: SekoiaCredential): Connection {
	const baseUrl = normalizeBaseUrl(credential.baseUrl);
	return { baseUrl, liveApiUrl: resolveLiveApiUrl(credential.liveApiUrl, baseUrl) };
}
