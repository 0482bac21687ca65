import type { INodeProperties } from 'n8n-workflow';

import { formatOf, type Format, type ValueOfType } from './parsers';

/** Where a field's value goes in the request, under the API's name. */
export type Destination =
	| { in: 'path' | 'query' | 'body' | 'multipart'; as: string }
	/** Used by the operation itself: page size, file access, filters of the answer */
	| { in: 'client'; as?: string };

export const path = (as: string): Destination => ({ in: 'path', as });
export const query = (as: string): Destination => ({ in: 'query', as });
/** A member of the JSON body; a dot makes a nested member: `comment.content` */
export const body = (as: string): Destination => ({ in: 'body', as });
export const multipart = (as: string): Destination => ({ in: 'multipart', as });
/** Not sent as it is. `as` names the documented argument that the field stands for. */
export const client = (as?: string): Destination => ({ in: 'client', as });

/** One value a user enters, and where it goes. `Value` is what the operation gets. */
export interface Field<Name extends string = string, Value = unknown> {
	kind: 'field';
	property: INodeProperties & { name: Name };
	destination: Destination;
	format: Format<Value>;
	/** Only for the compiler: whether the value may be missing */
	optional: boolean;
}

/** Optional fields that the editor shows under one "Add" button. */
export interface Collection<Name extends string = string, Fields extends readonly AnyField[] = readonly AnyField[]> {
	kind: 'collection';
	property: INodeProperties & { name: Name };
	fields: Fields;
}

/** A field of whatever value. */
export type AnyField = Field;
export type Entry = AnyField | Collection;

type ValueOfField<F> = F extends Field<string, infer Value> ? Value : never;
type Named<E> = E extends { property: { name: infer Name extends string } } ? Name : never;

/** The values of a list of fields by field name, collections as objects of optional members. */
export type Values<Entries extends readonly Entry[]> = {
	[E in Entries[number] as Named<E>]: E extends Collection<string, infer Fields>
		? { [F in Fields[number] as Named<F>]?: ValueOfField<F> }
		: E extends { optional: false }
			? ValueOfField<E>
			: ValueOfField<E> | undefined;
};

type IsOptional<P> = P extends { displayOptions: object } ? true : P extends { required: true } ? false : P extends { type: 'boolean' | 'options' | 'number' } ? false : true;

/**
 * A field of an operation.
 * @param property the n8n property as the editor shows it
 * @param destination where the value goes
 * @param format how the value is read and checked; by default as the property's type says
 */
export function field<const P extends INodeProperties, Value = ValueOfType<P['type']>>(
	property: P,
	destination: Destination,
	format?: Format<Value>,
): Field<P['name'], NoInfer<Value>> & { optional: IsOptional<P> } {
	return {
		kind: 'field',
		property,
		destination,
		format: format ?? (formatOf(property.type) as Format<Value>),
		optional: (!property.required || property.displayOptions !== undefined) as IsOptional<P>,
	};
}

/** Groups optional fields under one "Add" button; the editor lists them by display name. */
export function collection<const P extends INodeProperties, const Fields extends readonly AnyField[]>(
	property: P,
	fields: Fields,
): Collection<P['name'], Fields> {
	return { kind: 'collection', property, fields };
}

/** All fields of a list, those inside collections included. */
export function flatten(entries: readonly Entry[]): AnyField[] {
	return entries.flatMap((entry) => (entry.kind === 'collection' ? [...entry.fields] : [entry]));
}
