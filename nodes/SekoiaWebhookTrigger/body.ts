import { isJsonObject, type JsonObject } from '../shared/json';
import { object, text } from '../shared/members';

/** What a call to the webhook is about. */
export type WebhookCall =
	| { kind: 'alert'; alertUuid: string; eventType?: string; notification?: JsonObject }
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

/**
 * Reads either of the two bodies that SEKOIA.IO sends: a playbook's `{"alert_uuid": "..."}`, and the notification of a
 * notification rule with the webhook action.
 */
export function readCall(body: unknown): WebhookCall {
	if (!isJsonObject(body)) return { kind: 'unusable', reason: 'The body must be a JSON object' };
	const attributes = object(body.attributes);
	const eventType = eventTypeOf(body);
	const isAboutAlert = eventType === undefined || eventType.startsWith('alert');
	const notification = eventType === undefined ? undefined : body;
	if (!isAboutAlert && text(body.alert_uuid) === undefined && text(attributes?.alert_uuid) === undefined) {
		return { kind: 'other', eventType, notification: body };
	}
	// In a notification of a comment, `uuid` is the comment's id, so only an alert's own is read here.
	const own = body.type === 'alert' ? text(attributes?.uuid) : undefined;
	const id = text(body.alert_uuid) ?? text(attributes?.alert_uuid) ?? own;
	if (id === undefined) {
		return { kind: 'unusable', reason: 'The body names no alert: it has no "alert_uuid" and is not a notification of an alert' };
	}
	if (!ID.test(id)) return { kind: 'unusable', reason: 'The id of the alert is neither a UUID nor a short ID' };
	return { kind: 'alert', alertUuid: id, eventType, notification };
}
