import { getAlert, getComment } from '../../shared/alertApi';
import type { SekoiaClient } from '../../shared/http/client';
import { statusOf } from '../../shared/http/errors';
import type { JsonObject } from '../../shared/json';
import { num, objects, text, time } from '../../shared/members';
import { AbortedError, wait } from '../../shared/wait';
import type { Notification } from '../live/notification';
import type { Ledger, Occurrence } from '../recovery/ledger';

/** The alert of an event and, for a comment event, the comment. */
export interface Enriched {
	alert: JsonObject;
	comment?: JsonObject;
	/** False: one of the two could not be fetched, and is only what the notification says of it */
	enriched: boolean;
}

/**
 * Calls until it succeeds: a new alert may not be visible yet, and an outage ends.
 * @param waits milliseconds between the tries
 * @returns undefined when no try succeeded
 * @throws AbortedError when stopped, and the failure when the API key is not accepted
 */
async function patiently<Result>(
	call: () => Promise<Result>,
	waits: readonly number[],
	signal: AbortSignal,
): Promise<Result | undefined> {
	for (const pause of [...waits, undefined]) {
		let failure: unknown;
		try {
			return await call();
		} catch (error) {
			failure = error;
		}
		if (failure instanceof AbortedError || statusOf(failure) === 401) throw failure;
		if (pause !== undefined) await wait(pause, signal);
	}
	return undefined;
}

/** What a notification says, in the shape of an alert of the API. */
function alertOf({ alertUuid, shortId, attributes, changed, event }: Notification): JsonObject {
	const named = (name: string) => {
		const entry = { uuid: text(attributes[`${name}_uuid`]), name: text(attributes[`${name}_name`]) };
		return entry.uuid === undefined && entry.name === undefined ? undefined : entry;
	};
	const status = text(changed?.status)
		? { uuid: text(changed?.status), name: text(changed?.status_name) }
		: named('status');
	const category = text(attributes.alert_type_category);
	const urgency = num(changed?.dynamic_urgency_value) ?? num(attributes.urgency_current_value);
	const createdAt = event === 'alert-comment-created' ? undefined : time(attributes.created_at);
	const members = {
		uuid: alertUuid,
		short_id: shortId,
		status,
		created_at: createdAt === undefined ? undefined : Math.floor(createdAt / 1000),
		urgency: urgency === undefined ? undefined : { current_value: urgency },
		entity: named('entity'),
		rule: named('rule'),
		alert_type: category === undefined ? undefined : { category, value: attributes.alert_type_value },
		first_seen_at: text(attributes.first_seen_at),
		last_seen_at: text(attributes.last_seen_at),
		similar: num(changed?.similar) ?? num(attributes.similar),
	};
	// Through JSON, which leaves out what is undefined at any depth.
	return JSON.parse(JSON.stringify(members)) as JsonObject;
}

const commentOf = ({ commentUuid, attributes }: Notification): JsonObject =>
	JSON.parse(
		JSON.stringify({ uuid: commentUuid, content: attributes.content, author: attributes.author ?? attributes.created_by }),
	) as JsonObject;

/** Fetches alerts and comments for the trigger. */
export class Enrichment {
	constructor(
		private readonly client: SekoiaClient,
		private readonly ledger: Ledger,
		private readonly waits: readonly number[],
		private readonly signal: AbortSignal,
	) {}

	/**
	 * The alert of a notification and, for a comment event, the comment.
	 * @returns undefined when the notification turns out to be a copy of a known comment
	 */
	async of(notification: Notification, occurrence: Occurrence): Promise<Enriched | undefined> {
		const { alertUuid, event } = notification;
		const alert = await patiently(async () => await getAlert(this.client, alertUuid), this.waits, this.signal);
		const found = alert === undefined ? { alert: alertOf(notification), enriched: false } : { alert, enriched: true };
		if (event !== 'alert-comment-created') return found;
		if (occurrence.comment === undefined && alert !== undefined) return await this.withUnnamedComment(found, occurrence);

		const id = occurrence.comment;
		const fetched =
			id === undefined || alert === undefined
				? undefined
				: await patiently(async () => await getComment(this.client, alertUuid, id), this.waits, this.signal);
		return { ...found, comment: fetched ?? commentOf(notification), enriched: found.enriched && fetched !== undefined };
	}

	/** The alert, for a check, with history and comments if `full`; undefined when it cannot be fetched. */
	async details(alertUuid: string, { full }: { full: boolean }): Promise<JsonObject | undefined> {
		const read = async () => await getAlert(this.client, alertUuid, { comments: full, history: full });
		return await patiently(read, this.waits.slice(0, 3), this.signal);
	}

	/** A v1 notification does not name its comment: it is the one nearest in time that no event was about yet. */
	private async withUnnamedComment(found: Enriched, occurrence: Occurrence): Promise<Enriched | undefined> {
		const read = async () => await getAlert(this.client, occurrence.alert, { comments: true });
		const detailed = await patiently(read, this.waits, this.signal);
		// Its v2 copy may have named it meanwhile.
		const named = occurrence.comment;
		const distance = (comment: JsonObject) => Math.abs((time(comment.date) ?? 0) - occurrence.at);
		const [comment] = objects(detailed?.comments)
			.filter(({ uuid }) =>
				named === undefined
					? text(uuid) !== undefined && !this.ledger.hasComment(occurrence.alert, text(uuid)!)
					: uuid === named,
			)
			.sort((one, other) => distance(one) - distance(other));
		if (!comment) return { ...found, enriched: false };
		if (!this.ledger.identify(occurrence, text(comment.uuid)!)) return undefined;
		return { ...found, comment };
	}
}
