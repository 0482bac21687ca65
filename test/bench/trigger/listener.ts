/** Who listens to the platform, in a process of its own: the live trigger in n8n-core's harness, or a bare client. */
import { WebSocket } from 'ws';

import { activate, Database } from '../../harness/trigger';
import type { JsonObject } from '../../simulator';
import { BareClient } from '../run/bareClient';
import { optionsOfChild, serve } from '../run/child';
import { heap } from '../run/memory';

export interface ListenerOptions {
	side: 'ours' | 'peer';
	url: string;
	liveApiUrl: string;
	apiKey: string;
	events: string[];
}

/** What was heard so far. */
export interface Report {
	/** UUID of the alert of each execution, and when it began, since the last report */
	begun: Array<[string, number]>;
	/** CPU since the start, in milliseconds: until the report, and after it, which collects all garbage */
	cpuUntil: number;
	cpuFrom: number;
	/** MB in use after a full collection */
	heap: number;
	/** Bytes of the saved static data */
	saved: number;
}

const options = optionsOfChild<ListenerOptions>();
const database = new Database();
let begun: Array<[string, number]> = [];
const note = (uuid: unknown): void => void begun.push([String(uuid), Date.now()]);

async function ours({ url, liveApiUrl, apiKey, events }: ListenerOptions): Promise<void> {
	await activate({
		// A file in n8n's store would be work that the bare client does not do.
		parameters: { events, options: { attachFile: false } },
		credential: { apiKey, baseUrl: url, liveApiUrl },
		database,
		observe: ({ json }) => note(json.alert_uuid),
	});
}

const PAGE = 100;
const PACE_MS = 1000 / 50;

/**
 * The same work in the fewest lines: what each frame announces is fetched, up to 100 alerts in a request, at 50
 * requests per second at most. It notices no loss, no copy and no failure.
 */
function bare({ url, liveApiUrl, apiKey }: ListenerOptions): void {
	const client = new BareClient(url, 10);
	const headers = { Authorization: `Bearer ${apiKey}`, Accept: 'application/json' };
	const waiting: string[] = [];
	let next = 0;
	let timer: NodeJS.Timeout | undefined;
	const fetch = async (): Promise<void> => {
		timer = undefined;
		next = Date.now() + PACE_MS;
		const uuids = waiting.splice(0, PAGE);
		if (waiting.length > 0) plan();
		const query = uuids.length === 1 ? `/${uuids[0]}` : `?match%5Buuid%5D=${uuids.join('%2C')}&limit=${PAGE}`;
		const answer = await client.call<JsonObject>(`/api/v1/sic/alerts${query}`, undefined, headers);
		for (const { uuid } of uuids.length === 1 ? [answer] : (answer.items as JsonObject[])) note(uuid);
	};
	const plan = (): void => {
		timer ??= setTimeout(() => void fetch(), Math.max(0, next - Date.now()));
	};
	const socket = new WebSocket(liveApiUrl, { headers: { Cookie: `access_token_cookie=${apiKey}` } });
	socket.on('open', () => socket.send('{"action": "upgrade"}'));
	socket.on('message', (data: Buffer) => {
		const { metadata, type, action, attributes } = JSON.parse(data.toString()) as Record<string, JsonObject | undefined>;
		if (metadata?.version !== 2 || (type as unknown) !== 'alert' || (action as unknown) !== 'created') return;
		waiting.push(String(attributes?.uuid));
		plan();
	});
}

function cpu(): number {
	const { user, system } = process.cpuUsage();
	return (user + system) / 1000;
}

async function run(): Promise<void> {
	if (options.side === 'ours') await ours(options);
	else bare(options);
	serve(
		{},
		{
			count: () => begun.length,
			report: (): Report => {
				const before = cpu();
				const report = { begun, cpuUntil: before, heap: heap(), saved: JSON.stringify(database.staticData).length };
				begun = [];
				return { ...report, cpuFrom: cpu() };
			},
		},
	);
}

void run();
