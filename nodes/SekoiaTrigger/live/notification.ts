import type { JsonObject } from '../../shared/json';
import { object, text, time } from '../../shared/members';

/** What can happen to an alert, in the names of the documented output `event_type`. */
export type EventType = 'alert-created' | 'alert-updated' | 'alert-status-changed' | 'alert-comment-created';

/** A message of the LiveAPI about one alert, whichever form it came in. */
export interface Notification {
	form: 'v1' | 'v2';
	/** The message's own id; the v1 and the v2 copy of one change differ in it */
	uuid?: string;
	/** When it was made, in milliseconds */
	createdAt?: number;
	event: EventType;
	alertUuid: string;
	shortId?: string;
	commentUuid?: string;
	/** What changed, if the message says so */
	changed?: JsonObject;
	/** What else the message says about the alert or the comment */
	attributes: JsonObject;
}

/** A message that concerns no alert, and why. */
interface Ignored {
	ignored: string;
}

/** Values of "Trigger On". */
export const TRIGGER_ON = ['alertCreated', 'alertUpdated', 'alertStatusChanged', 'alertCommentCreated', 'anyAlertUpdate'] as const;
/** One value of "Trigger On". */
export type TriggerOn = (typeof TRIGGER_ON)[number];

/** Which choices an event matches: for the platform a status change is also an update. */
const MATCHES: Record<EventType, readonly TriggerOn[]> = {
	'alert-created': ['alertCreated', 'anyAlertUpdate'],
	'alert-updated': ['alertUpdated', 'anyAlertUpdate'],
	'alert-status-changed': ['alertStatusChanged', 'alertUpdated', 'anyAlertUpdate'],
	'alert-comment-created': ['alertCommentCreated', 'anyAlertUpdate'],
};

/** Whether "Trigger On" has a choice that the event matches. */
export const matches = (event: EventType, chosen: readonly TriggerOn[]) =>
	MATCHES[event].some((choice) => chosen.includes(choice));

const is = (value: unknown, version: number) => value === version || value === String(version);
const ignore = (reason: string): Ignored => ({ ignored: reason });
const named = (value: unknown) => (typeof value === 'string' ? value.slice(0, 50) : typeof value);

/** Reads a message of either form. @returns what it says about an alert, or why it is ignored */
export function parseNotification(message: JsonObject): Notification | Ignored {
	const metadata = object(message.metadata);
	if (metadata && is(metadata.version, 2)) return parseV2(message, metadata);
	if (is(message.event_version, 1)) return parseV1(message);
	if (message.authenticated) return ignore('authentication notice');
	return ignore('neither a v1 nor a v2 notification');
}

function parseV1(message: JsonObject): Notification | Ignored {
	if (message.event_type !== 'alert') return ignore(`v1 notification of type ${named(message.event_type)}`);
	const attributes = object(message.attributes) ?? {};
	const alertUuid = text(attributes.alert_uuid);
	if (alertUuid === undefined) return ignore('v1 alert notification without an alert uuid');
	const { event } = attributes;
	if (typeof event !== 'string' || !Object.hasOwn(MATCHES, event)) return ignore(`v1 alert event ${named(event)}`);
	return {
		form: 'v1',
		uuid: text(message.uuid),
		createdAt: time(message.created_at),
		event: event as EventType,
		alertUuid,
		shortId: text(attributes.alert_short_id),
		commentUuid: text(attributes.comment_uuid),
		attributes: {},
	};
}

function parseV2(message: JsonObject, metadata: JsonObject): Notification | Ignored {
	const { type, action } = message;
	const attributes = object(message.attributes) ?? {};
	const common = { form: 'v2' as const, uuid: text(metadata.uuid), createdAt: time(metadata.created_at), attributes: small(attributes) };

	if (type === 'alert' && (action === 'created' || action === 'updated')) {
		const alertUuid = text(attributes.uuid);
		if (alertUuid === undefined) return ignore('v2 alert notification without an alert uuid');
		const changed = object(attributes.updated);
		const updated = changed?.status ? 'alert-status-changed' : 'alert-updated';
		return {
			...common,
			event: action === 'created' ? 'alert-created' : updated,
			alertUuid,
			shortId: text(attributes.short_id),
			...(changed ? { changed: small(changed) } : {}),
		};
	}
	if (type === 'alert-comment' && action === 'created') {
		// Here `uuid` is the comment's id; the vendor's own module takes it for the alert's and fails.
		const alertUuid = text(attributes.alert_uuid);
		const commentUuid = text(attributes.uuid);
		if (alertUuid === undefined) return ignore('v2 comment notification without an alert uuid');
		if (commentUuid === undefined) return ignore('v2 comment notification without a comment uuid');
		return { ...common, event: 'alert-comment-created', alertUuid, shortId: text(attributes.alert_short_id), commentUuid };
	}
	return ignore(`v2 notification ${named(type)} ${named(action)}`);
}

const MAX_TEXT_LENGTH = 10_000;

/** Only short, simple members: notifications wait in memory, and one may carry megabytes. */
function small(attributes: JsonObject): JsonObject {
	const simple = Object.entries(attributes)
		.slice(0, 100)
		.filter(([, value]) => typeof value !== 'object')
		.map(([name, value]) => [name, typeof value === 'string' ? value.slice(0, MAX_TEXT_LENGTH) : value] as const);
	return Object.fromEntries(simple);
}
