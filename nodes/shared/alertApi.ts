import { isUuid } from './fields/objectIds';
import type { SekoiaClient } from './http/client';
import { NOT_THE_API } from './http/errorTexts';
import { pages } from './http/paging';
import { segment } from './http/segment';
import { inputError } from './inputError';
import { isJsonObject, type Json, type JsonObject } from './json';

const ALERTS = '/api/v1/sic/alerts';
const PERMISSIONS = ['View alerts'];
/** The largest page of alerts. */
const ALERT_PAGE = 100;

function object(answer: Json): JsonObject {
	if (isJsonObject(answer)) return answer;
	throw inputError('SEKOIA.IO answered without the expected object', NOT_THE_API);
}

/** Parts of an alert that the API adds only when asked. */
interface AlertParts {
	comments?: boolean;
	history?: boolean;
	/** The names of custom status and verdict */
	customStatus?: boolean;
}

/**
 * One alert by UUID or short ID, with the parts asked for.
 * @throws RequestError; InputError when the answer is not an object
 */
export async function getAlert(client: SekoiaClient, id: string, parts: AlertParts = {}): Promise<JsonObject> {
	const { comments = false, history = false, customStatus = false } = parts;
	const answer = await client.request({
		method: 'GET',
		path: `${ALERTS}/${segment(id)}`,
		target: id,
		query: [
			['stix', 'false'],
			['comments', String(comments)],
			['countermeasures', 'false'],
			['history', String(history)],
			...(customStatus ? [['custom_status', 'true'] as const] : []),
		],
		permissions: PERMISSIONS,
	});
	return object(answer);
}

/** One comment of an alert, both by UUID. @throws as `getAlert` does */
export async function getComment(client: SekoiaClient, alertId: string, commentId: string): Promise<JsonObject> {
	const path = `${ALERTS}/${segment(alertId)}/comments/${segment(commentId)}`;
	return object(await client.request({ method: 'GET', path, permissions: PERMISSIONS }));
}

/** A search's query, such as `['match[rule_name]', 'a,b']`. */
export type AlertQuery = ReadonlyArray<readonly [name: string, value: string]>;

/** The first alerts of a search: `limit`, but no more than a page of 100. @throws RequestError */
export async function firstAlerts(client: SekoiaClient, query: AlertQuery, limit: number): Promise<JsonObject[]> {
	for await (const page of alertPages(client, query, limit)) return page;
	return [];
}

/** The alerts of a search, page by page, up to `limit`. @throws RequestError */
export async function* alertPages(client: SekoiaClient, query: AlertQuery, limit = Infinity): AsyncGenerator<JsonObject[]> {
	const call = {
		method: 'GET' as const,
		path: ALERTS,
		query: [...query, ['with_count', 'false'] as const],
		permissions: PERMISSIONS,
	};
	for await (const { items } of pages(client, call, { pageSize: ALERT_PAGE, limit })) yield items;
}

/**
 * Alerts by their ids, a hundred in a request, by UUID and by short ID. The list leaves out those that are hidden in SEKOIA.IO,
 * and those that do not exist.
 * @param ids UUIDs and short IDs
 * @throws RequestError
 */
export async function listedAlerts(client: SekoiaClient, ids: readonly string[]): Promise<Map<string, JsonObject>> {
	const found = new Map<string, JsonObject>();
	const asked = [
		['match[uuid]', ids.filter(isUuid)],
		['match[short_id]', ids.filter((id) => !isUuid(id))],
	] as const;
	for (const [name, all] of asked) {
		for (let start = 0; start < all.length; start += ALERT_PAGE) {
			const some = all.slice(start, start + ALERT_PAGE);
			for (const alert of await firstAlerts(client, [[name, some.join(',')]], some.length)) {
				for (const id of [alert.uuid, alert.short_id]) if (typeof id === 'string') found.set(id, alert);
			}
		}
	}
	return found;
}

/** How many alerts a search finds. @throws RequestError; InputError when the answer does not tell it */
export async function countAlerts(client: SekoiaClient, query: AlertQuery): Promise<number> {
	const all = [...query, ['with_count', 'true'], ['limit', '1']] as const;
	const { total } = object(await client.request({ method: 'GET', path: ALERTS, query: all, permissions: PERMISSIONS }));
	if (typeof total === 'number') return total;
	throw inputError('SEKOIA.IO does not tell the number of alerts', NOT_THE_API);
}
