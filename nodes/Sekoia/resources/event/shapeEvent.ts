import { isJsonObject, type Json, type JsonObject } from '../../../shared/json';

/** What Simplify keeps of an event, as far as it has them: names of the Elastic Common Schema, which SEKOIA.IO's events follow. */
export const SIMPLIFIED_EVENT = [
	'timestamp',
	'message',
	'event.category',
	'event.type',
	'event.action',
	'event.outcome',
	'event.dataset',
	'event.reason',
	'rule.name',
	'host.name',
	'log.hostname',
	'user.name',
	'user.email',
	'source.ip',
	'source.port',
	'destination.ip',
	'destination.port',
	'destination.domain',
	'dns.question.name',
	'url.full',
	'url.original',
	'process.name',
	'process.executable',
	'process.command_line',
	'process.parent.name',
	'file.name',
	'file.path',
	'file.hash.sha256',
	'email.from.address',
	'email.to.address',
	'email.subject',
	'alert_short_ids',
	'__event_id',
	'event.id',
] as const;

/** What of an event is wanted, and how its members are named. */
export interface EventShape {
	isSimplified: boolean;
	/** Dotted names; with Simplify they come beside its own */
	fields?: readonly string[];
	isNested: boolean;
}

/** Sets a member of whatever name, `__proto__` included. */
const set = (target: JsonObject, name: string, value: Json) =>
	Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true });

/** The members of an event that are wanted: those asked for by name are null where it has none. */
function chosenOf(event: JsonObject, { isSimplified, fields = [] }: EventShape): JsonObject {
	if (!isSimplified && fields.length === 0) return event;
	const chosen: JsonObject = {};
	const kept = isSimplified ? SIMPLIFIED_EVENT.filter((name) => Object.hasOwn(event, name)) : [];
	for (const name of [...kept, ...fields]) set(chosen, name, Object.hasOwn(event, name) ? event[name]! : null);
	return chosen;
}

/**
 * Puts a value where `names` lead, making objects on the way.
 * @returns false, with nothing changed, where something stands at the place, or something other than an object on the way
 */
function put(target: JsonObject, names: readonly string[], value: Json): boolean {
	let place = target;
	for (const [at, name] of names.entries()) {
		if (at === names.length - 1) {
			if (Object.hasOwn(place, name)) return false;
			set(place, name, value);
			return true;
		}
		// Beyond the first object that is made nothing can be in the way, so a refusal leaves nothing behind.
		if (!Object.hasOwn(place, name)) set(place, name, {});
		const next = place[name];
		if (!isJsonObject(next)) return false;
		place = next;
	}
	return false;
}

/**
 * A flat event as nested objects: `host.name` becomes `name` of `host`. Where the place is taken, as by `host` or by a
 * member of it that is no object, the dotted name stays at the top, so that no value is lost.
 */
function nested(event: JsonObject): JsonObject {
	const result: JsonObject = {};
	// Shorter names first, so that the same event gives the same object in whatever order its members come.
	for (const name of Object.keys(event).sort((one, other) => one.split('.').length - other.split('.').length)) {
		const value = isJsonObject(event[name]) ? structuredClone(event[name]) : event[name]!;
		if (!put(result, name.split('.'), value)) set(result, name, value);
	}
	return result;
}

/** The event as the user wants it. Nothing of what is wanted is lost. */
export function shapeEvent(event: JsonObject, shape: EventShape): JsonObject {
	const chosen = chosenOf(event, shape);
	return shape.isNested ? nested(chosen) : chosen;
}
