import type { IExecuteFunctions, INodeParameters, INodeProperties } from 'n8n-workflow';

import { inputError } from '../inputError';
import { isJsonObject } from '../json';
import type { AnyField, Entry } from './field';

function readField(field: AnyField, raw: unknown, timezone: string): unknown {
	const label = field.property.displayName;
	const value: unknown = field.format(raw, { label, timezone });
	if (value === undefined && field.property.required) {
		throw inputError(`"${label}" is empty`, `Enter a value for "${label}".`);
	}
	return value;
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

const hasExpression = (value: unknown): boolean =>
	typeof value === 'string' ? value.startsWith('=') : typeof value === 'object' && value !== null && Object.values(value).some(hasExpression);

/**
 * The node's parameters. n8n evaluates one in about a tenth of a millisecond, so those without an
 * expression, which are the same for every item, are read once.
 */
export class Parameters {
	private readonly stored: INodeParameters;
	private readonly constants = new Map<string, unknown>();

	constructor(private readonly functions: IExecuteFunctions) {
		this.stored = functions.getNode().parameters;
	}

	/** @returns null for a field that the editor does not show, which has no value */
	valueOf(name: string, itemIndex: number): unknown {
		if (this.constants.has(name)) return this.constants.get(name);
		const value: unknown = this.functions.getNodeParameter(name, itemIndex, null);
		if (!hasExpression(this.stored[name])) this.constants.set(name, value);
		return value;
	}
}

/**
 * Reads and checks all fields of an operation for one input item.
 * @returns values by field name; a field the editor hides, or left empty, is undefined
 * @throws InputError naming the field
 */
export function readValues(
	parameters: Parameters,
	entries: readonly Entry[],
	itemIndex: number,
	timezone: string,
): Record<string, unknown> {
	const values: Record<string, unknown> = {};
	const raws: Record<string, unknown> = {};
	for (const entry of entries) {
		const { name } = entry.property;
		const needed = isNeeded(entry.property, raws);
		raws[name] = needed ? parameters.valueOf(name, itemIndex) : null;
		if (entry.kind === 'field') {
			values[name] = needed ? readField(entry, raws[name], timezone) : undefined;
			continue;
		}
		const members = needed && isJsonObject(raws[name]) ? raws[name] : {};
		values[name] = Object.fromEntries(
			entry.fields
				.filter((member) => member.property.name in members)
				.map((member) => [member.property.name, readField(member, members[member.property.name], timezone)]),
		);
	}
	return values;
}

/** Every field with its value, collections opened. */
export function* eachValue(
	entries: readonly Entry[],
	values: Record<string, unknown>,
): Generator<[field: AnyField, value: unknown]> {
	for (const entry of entries) {
		const value = values[entry.property.name];
		if (entry.kind === 'field') yield [entry, value];
		else yield* eachValue(entry.fields, (value ?? {}) as Record<string, unknown>);
	}
}
