import { isJsonObject, type Json, type JsonObject } from '../shared/json';
import { object, text } from '../shared/members';

/** What a call to the webhook is about. */
export type WebhookCall =
	| { kind: 'alert'; id: string; caseUuid?: string; eventType?: string; notification?: JsonObject }
	| { kind: 'case'; caseUuid: string }
	| { kind: 'other'; eventType: string; notification: JsonObject }
	| { kind: 'unusable'; reason: string };

/** A UUID or a short ID. The API decides whether there is such an alert. */
const ID = /^[A-Za-z0-9-]{6,64}$/;

function eventTypeOf(body: JsonObject): string | undefined {
	const { type, action } = body;
	if (typeof type !== 'string' || type === '') return undefined;
	if (type === 'alert' && object(object(body.attributes)?.updated)?.status) return 'alert-status-changed';
	return typeof action === 'string' && action !== '' ? `${type}-${action}` : type;
}

/** A member's text without blanks around it; undefined when there is none. */
const entered = (value: Json | undefined) => text(text(value)?.trim());
const firstOf = (from: JsonObject | undefined, ...names: string[]) => names.map((name) => entered(from?.[name])).find((found) => found !== undefined);

/**
 * Reads either of the two bodies that SEKOIA.IO sends: a playbook's `{"alert_uuid": "..."}`, with a short ID or a case in its
 * place if one likes, and the notification of a notification rule with the webhook action.
 */
export function readCall(body: unknown): WebhookCall {
	if (!isJsonObject(body)) return { kind: 'unusable', reason: 'The body must be a JSON object, such as {"alert_uuid": "..."}' };
	const attributes = object(body.attributes);
	const eventType = eventTypeOf(body);
	const isAboutAlert = eventType === undefined || eventType.startsWith('alert');
	const notification = eventType === undefined ? undefined : body;
	const given = firstOf(body, 'alert_uuid', 'alert_short_id', 'short_id') ?? firstOf(attributes, 'alert_uuid');
	if (!isAboutAlert && given === undefined) return { kind: 'other', eventType, notification: body };
	// In a notification of a comment, `uuid` is the comment's id, so only an alert's own is read here.
	const id = given ?? (body.type === 'alert' ? firstOf(attributes, 'uuid', 'short_id') : undefined);
	const caseUuid = firstOf(body, 'case_uuid', 'case_short_id');
	if ([id, caseUuid].some((one) => one !== undefined && !ID.test(one))) {
		return { kind: 'unusable', reason: 'The id of the alert or the case is neither a UUID nor a short ID' };
	}
	if (id !== undefined) return { kind: 'alert', id, ...(caseUuid === undefined ? {} : { caseUuid }), eventType, notification };
	if (caseUuid !== undefined) return { kind: 'case', caseUuid };
	return {
		kind: 'unusable',
		reason: 'The body names no alert: it has no "alert_uuid", "short_id" or "case_uuid" and is not a notification of an alert',
	};
}
