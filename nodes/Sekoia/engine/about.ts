import { isUuidOrStixId } from '../../shared/fields/objectIds';
import { isJsonObject, type Json, type JsonObject } from '../../shared/json';
import { text } from '../../shared/members';
import type { AnyValues } from './operation';

/**
 * An object that an operation was about, and how its output names it: later nodes need its ID, but most of SEKOIA.IO's
 * answers to changes do not tell it.
 */
export interface Subject {
	/** Members of the output that may name it */
	members: readonly string[];
	/** The field that gives it, where one does */
	field?: string;
	/** @returns those members whose values are known */
	of(values: AnyValues, answer: JsonObject): JsonObject;
}

const present = (members: Record<string, string | undefined>): JsonObject =>
	Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as JsonObject;

/** The object that a field gives by UUID or short ID: one of `<kind>_uuid` and `<kind>_short_id`; lists for a field that gives several. */
export const chosen = (kind: string, field: string): Subject => ({
	members: [`${kind}_uuid`, `${kind}_short_id`, `${kind}_uuids`, `${kind}_short_ids`],
	field,
	of({ [field]: id }) {
		if (!Array.isArray(id)) return typeof id === 'string' ? { [`${kind}_${isUuidOrStixId(id) ? 'uuid' : 'short_id'}`]: id } : {};
		const uuids = (id as string[]).filter(isUuidOrStixId);
		const shortIds = (id as string[]).filter((one) => !isUuidOrStixId(one));
		return { ...(uuids.length > 0 ? { [`${kind}_uuids`]: uuids } : {}), ...(shortIds.length > 0 ? { [`${kind}_short_ids`]: shortIds } : {}) };
	},
});

/** The object that the answer is. */
export const answered = (kind: string): Subject => ({
	members: [`${kind}_uuid`, `${kind}_short_id`],
	of: (_, { uuid, short_id: shortId }) => present({ [`${kind}_uuid`]: text(uuid), [`${kind}_short_id`]: text(shortId) }),
});

/** What a field gives, as this member. */
export const given = (member: string, field: string): Subject => ({
	members: [member],
	field,
	of: ({ [field]: value }) => (value === undefined ? {} : { [member]: value as Json }),
});

/** What the answer tells deeper, as this member. @param place where, such as `data.id` */
export const told = (member: string, place: string): Subject => ({
	members: [member],
	of(_, answer) {
		let value: Json | undefined = answer;
		for (const name of place.split('.')) value = isJsonObject(value) ? value[name] : undefined;
		return present({ [member]: text(value) });
	},
});

/**
 * The output with the objects that the operation was about.
 * @param answer the object before it was simplified. What SEKOIA.IO's answer has under such a name stays.
 */
export function naming(about: readonly Subject[] | undefined, values: AnyValues, answer: JsonObject, output: JsonObject): JsonObject {
	if (!about) return output;
	const named = about.map((subject) => subject.of(values, answer));
	return { ...output, ...(Object.assign({}, ...named) as JsonObject), ...output };
}
