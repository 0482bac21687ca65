import { isJsonObject, type Json, type JsonObject } from '../../../nodes/shared/json';
import type { Members, Shape } from '../../contract/answers/shape';

/** The part of JSON Schema from which n8n's editor shows an output before the first run. */
export interface OutputSchema {
	type: 'object' | 'array' | 'string' | 'number' | 'boolean' | 'null';
	properties?: Record<string, OutputSchema>;
	items?: OutputSchema;
}

/** Merges two schemas into one that fits both. Where one of them has "null", the other one is more specific. */
function merge(one: OutputSchema, other: OutputSchema): OutputSchema {
	if (one.type === 'null') return other;
	if (one.type !== other.type) return one;
	if (one.properties || other.properties) {
		const names = [...new Set([...Object.keys(one.properties ?? {}), ...Object.keys(other.properties ?? {})])];
		const properties = names.map((name) => {
			const [left, right] = [one.properties?.[name], other.properties?.[name]];
			return [name, left && right ? merge(left, right) : (left ?? right!)] as const;
		});
		return { type: 'object', properties: Object.fromEntries(properties) };
	}
	if (one.items && other.items) return { type: 'array', items: merge(one.items, other.items) };
	return one.items ? one : other;
}

function schemaOf(value: Json): OutputSchema {
	if (value === null) return { type: 'null' };
	if (Array.isArray(value)) {
		const [first, ...rest] = value.map(schemaOf);
		return first ? { type: 'array', items: rest.reduce(merge, first) } : { type: 'array' };
	}
	if (isJsonObject(value)) {
		const properties = Object.entries(value);
		return { type: 'object', properties: Object.fromEntries(properties.map(([name, member]) => [name, schemaOf(member)])) };
	}
	return { type: typeof value as 'string' | 'number' | 'boolean' };
}

/** The schema of the items that an operation outputs, with members in the order of the output. */
export function inferSchema(items: JsonObject[]): OutputSchema & { version: number } {
	const merged = items.map(schemaOf).reduce(merge, { type: 'null' });
	return { ...merged, type: 'object', version: 1 };
}

/**
 * The same schema with members in the order of the output, which the editor shows as it is; what the output lacks comes last.
 * @param output the schema inferred from the output
 */
export function inOrderOf<S extends OutputSchema>(schema: S, output: OutputSchema | undefined): S {
	const { properties, items } = schema;
	if (items) return { ...schema, items: inOrderOf(items, output?.items) };
	if (!properties) return schema;
	const shown = Object.keys(output?.properties ?? {}).filter((name) => name in properties);
	const names = [...shown, ...Object.keys(properties).filter((name) => !shown.includes(name))];
	return { ...schema, properties: Object.fromEntries(names.map((name) => [name, inOrderOf(properties[name]!, output?.properties?.[name])])) };
}

function schemaOfShape(shape: Shape): OutputSchema {
	if (Array.isArray(shape)) return { type: 'array', items: schemaOfShape((shape as readonly [Shape])[0]) };
	if (typeof shape === 'object') {
		const properties = Object.entries(shape);
		return { type: 'object', properties: Object.fromEntries(properties.map(([name, member]) => [name, schemaOfShape(member)])) };
	}
	if (shape === 'any') return { type: 'null' };
	return { type: shape === 'integer' ? 'number' : shape };
}

/** The schema of documented items. */
export const documentedSchema = (members: Members): OutputSchema & { version: number } => ({ ...schemaOfShape(members), version: 1 });

/** The places that a schema has, such as `rule.name`, and `comments[].author` in the items of a list. */
export function placesIn({ properties, items }: OutputSchema, place = ''): string[] {
	if (items) return placesIn(items, `${place}[]`);
	return Object.entries(properties ?? {}).flatMap(([name, member]) => {
		const own = place ? `${place}.${name}` : name;
		return [own, ...placesIn(member, own)];
	});
}

/** The places in `value`, such as `rule.name`, that the schema does not describe. */
export function undescribed(value: Json, schema: OutputSchema | undefined, place = ''): string[] {
	if (value === null) return [];
	if (!schema) return [place];
	if (schema.type === 'null') return [];
	const actual = Array.isArray(value) ? 'array' : typeof value;
	if (actual !== schema.type) return [`${place} (${actual}, not ${schema.type})`];
	if (Array.isArray(value)) {
		return schema.items ? value.flatMap((item) => undescribed(item, schema.items, `${place}[]`)) : [];
	}
	// An object without a list of members has members of any name.
	if (!isJsonObject(value) || !schema.properties) return [];
	return Object.entries(value).flatMap(([name, member]) =>
		undescribed(member, schema.properties?.[name], place ? `${place}.${name}` : name),
	);
}
