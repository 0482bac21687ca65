import type { SekoiaClient } from './http/client';
import { inputError } from './inputError';
import { isJsonObject, type Json, type JsonObject } from './json';
import { pages } from './http/paging';

const ALERTS = '/api/v1/sic/alerts';
const PERMISSIONS = ['View alerts'];
/** The largest page of alerts. */
const ALERT_PAGE = 100;

function object(answer: Json): JsonObject {
	if (isJsonObject(answer)) return answer;
	throw inputError('SEKOIA.IO answered without the expected object');
}

export interface AlertParts {
	comments?: boolean;
	history?: boolean;
}

/** One alert by uuid or short id, without the parts that were not asked for. */
export async function getAlert(client: SekoiaClient, id: string, parts: AlertParts = {}): Promise<JsonObject> {
	const { comments = false, history = false } = parts;
	const answer = await client.request({
		method: 'GET',
		path: `${ALERTS}/${encodeURIComponent(id)}`,
		target: id,
		query: [
			['stix', 'false'],
			['comments', String(comments)],
			['countermeasures', 'false'],
			['history', String(history)],
		],
		permissions: PERMISSIONS,
	});
	return object(answer);
}

export async function getComment(client: SekoiaClient, alertId: string, commentId: string): Promise<JsonObject> {
	const path = `${ALERTS}/${encodeURIComponent(alertId)}/comments/${encodeURIComponent(commentId)}`;
	return object(await client.request({ method: 'GET', path, permissions: PERMISSIONS }));
}

/** A search's query, such as `['match[rule_name]', 'a,b']`. */
type AlertQuery = ReadonlyArray<readonly [name: string, value: string]>;

/** The first alerts of a search. */
export async function firstAlerts(client: SekoiaClient, query: AlertQuery, limit: number): Promise<JsonObject[]> {
	for await (const page of alertPages(client, query, limit)) return page;
	return [];
}

/** All alerts of a search, page by page. */
export async function* alertPages(client: SekoiaClient, query: AlertQuery, limit = Infinity): AsyncGenerator<JsonObject[]> {
	const call = {
		method: 'GET' as const,
		path: ALERTS,
		query: [...query, ['with_count', 'false'] as const],
		permissions: PERMISSIONS,
	};
	for await (const { items } of pages(client, call, { pageSize: ALERT_PAGE, limit })) yield items;
}
