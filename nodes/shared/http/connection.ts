import { inputError } from '../inputError';
import { REGIONS, regionAt, regionNamed, type Region } from './regions';

/** Where the credential says SEKOIA.IO is. */
export interface Connection {
	/** Origin and path before `/api/v1`, without a trailing slash: `https://app.sekoia.io` */
	readonly baseUrl: string;
	/** WebSocket address of the LiveAPI: `wss://app.sekoia.io/live/` */
	readonly liveApiUrl: string;
	/** Address of the intakes; undefined when neither the credential nor its region tells it */
	readonly intakeUrl: string | undefined;
}

/** What the credential holds; members may be missing in credentials saved before they existed. */
export interface SekoiaCredential {
	apiKey?: unknown;
	region?: unknown;
	baseUrl?: unknown;
	liveApiUrl?: unknown;
	intakeUrl?: unknown;
	webhookSecret?: unknown;
}

const DEFAULT_BASE_URL = 'https://api.sekoia.io';

/**
 * The value of Region in the credential with which its own addresses count. It must be the default: n8n gives a
 * credential saved before there were regions the default, and drops the addresses that it hides.
 */
export const CUSTOM_REGION = 'custom';

const EXAMPLES = {
	'Base URL': 'https://app.sekoia.io',
	'LiveAPI URL': 'wss://app.sekoia.io/live/',
	'Intake URL': 'https://intake.sekoia.io',
};
type Label = keyof typeof EXAMPLES;
const HTTP = ['https:', 'http:'];

/** An address as it was entered, trimmed; empty when there is none. @throws InputError when it is no text */
function entered(value: unknown, label: Label): string {
	if (value === undefined || typeof value === 'string') return (value ?? '').trim();
	// An expression whose secret store is down gives null; the default address would then be a guess.
	throw inputError(`The ${label} of the credential is not text`, 'Correct its expression in the SEKOIA.IO API credential, or enter the address.');
}

/** Where an address comes from, for messages. */
interface AddressTexts {
	/** As the beginning of a sentence: `The Base URL of the credential` */
	name: string;
	cure: string;
}

const textsOf = (label: Label): AddressTexts => ({
	name: `The ${label} of the credential`,
	cure: `Enter an address such as ${EXAMPLES[label]} in the SEKOIA.IO API credential.`,
});

function parseUrl(text: string, { name, cure }: AddressTexts, protocols: readonly string[]): URL {
	let url: URL;
	// The parser takes these into a path or even a host name, although they come from a list or a sentence around the address.
	const foreign = /[\s,;"'<>\\^`{|}]/.exec(text)?.[0];
	try {
		if (foreign !== undefined) throw new Error('No address has this character');
		url = new URL(text);
	} catch {
		const hint = foreign === undefined ? '' : ` It must have no ${foreign.trim() === '' ? 'blanks' : foreign} in it.`;
		throw inputError(`${name} is not a URL: "${text}"`, cure + hint);
	}
	if (url.username || url.password) {
		throw inputError(`${name} must not contain a user name or password`, cure);
	}
	if (!protocols.includes(url.protocol)) {
		const names = protocols.map((protocol) => `${protocol}//`).join(' or ');
		throw inputError(`${name} must start with ${names}: "${text}"`, cure);
	}
	return url;
}

/** Refuses what paths cannot be appended to, without showing it: it may hold a key. */
function requirePathOnly({ origin, search, hash }: URL, { name }: AddressTexts): void {
	if (!search && !hash) return;
	throw inputError(
		`${name} must end after the path, but it has a ${search ? 'query' : 'fragment'}`,
		`Enter only the address, such as ${origin}.`,
	);
}

/** An http(s) address with or without its scheme. @throws InputError when it is none, or has a user name or password */
function parseHttpUrl(given: string, texts: AddressTexts): URL {
	const text = /^[a-z0-9-]+(\.[a-z0-9-]+)+(:\d+)?(\/|$)/i.test(given) ? `https://${given}` : given;
	return parseUrl(text, texts, HTTP);
}

/**
 * Reads the API key as users copy it: blanks around it and the word `Bearer` before it are dropped.
 * @returns the key; empty when there is none
 */
export function readApiKey(value: unknown): string {
	const given = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
	return given.trim().replace(/^Bearer\s+/i, '').trim();
}

/** The header with which a request to the REST API or the LiveAPI carries the key. @param apiKey as the credential holds it */
export const authorization = (apiKey: unknown) => ({ Authorization: `Bearer ${readApiKey(apiKey)}` });

/** Paths of SEKOIA.IO's app, which users copy from their browser's address bar, begin with one of these. */
const APP_PATHS = /^\/+(operations|intelligence|settings|user|dashboards?|events|alerts|cases|hunting|login)(\/|$)/i;

/**
 * Reads the base URL as users find it in SEKOIA.IO's documentation or in their browser: with or without scheme,
 * trailing slashes, `/api/v1` at its end, or the page of the app they are at. Paths are then appended as `/api/v1/...`.
 * @returns origin and path without a trailing slash
 * @throws InputError when it is not an http(s) URL, or has a query or a fragment
 */
export function normalizeBaseUrl(value: unknown): string {
	const given = entered(value, 'Base URL') || DEFAULT_BASE_URL;
	const url = parseHttpUrl(given, textsOf('Base URL'));
	if (APP_PATHS.test(url.pathname)) return url.origin;
	requirePathOnly(url, textsOf('Base URL'));
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
	const given = entered(value, 'LiveAPI URL');
	if (given) return parseUrl(given, textsOf('LiveAPI URL'), ['wss:', 'ws:']).href;
	const base = new URL(baseUrl);
	const scheme = base.protocol === 'http:' ? 'ws' : 'wss';
	return `${scheme}://${base.host.replace(/^api\./, 'app.')}/live/`;
}

/**
 * Reads the address of the intakes, with or without the `/batch` to which events are posted.
 * @returns origin and path without `/batch` and a trailing slash
 * @throws InputError when it is not an http(s) URL, or has a query, a fragment, a user name or a password
 */
export function normalizeIntakeUrl(given: string, texts: AddressTexts): string {
	const url = parseHttpUrl(given, texts);
	requirePathOnly(url, texts);
	return (url.origin + url.pathname).replace(/\/+$/, '').replace(/\/+batch$/, '');
}

/**
 * The address of the intakes: the given one, else that of the region whose API is at `baseUrl`.
 * @returns the address without a trailing slash; undefined when there is neither
 * @throws InputError when it is not an http(s) URL, or has a query or a fragment
 */
function resolveIntakeUrl(value: unknown, baseUrl: string): string | undefined {
	const given = entered(value, 'Intake URL');
	if (!given) return regionAt(baseUrl)?.intakeUrl;
	return normalizeIntakeUrl(given, textsOf('Intake URL'));
}

/** The chosen region; undefined for addresses of one's own. @throws InputError when there is no such region */
function readRegion(value: unknown): Region | undefined {
	const given = typeof value === 'string' ? value.trim() : value;
	if (given === undefined || given === CUSTOM_REGION) return undefined;
	const region = typeof given === 'string' ? regionNamed(given) : undefined;
	if (region) return region;
	const names = REGIONS.map(({ name }) => name).join(', ');
	throw inputError(
		`The Region of the credential must be one of ${names} or ${CUSTOM_REGION}, but it is ${JSON.stringify(given)}`,
		'Choose the region in the SEKOIA.IO API credential.',
	);
}

/** Reads the addresses of a credential: those of its region, or its own. @throws InputError when one cannot be used */
export function readConnection(credential: SekoiaCredential): Connection {
	const region = readRegion(credential.region);
	if (region) return region;
	const baseUrl = normalizeBaseUrl(credential.baseUrl);
	return {
		baseUrl,
		liveApiUrl: resolveLiveApiUrl(credential.liveApiUrl, baseUrl),
		intakeUrl: resolveIntakeUrl(credential.intakeUrl, baseUrl),
	};
}

/** The address of the intakes. @throws InputError when the credential does not tell it */
export function intakeUrlOf({ intakeUrl, baseUrl }: Connection): string {
	if (intakeUrl !== undefined) return intakeUrl;
	throw inputError(
		`No region of SEKOIA.IO has the Base URL ${baseUrl}, so the address of its intakes is not known`,
		'Enter the Intake URL in the SEKOIA.IO API credential, or the Intake Server in the node.',
	);
}
