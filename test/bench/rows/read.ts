import { BareClient } from '../run/bareClient';
import type { Engine, Figures, Place, Row, Work } from '../run/row';

const AT_ONCE = 5;
/** The most that the node allows, so that the default pace is not what is measured. */
const PACE = 90;

/** Runs an operation of the node. @returns how many items it gave */
function node({ url }: Place, { runNode }: Engine, parameters: object): (items?: object[]) => Promise<number> {
	const run = {
		parameters: { ...parameters, requestOptions: { requestsPerSecond: PACE, maxConcurrentRequests: AT_ONCE } },
		credential: { apiKey: 'bench-api-key', baseUrl: url },
	};
	return async (items) => {
		const { items: output, error } = await runNode({ ...run, ...(items ? { items: items as never } : {}) });
		if (error) throw error;
		return output.length;
	};
}

const count = (found: number, wanted: number): void => {
	if (found !== wanted) throw new Error(`${found} of ${wanted} objects came`);
};

/** The time that the limiter's pace needs for so many requests, and the larger of that and a multiple of the peer's. */
const atPace = (requests: number): number => ((requests - 1) / PACE) * 1000;
const isWithin = (factor: number, requests: number) => (ours: Figures, peer: Figures) =>
	ours.milliseconds <= Math.max(factor * peer.milliseconds, 1.1 * atPace(requests));

const offsets = (length: number, page: number): number[] => Array.from({ length: Math.ceil(length / page) }, (_, index) => index * page);

interface Found {
	items: object[];
}

function searchAlerts(latency: number): Row {
	const length = 10_000;
	return {
		name: `search-alerts-${latency}`,
		work: `Search 10,000 alerts, all pages, ${latency} ms latency`,
		server: { latency, length },
		async ours(place, engine): Promise<Work> {
			const search = node(place, engine, { resource: 'alert', operation: 'search', returnAll: true });
			return async () => count(await search(), length);
		},
		async peer({ url }): Promise<Work> {
			const client = new BareClient(url, AT_ONCE);
			return async () => {
				const pages = await client.each(offsets(length, 100), async (offset) => await client.call<Found>(`/api/v1/sic/alerts?limit=100&offset=${offset}`));
				count(pages.reduce((sum, { items }) => sum + items.length, 0), length);
			};
		},
		goal: `ratio at most 1.5, or the pace of ${PACE} requests/s (${(atPace(101) / 1000).toFixed(2)} s) within 10 %`,
		isMet: isWithin(1.5, 102),
	};
}

const JOBS = '/api/v1/sic/conf/events/search/jobs';

const searchEvents: Row = {
	name: 'search-events',
	work: 'Search 100,000 events, all pages, 20 ms latency',
	server: { latency: 20, length: 100_000 },
	async ours(place, engine): Promise<Work> {
		const search = node(place, engine, { resource: 'event', operation: 'search', query: '', earliestTime: '-1d', latestTime: 'now', returnAll: true });
		return async () => count(await search(), 100_000);
	},
	async peer({ url }): Promise<Work> {
		const client = new BareClient(url, AT_ONCE);
		return async () => {
			const { uuid } = await client.call<{ uuid: string }>(JOBS, JSON.stringify({ term: '', earliest_time: '-1d', latest_time: 'now' }));
			const pages = await client.each(offsets(100_000, 1_000), async (offset) => await client.call<Found>(`${JOBS}/${uuid}/events?limit=1000&offset=${offset}`));
			count(pages.reduce((sum, { items }) => sum + items.length, 0), 100_000);
		};
	},
	goal: `ratio at most 1.5, or the pace of ${PACE} requests/s (${(atPace(102) / 1000).toFixed(2)} s) within 10 %`,
	isMet: isWithin(1.5, 102),
};

const uuids = (length: number): string[] => Array.from({ length }, (_, index) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`);

/** Alerts got one by one; the pace is what takes the time, so CPU is what can be spared. */
function getAlerts(length: number): Row {
	return {
		name: `get-alerts-${length}`,
		work: `Get ${length.toLocaleString('en')} alerts, one item each, at ${PACE}/s, 20 ms latency`,
		server: { latency: 20, length },
		runs: length > 500 ? 1 : 3,
		async ours(place, engine): Promise<Work> {
			const get = node(place, engine, { resource: 'alert', operation: 'get', uuid: { __rl: true, mode: 'id', value: '={{ $json.uuid }}' } });
			const items = uuids(length).map((uuid) => ({ json: { uuid } }));
			return async () => count(await get(items), length);
		},
		async peer({ url }): Promise<Work> {
			const client = new BareClient(url, AT_ONCE);
			return async () => {
				const alerts = await client.each(uuids(length), async (uuid) => await client.call<object>(`/api/v1/sic/alerts/${uuid}`));
				count(alerts.length, length);
			};
		},
		goal: `the pace (${(atPace(length) / 1000).toFixed(2)} s) within 10 %; CPU at most ${(1.33 * length).toFixed(0)} ms`,
		isMet: ({ milliseconds, cpu }) => milliseconds <= 1.1 * atPace(length) && cpu <= 1.33 * length,
	};
}

const [ROWS, DIFFERENT] = [10_000, 1_000];
const addressOf = (index: number): string => `198.51.${Math.floor((index % DIFFERENT) / 250)}.${(index % DIFFERENT) % 250}`;

const enrichment: Row = {
	name: 'enrichment',
	work: `Get the context of ${ROWS.toLocaleString('en')} indicators, one item each, ${DIFFERENT.toLocaleString('en')} of them different, 20 ms latency (one run)`,
	server: { latency: 20, length: 1 },
	runs: 1,
	async ours(place, engine): Promise<Work> {
		const parameters = { resource: 'indicator', operation: 'getContext', indicatorType: 'IP address', indicators: '={{ $json.ip }}' };
		const getContext = node(place, engine, parameters);
		const items = Array.from({ length: ROWS }, (_, index) => ({ json: { ip: addressOf(index) } }));
		return async () => count(await getContext(items), ROWS);
	},
	async peer({ url }): Promise<Work> {
		const client = new BareClient(url, AT_ONCE);
		return async () => {
			const known = new Map<string, Found>();
			const different = [...new Set(Array.from({ length: ROWS }, (_, index) => addressOf(index)))];
			const path = (ip: string) => `/api/v2/inthreat/indicators/context?type=ipv4-addr&value=${ip}`;
			await client.each(different, async (ip) => known.set(ip, await client.call<Found>(path(ip))));
			count(known.size, DIFFERENT);
		};
	},
	goal: `the pace (${(atPace(DIFFERENT) / 1000).toFixed(1)} s) within 10 %`,
	isMet: ({ milliseconds }) => milliseconds <= 1.1 * atPace(DIFFERENT),
};

export const readRows: Row[] = [searchAlerts(20), searchAlerts(150), searchEvents, getAlerts(300), enrichment];
