import type { JsonObject } from '../../shared/json';
import { num, object, text, time } from '../../shared/members';
import { brief, type EventType } from '../alert/kinds';
import type { Fact } from '../looks/types';


/** A message of the LiveAPI about one alert, whichever form it came in. */
export interface Notification {
	form: 'v1' | 'v2';
	/** The message's own id; the v1 and the v2 copy of one change differ in it */
	uuid?: string;
	/** When it was made, in milliseconds of the platform's clock */
	at: number;
	event: EventType;
	/** UUID of the alert */
	subject: string;
	shortId?: string;
	commentUuid?: string;
	/** What changed, if the message says so */
	changed?: JsonObject;
	/** What changed, in the kinds of the alert's history */
	facts: readonly Fact[];
	/** The number of events, of which it tells */
	growing?: { kind: string; value: number };
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
	'created': ['alertCreated', 'anyAlertUpdate'],
	'updated': ['alertUpdated', 'anyAlertUpdate'],
	'status-changed': ['alertStatusChanged', 'alertUpdated', 'anyAlertUpdate'],
	'comment-created': ['alertCommentCreated', 'anyAlertUpdate'],
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
	const subject = text(attributes.alert_uuid);
	if (subject === undefined) return ignore('v1 alert notification without an alert uuid');
	const event = text(attributes.event)?.replace(/^alert-/, '') ?? '';
	if (!Object.hasOwn(MATCHES, event)) return ignore(`v1 alert event ${named(attributes.event)}`);
	return {
		form: 'v1',
		uuid: text(message.uuid),
		at: time(message.created_at) ?? Date.now(),
		event: event as EventType,
		subject,
		shortId: text(attributes.alert_short_id),
		commentUuid: text(attributes.comment_uuid),
		facts: [],
		attributes: {},
	};
}

function parseV2(message: JsonObject, metadata: JsonObject): Notification | Ignored {
	const { type, action } = message;
	const attributes = object(message.attributes) ?? {};
	const at = time(metadata.created_at) ?? Date.now();
	const common = { form: 'v2' as const, uuid: text(metadata.uuid), at, attributes: small(attributes), facts: [] };

	if (type === 'alert' && (action === 'created' || action === 'updated')) {
		const subject = text(attributes.uuid);
		if (subject === undefined) return ignore('v2 alert notification without an alert uuid');
		const changed = object(attributes.updated);
		const updated = changed?.status ? 'status-changed' : 'updated';
		const events = num((action === 'created' ? attributes : changed)?.similar);
		return {
			...common,
			event: action === 'created' ? 'created' : updated,
			subject,
			shortId: text(attributes.short_id),
			...(changed ? { changed: small(changed), facts: factsOf(changed) } : {}),
			...(events === undefined ? {} : { growing: { kind: 'similar', value: events } }),
		};
	}
	if (type === 'alert-comment' && action === 'created') {
		// Here `uuid` is the comment's id; the vendor's own module takes it for the alert's and fails.
		const subject = text(attributes.alert_uuid);
		const commentUuid = text(attributes.uuid);
		if (subject === undefined) return ignore('v2 comment notification without an alert uuid');
		if (commentUuid === undefined) return ignore('v2 comment notification without a comment uuid');
		return { ...common, event: 'comment-created', subject, shortId: text(attributes.alert_short_id), commentUuid };
	}
	return ignore(`v2 notification ${named(type)} ${named(action)}`);
}

/** Members of a notification that the history calls otherwise; without a value, it shows another one. */
const KINDS: Record<string, { kind: string; isShared: boolean }> = {
	dynamic_urgency_value: { kind: 'urgency', isShared: true },
	urgency_current_value: { kind: 'urgency', isShared: true },
	alert_type_value: { kind: 'alert_type', isShared: true },
	kill_chain_short_id: { kind: 'kill_chain', isShared: true },
	status_name: { kind: 'status', isShared: true },
	status: { kind: 'status', isShared: false },
	verdict_uuid: { kind: 'verdict', isShared: false },
	custom_status_uuid: { kind: 'status', isShared: false },
};

function factsOf(changed: JsonObject): Fact[] {
	const facts = new Map<string, Fact>();
	for (const [name, value] of Object.entries(changed)) {
		// The type is told by its value.
		if (name === 'alert_type_category') continue;
		const { kind, isShared } = KINDS[name] ?? { kind: name, isShared: true };
		if (isShared && value !== null && typeof value !== 'object') facts.set(kind, { kind, value: brief(value) });
		else if (!facts.has(kind)) facts.set(kind, { kind });
	}
	return [...facts.values()];
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
