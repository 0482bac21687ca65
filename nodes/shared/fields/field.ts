import type { INodeProperties } from 'n8n-workflow';

import { parserOf, type Parser, type ValueOfType } from './parsers';

/** Where a field's value goes in the request, under the API's name. */
export type Destination =
	/** `alsoFor`: arguments of the API for the same, which the field makes needless */
	| { in: 'path' | 'query' | 'body' | 'multipart'; as: string; alsoFor?: string }
	/** Not sent as it is: the node uses it itself, for page sizes, files or filters of the answer */
	| { in: 'node'; as?: string };

/** The placeholder `{as}` of the path. */
export const path = <const As extends string>(as: As) => ({ in: 'path', as }) as const;
/** @param alsoFor an argument for the same, such as the one that takes names where this one takes IDs */
export const query = <const As extends string>(as: As, alsoFor?: string) => ({ in: 'query', as, ...(alsoFor ? { alsoFor } : {}) }) as const;
/** A member of the JSON body; a dot makes a nested member: `comment.content` */
export const body = <const As extends string>(as: As) => ({ in: 'body', as }) as const;
export const multipart = <const As extends string>(as: As) => ({ in: 'multipart', as }) as const;
/** Not sent as it is. @param as the documented argument that the field stands for */
export const usedByNode = (as?: string) => ({ in: 'node', as }) as const;

/** One value a user enters, and where it goes. `Value` is what the operation gets. */
export interface Field<
	Property extends INodeProperties = INodeProperties,
	Value = unknown,
	To extends Destination = Destination,
> {
	kind: 'field';
	/** As the editor shows it. A field whose property is a password is secret: errors never carry its value. */
	property: Property;
	destination: To;
	parser: Parser<Value>;
	/** Without it more would be found; see `narrowing` */
	narrows?: true;
	/** Takes names beside IDs: the method of the node's lists by which the node finds their IDs before it uses the value */
	names?: string;
}

/** Fields that the editor shows under one "Add" button; what was not added has no value. */
export interface Collection<
	Property extends INodeProperties = INodeProperties,
	Fields extends readonly AnyField[] = readonly AnyField[],
> {
	kind: 'collection';
	property: Property;
	fields: Fields;
	/** Its members are filters; see `narrowing` */
	narrows?: true;
	/** Its members decide how the operation works: an expression that comes to nothing is an error, not the same as no member */
	decides?: true;
}

/** A collection whose members count with their default when they were not added. */
export interface Settings<
	Property extends INodeProperties = INodeProperties,
	Fields extends readonly Setting[] = readonly Setting[],
> {
	kind: 'settings';
	property: Property;
	fields: Fields;
}

/** A field of whatever value. */
export type AnyField = Field;
/** A field whose default is a value, so that a setting is never without one. */
type Setting = Field<INodeProperties & { type: 'boolean' | 'number' | 'options' }>;
export type Entry = AnyField | Collection | Settings;

/** Names and meaning of a field, as every builder of fields takes them. */
export interface FieldTexts<Name extends string = string> {
	displayName: string;
	name: Name;
	description: string;
	/** An example, as in `e.g. 192.0.2.10` */
	placeholder?: string;
}

type ValueOf<F> = F extends Field<INodeProperties, infer Value> ? Value : never;
type NameOf<E> = E extends { property: { name: infer Name extends string } } ? Name : never;

/** Whether a property may be without a value: the editor hides it, or lets the user leave it empty. */
type IsOptional<P> = P extends { displayOptions: object }
	? true
	: P extends { required: true } | { type: 'boolean' | 'options' | 'number' }
		? false
		: true;

/** The values of the members of a collection that were added. */
export type MemberValues<Fields extends readonly AnyField[]> = { [F in Fields[number] as NameOf<F>]?: ValueOf<F> };

/** The values of a list of fields by field name. */
export type Values<Entries extends readonly Entry[]> = {
	[E in Entries[number] as NameOf<E>]: E extends Settings<INodeProperties, infer Fields>
		? { [F in Fields[number] as NameOf<F>]: ValueOf<F> }
		: E extends Collection<INodeProperties, infer Fields>
			? MemberValues<Fields>
			: E extends { property: infer P }
				? IsOptional<P> extends true
					? ValueOf<E> | undefined
					: ValueOf<E>
				: never;
};

/**
 * A field of an operation or a trigger.
 * @param property the n8n property as the editor shows it
 * @param destination where the value goes
 * @param parser reads and checks the value; by default as the property's type and bounds say
 */
export function field<const P extends INodeProperties, To extends Destination, Value = ValueOfType<P['type']>>(
	property: P,
	destination: To,
	parser?: Parser<Value>,
): Field<P, NoInfer<Value>, To> {
	return { kind: 'field', property, destination, parser: parser ?? (parserOf(property) as Parser<Value>) };
}

/** Groups optional fields under one "Add" button; the editor lists them by display name. */
export function collection<const P extends INodeProperties, const Fields extends readonly AnyField[]>(
	property: P,
	fields: Fields,
): Collection<P, Fields> {
	return { kind: 'collection', property, fields };
}

/** Groups settings under one "Add" button; one that was not added has its default. */
export function settings<const P extends INodeProperties, const Fields extends readonly Setting[]>(
	property: P,
	fields: Fields,
): Settings<P, Fields> {
	return { kind: 'settings', property, fields };
}
