import type { INodeProperties } from 'n8n-workflow';

import { inputError } from '../inputError';
import { isJsonObject } from '../json';
import type { AnyField, Entry, Settings, Values } from './field';

function readField({ property, parser }: AnyField, raw: unknown, timezone: string): unknown {
	const label = property.displayName;
	const value = parser(raw, { label, timezone });
	if (value === undefined && property.required) throw inputError(`"${label}" is empty`, `Enter a value for "${label}".`);
	return value;
}

/** Members that were not added, or were emptied, have their default. */
function readSettings({ fields }: Settings, members: Record<string, unknown>, timezone: string): Record<string, unknown> {
	const read = (setting: AnyField) =>
		readField(setting, members[setting.property.name], timezone) ?? readField(setting, setting.property.default, timezone);
	return Object.fromEntries(fields.map((setting) => [setting.property.name, read(setting)]));
}

/**
 * Whether the property is needed, now that the values it depends on are known. Where one of them is
 * an expression, the editor cannot tell and shows all that may be needed; an expression may also
 * give `true` as text.
 */
function isNeeded({ displayOptions }: INodeProperties, raws: Record<string, unknown>): boolean {
	return Object.entries(displayOptions?.show ?? {}).every(
		([name, allowed]) => !(name in raws) || (allowed as unknown[]).some((value) => String(value) === String(raws[name])),
	);
}

/**
 * Reads and checks the values of fields.
 * @param read gives what the node's parameter of a name holds; null for one that the editor hides, which has no value
 * @param timezone of the workflow
 * @returns values by field name; a field the editor hides, or left empty, is undefined
 * @throws InputError naming the field
 */
export function readValues<const Entries extends readonly Entry[]>(
	entries: Entries,
	read: (name: string) => unknown,
	timezone: string,
): Values<Entries> {
	const values: Record<string, unknown> = {};
	const raws: Record<string, unknown> = {};
	for (const entry of entries) {
		const { name } = entry.property;
		const needed = isNeeded(entry.property, raws);
		const raw = (raws[name] = needed ? read(name) : null);
		if (entry.kind === 'field') {
			values[name] = needed ? readField(entry, raw, timezone) : undefined;
			continue;
		}
		const members = isJsonObject(raw) ? raw : {};
		values[name] =
			entry.kind === 'settings'
				? readSettings(entry, members, timezone)
				: Object.fromEntries(
						entry.fields
							.filter((member) => member.property.name in members)
							.map((member) => [member.property.name, readField(member, members[member.property.name], timezone)]),
					);
	}
	return values as Values<Entries>;
}

/** Every field with its value, collections opened. */
export function* eachValue(entries: readonly Entry[], values: Record<string, unknown>): Generator<[field: AnyField, value: unknown]> {
	for (const entry of entries) {
		const value = values[entry.property.name];
		if (entry.kind === 'field') yield [entry, value];
		else yield* eachValue(entry.fields, (value ?? {}) as Record<string, unknown>);
	}
}
