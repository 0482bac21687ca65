import { getAlert, listedAlerts } from '../../../shared/alertApi';
import { inputError } from '../../../shared/inputError';
import type { JsonObject } from '../../../shared/json';
import { text, time } from '../../../shared/members';
import type { OperationContext } from '../../engine/operation';

/** The span begins so much before the first event of an alert, whose date may be that of its arrival. */
const BEFORE_MS = 10_000;

type Context = Pick<OperationContext<unknown>, 'client' | 'acrossItems'>;

const nameOf = (alert: JsonObject) => text(alert.short_id) ?? text(alert.uuid) ?? 'an alert';

/** The alerts with these ids, of which the list gives most; it leaves out those that are hidden. */
async function read({ client, acrossItems }: Context, ids: readonly string[]): Promise<JsonObject[]> {
	const listed = await acrossItems.once('alerts', async () => {
		const all = new Set((acrossItems.valuesOf('alerts') as string[][]).flat());
		return await listedAlerts(client, [...all]);
	});
	return await Promise.all(
		ids.map(async (id) => listed.get(id) ?? (await acrossItems.once(`alert ${id}`, async () => await getAlert(client, id)))),
	);
}

/** When the first event of an alert was seen, in milliseconds since 1970. @throws InputError */
function firstSeen(alert: JsonObject): number {
	const seen = time(alert.first_seen_at) ?? time(alert.created_at);
	if (seen !== undefined) return seen;
	throw inputError(`SEKOIA.IO does not tell when the alert ${nameOf(alert)} was first seen`, 'Choose Find By > Query, with a time span of your own.');
}

/** @throws InputError when events cannot be found by this alert */
function termOf(alert: JsonObject): string {
	const shortId = text(alert.short_id);
	if (shortId !== undefined) return `alert_short_ids:"${shortId}"`;
	throw inputError(`SEKOIA.IO does not tell the short ID of the alert ${nameOf(alert)}`, 'Choose Find By > Query.');
}

/**
 * Refuses a query whose parentheses or quotes would end those around it, so that it would find more than the alerts have.
 * Whether a backslash counts outside of quotes depends on the query language, so there it is refused before them.
 * @throws InputError
 */
function requireWhole(query: string): void {
	let depth = 0;
	const outside = query.replace(/(^|[^\\])"(?:[^"\\]|\\.)*"/gs, '$1');
	for (const [one] of outside.matchAll(/[()]/g)) {
		depth += one === '(' ? 1 : -1;
		if (depth < 0) break;
	}
	if (depth === 0 && !outside.includes('"') && !/\\[()]/.test(outside)) return;
	throw inputError('"Query" has a parenthesis or a quotation mark without its counterpart', 'Close what is open. Put text with such characters into quotes.');
}

/** The body of the search for the events of some alerts: what to find, and from when to when. @throws InputError */
export function searchOfAlerts(alerts: readonly JsonObject[], query = ''): JsonObject {
	requireWhole(query);
	const terms = [...new Set(alerts.map(termOf))].join(' OR ');
	const earliest = alerts.map(firstSeen).reduce((one, other) => Math.min(one, other));
	return {
		term: query.trim() === '' ? terms : `(${terms}) AND (${query})`,
		earliest_time: new Date(earliest - BEFORE_MS).toISOString(),
		// SEKOIA.IO's own integrations do not end at `last_seen_at`: events join an alert later than it tells.
		latest_time: 'now',
	};
}

/**
 * What the fields of an event search make of the job's body, where the alerts give query and span.
 * @param values those of `searchFields`
 * @returns the members that take the place of those that the fields give; none where no alerts are chosen
 * @throws InputError; RequestError when an alert does not exist or may not be seen
 */
export async function bodyOfAlerts(context: Context, { findBy, alerts, query }: { findBy: string; alerts?: string[]; query?: string }): Promise<JsonObject> {
	if (findBy !== 'alert') return {};
	return searchOfAlerts(await read(context, [...new Set(alerts)]), query);
}
