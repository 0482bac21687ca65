/** Where one region of SEKOIA.IO is reached. */
export interface Region {
	/** SEKOIA.IO's name of the region; in lower case it is the value that the credential stores */
	readonly name: string;
	/** Address of the REST API, without `/api/v1` */
	readonly baseUrl: string;
	/** Address of the LiveAPI */
	readonly liveApiUrl: string;
	/** Address of the intakes, without `/batch` */
	readonly intakeUrl: string;
}

const onApp = (name: string, intakePath: string): Region => {
	const domain = `${name.toLowerCase()}.sekoia.io`;
	return {
		name,
		baseUrl: `https://app.${domain}`,
		liveApiUrl: `wss://app.${domain}/live/`,
		intakeUrl: `https://intake.${domain}${intakePath}`,
	};
};

/**
 * The regions, as SEKOIA.IO's documentation lists them: the API in its quick start, the intakes in its page on HTTP
 * intakes, the LiveAPI in its playbook module. Not confirmed by any of these: the LiveAPI addresses of all regions
 * but FRA1, made as FRA1's is; and for SGP1, that `/api/v1` answers at the address of the app (documented is
 * `https://api.sgp1.sekoia.io`).
 */
export const REGIONS: readonly Region[] = [
	{
		name: 'FRA1',
		baseUrl: 'https://api.sekoia.io',
		liveApiUrl: 'wss://app.sekoia.io/live/',
		intakeUrl: 'https://intake.sekoia.io',
	},
	onApp('FRA2', '/api/v1/intake-http'),
	onApp('MCO1', '/api/v1/intake-http'),
	onApp('UAE1', '/api/v1/intake-http'),
	onApp('USA1', '/api/v1/intake-http'),
	onApp('SGP1', ''),
];

/** The domain of an address of the app or the REST API: the same for `app.` and `api.`, which both answer. */
const domainOf = (url: string): string => new URL(url).host.replace(/^(api|app)\./, '');

/** The address of SEKOIA.IO's app beside the REST API at `baseUrl`; undefined for a proxy or an installation of one's own. */
export function appUrlOf(baseUrl: string): string | undefined {
	const region = regionAt(baseUrl);
	return region && `https://${new URL(region.liveApiUrl).host}`;
}

/** The region with this name, in upper or lower case. */
export const regionNamed = (name: string): Region | undefined =>
	REGIONS.find((region) => region.name === name.trim().toUpperCase());

/** The region whose app or REST API is at this address; undefined for a proxy or an installation of one's own. */
export const regionAt = (baseUrl: string): Region | undefined =>
	REGIONS.find((region) => domainOf(region.baseUrl) === domainOf(baseUrl));
