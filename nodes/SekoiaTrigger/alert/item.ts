import type { IDataObject, INodeExecutionData, ITriggerFunctions } from 'n8n-workflow';

import type { Json, JsonObject } from '../../shared/json';
import { num, object, text, time } from '../../shared/members';
import type { Notification } from '../live/notification';
import type { Fact, Happening } from '../looks/types';

const FILE_NAME = 'alert.json';
/** Name of the binary field that carries the whole alert. */
const FILE_FIELD = 'alert';

/** What an item tells beside the event itself. */
export interface Told {
	/** The alert, as the API shows it or as far as a notification tells it */
	alert: JsonObject;
	/** Whether the API gave it; undefined for the sample of a test */
	source: 'api' | 'notification' | 'deleted';
	/** Found by a look, not announced */
	recovered?: boolean;
}

/** A custom status or a verdict: the API gives its uuid beside it. */
const statusJson = (value: JsonObject | undefined, uuid: Json | undefined) =>
	value ? { uuid: value.uuid ?? uuid ?? null, name: value.name ?? value.label ?? null, level: value.level ?? null, stage: value.stage ?? null } : null;
const idAndName = (value: JsonObject | undefined) => (value ? { name: value.name ?? null, uuid: value.uuid ?? null } : null);

function commentJson(comment: JsonObject): IDataObject {
	return {
		uuid: comment.uuid ?? null,
		content: comment.content ?? null,
		author: text(comment.author) ?? comment.created_by ?? null,
		...(comment.date === undefined ? {} : { date: comment.date }),
	};
}

/** The members that changed, each with its new and, where it is known, its previous value. */
function changedJson(facts: readonly Fact[]): IDataObject {
	return Object.fromEntries(
		facts.map(({ kind, value, previous }) => [
			kind,
			{ ...(value === undefined ? {} : { value }), ...(previous === undefined ? {} : { previous }) } as IDataObject,
		]),
	);
}

/** What a notification says, in the shape of an alert of the API. */
export function alertOf({ subject: uuid, shortId, attributes, changed, event }: Notification): JsonObject {
	const named = (name: string) => {
		const entry = { uuid: text(attributes[`${name}_uuid`]), name: text(attributes[`${name}_name`]) };
		return entry.uuid === undefined && entry.name === undefined ? undefined : entry;
	};
	const status = text(changed?.status) ? { uuid: text(changed?.status), name: text(changed?.status_name) } : named('status');
	const category = text(attributes.alert_type_category);
	const urgency = num(changed?.dynamic_urgency_value) ?? num(attributes.urgency_current_value);
	const createdAt = event === 'comment-created' ? undefined : time(attributes.created_at);
	const members = {
		uuid,
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

/** What a notification says of a comment, in the shape of a comment of the API. */
export const commentOf = ({ commentUuid, attributes }: Notification): JsonObject =>
	JSON.parse(
		JSON.stringify({ uuid: commentUuid, content: attributes.content, author: attributes.author ?? attributes.created_by }),
	) as JsonObject;

/** The documented members of one event, in the documented order. */
function eventJson(happening: Event, { alert, source, recovered }: Told): IDataObject {
	const { event, subject: uuid, facts, notification } = happening;
	const comment = happening.comment ?? (event === 'comment-created' && notification ? commentOf(notification) : undefined);
	const isChange = event === 'updated' || event === 'status-changed';
	const isEnriched = source === 'api' && (happening.comment !== undefined || event !== 'comment-created');
	return {
		event_type: `alert-${event}`,
		alert_uuid: uuid,
		short_id: alert.short_id ?? null,
		status: idAndName(object(alert.status)),
		custom_status: statusJson(object(alert.custom_status), alert.custom_status_uuid),
		verdict: statusJson(object(alert.verdict), alert.verdict_uuid),
		assignee: alert.assignee ?? null,
		created_at: alert.created_at ?? null,
		urgency: num(object(alert.urgency)?.current_value) ?? null,
		entity: alert.entity ?? null,
		alert_type: alert.alert_type ?? null,
		rule: idAndName(object(alert.rule)),
		first_seen_at: alert.first_seen_at ?? null,
		last_seen_at: alert.last_seen_at ?? null,
		...(isChange ? { changed: changedJson(facts) } : {}),
		...(comment ? { comment: commentJson(comment) } : {}),
		...(recovered ? { recovered: true } : {}),
		...(isEnriched ? {} : { enriched: false }),
		...(source === 'deleted' ? { deleted: true } : {}),
	};
}

type Event = Pick<Happening, 'event' | 'subject' | 'facts' | 'comment' | 'notification'>;

/**
 * One output item: the event and, if wanted, the whole alert as a file.
 * @throws n8n's error when it cannot store the file
 */
export async function toItem(
	helpers: ITriggerFunctions['helpers'],
	event: Event,
	told: Told,
	{ withFile }: { withFile: boolean },
): Promise<INodeExecutionData> {
	const json = eventJson(event, told);
	if (!withFile) return { json };
	const content = Buffer.from(JSON.stringify(told.alert, null, 2));
	const file = await helpers.prepareBinaryData(content, FILE_NAME, 'application/json');
	return { json: { ...json, file_path: filePath(helpers, file.id) }, binary: { [FILE_FIELD]: file } };
}

/** Where the file is on disk; its name where n8n keeps files elsewhere, such as in a database. */
function filePath(helpers: ITriggerFunctions['helpers'], id: string | undefined): string {
	if (id === undefined) return FILE_NAME;
	try {
		return helpers.getBinaryPath(id);
	} catch {
		return FILE_NAME;
	}
}
