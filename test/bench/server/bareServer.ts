/**
 * A server that answers at once, or after a latency, without doing any work for it: where a client is measured, the
 * simulator, which filters, sorts and checks, would be the slower side. Its objects have the shape of the simulator's.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { gunzipSync } from 'node:zlib';

import { listen } from '../../harness/loopback';
import { startSimulator, type JsonObject } from '../../simulator';
import { optionsOfChild, tell } from '../run/child';
import type { ServerOptions } from '../run/row';

const JOBS = '/api/v1/sic/conf/events/search/jobs';
/** For lists of which there is no model: the members that lists of the editor show. */
const anything = (index: number): JsonObject => ({ name: `Entry ${index}`, label: `Entry ${index}`, category: `category ${index}`, value: `value ${index}`, stage: 'open' });

const uuidOf = (index: number): string => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;

/** Some texts of one object, which differ in their identity only. */
function rows(model: JsonObject | ((index: number) => JsonObject), length: number): string[] {
	return Array.from({ length }, (_, index) => {
		const short_id = `ALBench${String(index).padStart(5, '0')}`;
		const members = typeof model === 'function' ? model(index) : model;
		return JSON.stringify({ ...members, id: `entry--${uuidOf(index)}`, uuid: uuidOf(index), short_id, _id: uuidOf(index) });
	});
}

async function models(): Promise<{ alert: JsonObject; event: JsonObject; job: JsonObject }> {
	const simulator = await startSimulator({ alerts: 1, events: 50, searchJobMs: 0 });
	const call = async (path: string, body?: object): Promise<JsonObject> => {
		const headers = { Authorization: `Bearer ${simulator.apiKey}`, 'Content-Type': 'application/json' };
		const answer = await fetch(simulator.url + path, body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers });
		return (await answer.json()) as JsonObject;
	};
	const first = ({ items }: JsonObject) => (items as JsonObject[])[0] as JsonObject;
	try {
		const alert = first(await call('/api/v1/sic/alerts?limit=1'));
		const job = await call(JOBS, { term: '', earliest_time: '-52w', latest_time: 'now' });
		await new Promise((resolve) => setTimeout(resolve, 50));
		const event = first(await call(`${JOBS}/${String(job.uuid)}/events?limit=1`));
		return { alert, event, job: { ...job, status: 2 } };
	} finally {
		await simulator.stop();
	}
}

async function bytesOf(request: IncomingMessage): Promise<number> {
	let bytes = 0;
	for await (const part of request) bytes += (part as Buffer).length;
	return bytes;
}

/** How many events a batch has, for as many ids. */
async function eventsIn(request: IncomingMessage): Promise<number> {
	const parts: Buffer[] = [];
	for await (const part of request) parts.push(part as Buffer);
	const content = Buffer.concat(parts);
	const text = (request.headers['content-encoding'] === 'gzip' ? gunzipSync(content) : content).toString();
	return (JSON.parse(text) as { jsons: string[] }).jsons.length;
}

async function start({ latency = 0, length = 100, refuses = false }: ServerOptions): Promise<void> {
	const { alert, event, job } = await models();
	const lists = { alerts: rows(alert, length), events: rows(event, length), anything: rows(anything, length) };
	const jobText = JSON.stringify(job);
	const page = (from: readonly string[], query: URLSearchParams): string => {
		const offset = Number(query.get('offset') ?? 0);
		const items = from.slice(offset, offset + Number(query.get('limit') ?? 100));
		return `{"items":[${items.join(',')}],"total":${from.length},"has_more":${offset + items.length < from.length}}`;
	};
	const answerTo = (path: string, query: URLSearchParams): string => {
		if (path === JOBS || /\/jobs\/[^/]+$/.test(path)) return jobText;
		if (path.endsWith('/events')) return page(lists.events, query);
		if (path === '/api/v1/sic/alerts') return page(lists.alerts, query);
		if (path.startsWith('/api/v1/sic/alerts/') && /\d{12}$/.test(path)) return lists.alerts[Number(path.slice(-12))] ?? '{}';
		return page(lists.anything, query);
	};
	const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
		const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
		let text: string;
		if (pathname.endsWith('/batch')) {
			if (refuses) await bytesOf(request);
			const count = refuses ? 0 : await eventsIn(request);
			text = refuses ? '{"message":"wrong key"}' : JSON.stringify({ event_ids: Array.from({ length: count }, (_, index) => uuidOf(index)) });
		} else {
			await bytesOf(request);
			text = answerTo(pathname, searchParams);
		}
		const send = () => {
			response.writeHead(refuses ? 403 : 200, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text) });
			response.end(text);
		};
		if (latency > 0) setTimeout(send, latency);
		else send();
	};
	const { url } = await listen(createServer((request, response) => void handle(request, response)));
	tell({ url });
}

void start(optionsOfChild<ServerOptions>());
