import type { IDataObject, INodeExecutionData, ITriggerFunctions } from 'n8n-workflow';

import type { JsonObject } from '../../shared/json';
import { num, object, text } from '../../shared/members';
import type { EventType } from '../live/notification';
import type { Enriched } from './enrichment';

const FILE_NAME = 'alert.json';
/** Name of the binary field that carries the whole alert. */
const FILE_FIELD = 'alert';

interface EventFacts {
	event: EventType;
	alertUuid: string;
	/** Found by a check, not announced in time */
	recovered?: boolean;
}

const idAndName = (value: JsonObject | undefined) => (value ? { name: value.name ?? null, uuid: value.uuid ?? null } : null);

function commentJson(comment: JsonObject): IDataObject {
	return {
		uuid: comment.uuid ?? null,
		content: comment.content ?? null,
		author: text(comment.author) ?? comment.created_by ?? null,
		...(comment.date === undefined ? {} : { date: comment.date }),
	};
}

/** The documented members of one event, in the documented order. */
function eventJson({ event, alertUuid, recovered }: EventFacts, { alert, comment, enriched }: Enriched): IDataObject {
	return {
		event_type: event,
		alert_uuid: alertUuid,
		short_id: alert.short_id ?? null,
		status: idAndName(object(alert.status)),
		created_at: alert.created_at ?? null,
		urgency: num(object(alert.urgency)?.current_value) ?? null,
		entity: alert.entity ?? null,
		alert_type: alert.alert_type ?? null,
		rule: idAndName(object(alert.rule)),
		first_seen_at: alert.first_seen_at ?? null,
		last_seen_at: alert.last_seen_at ?? null,
		...(comment ? { comment: commentJson(comment) } : {}),
		...(recovered ? { recovered: true } : {}),
		...(enriched ? {} : { enriched: false }),
	};
}

/**
 * One output item: the event and, if wanted, the whole alert as a file.
 * @throws n8n's error when it cannot store the file
 */
export async function toItem(
	helpers: ITriggerFunctions['helpers'],
	facts: EventFacts,
	enriched: Enriched,
	{ withFile }: { withFile: boolean },
): Promise<INodeExecutionData> {
	const json = eventJson(facts, enriched);
	if (!withFile) return { json };
	const content = Buffer.from(JSON.stringify(enriched.alert, null, 2));
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
