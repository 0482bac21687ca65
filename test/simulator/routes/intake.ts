import { ApiError, tooLarge } from '../http/errors';
import type { Event } from '../state/eventStore';
import { isObject, type Json } from '../json';
import { group, route } from '../http/route';
import { listOf, object, text } from '../http/schema';
import type { World } from '../state/world';

const MAX_EVENT_BYTES = 250_000;

/** Stores an event as pushed, and makes it searchable. @returns its id */
function accept(world: World, intakeKey: string, raw: string): string {
	const fields: Event = { message: raw, 'sekoiaio.intake.key': intakeKey };
	flatten(parse(raw), '', fields);
	// The platform sets ids and times itself.
	for (const reserved of ['__event_id', 'event.id', '@timestamp', 'timestamp']) delete fields[reserved];
	const event_id = world.events.add(world.nowMs(), fields);
	world.intakeEvents.push({ event_id, intake_key: intakeKey, raw, receivedMs: world.nowMs() });
	return event_id;
}

/** The fields of an event; null if it is not JSON, such as a syslog line. */
function parse(raw: string): Json {
	try {
		return JSON.parse(raw) as Json;
	} catch {
		return null;
	}
}

function flatten(value: Json, prefix: string, into: Event): void {
	if (!isObject(value)) return;
	for (const [name, member] of Object.entries(value)) {
		if (isObject(member)) flatten(member, `${prefix}${name}.`, into);
		else if (typeof member === 'string' || typeof member === 'number') into[prefix + name] = member;
	}
}

const batch = (path: string) =>
	route({
		method: 'POST',
		path,
		body: object({ intake_key: text({ min: 1 }), jsons: listOf(text(), 1) }),
		run({ world, body: { intake_key, jsons } }) {
			if (!world.intakeKeys.has(intake_key)) throw new ApiError(401, 'Invalid intake key');
			const isTooLarge = (raw: string) => Buffer.byteLength(raw) > MAX_EVENT_BYTES;
			const rejected = jsons.filter(isTooLarge).length;
			if (rejected === jsons.length || (rejected > 0 && !world.options.intakePerEventStatus)) {
				throw tooLarge(`${rejected} event(s) exceed ${MAX_EVENT_BYTES} bytes`);
			}
			const statuses = jsons.map((raw) =>
				isTooLarge(raw)
					? { status: 413, message: 'Event too large' }
					: { status: 200, event_id: accept(world, intake_key, raw) },
			);
			const event_ids = statuses.flatMap((entry) => entry.event_id ?? []);
			return world.options.intakePerEventStatus ? { event_ids, statuses } : { event_ids };
		},
	});

/** Some regions serve the intake at the root of its host, others under a path. */
export const intakeRoutes = group({ public: true }, [batch('/batch'), batch('/api/v1/intake-http/batch')]);
