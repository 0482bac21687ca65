import { startOf } from '../characters';
import type { JsonObject } from '../json';
import { num, object, text, time } from '../members';
import type { Fact, Ignored, Notification } from '../notification';
import { ALERT_EVENTS, brief, type AlertEvent } from './kinds';

const is = (value: unknown, version: number) => value === version || value === String(version);
const ignore = (reason: string): Ignored => ({ ignored: reason });
const named = (value: unknown) => (typeof value === 'string' ? startOf(value, 50) : typeof value);

/** Reads a message of the LiveAPI or of a notification rule, in either form. @returns what it says about an alert, or why it is ignored */
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
	if (!ALERT_EVENTS.includes(event as AlertEvent)) return ignore(`v1 alert event ${named(attributes.event)}`);
	return {
		form: 'v1',
		uuid: text(message.uuid),
		at: time(message.created_at) ?? Date.now(),
		event,
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
		const comment = { uuid: commentUuid, content: common.attributes.content, author: common.attributes.author ?? common.attributes.created_by };
		return { ...common, event: 'comment-created', subject, shortId: text(attributes.alert_short_id), commentUuid, comment: told(comment) };
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

/** Without the members that nothing tells, at any depth. */
const told = (members: object) => JSON.parse(JSON.stringify(members)) as JsonObject;

const MAX_TEXT_LENGTH = 10_000;

/** Only short, simple members: notifications wait in memory, and one may carry megabytes. */
function small(attributes: JsonObject): JsonObject {
	const simple = Object.entries(attributes)
		.slice(0, 100)
		.filter(([, value]) => typeof value !== 'object')
		.map(([name, value]) => [name, typeof value === 'string' ? startOf(value, MAX_TEXT_LENGTH) : value] as const);
	return Object.fromEntries(simple);
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
		custom_status_uuid: text(changed?.custom_status_uuid),
		verdict_uuid: text(changed?.verdict_uuid),
		similar: num(changed?.similar) ?? num(attributes.similar),
	};
	return told(members);
}
