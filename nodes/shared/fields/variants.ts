import type { INodeProperties } from 'n8n-workflow';

import { inputError } from '../inputError';
import type { AnyField, Field } from './field';
import { type Parser, unwrap } from './parsers';

type WithProperty<F extends { property: INodeProperties }, Members> = Omit<F, 'property'> & { property: F['property'] & Members };

/** The same field where a value must be entered. */
export const required = <F extends AnyField>(field: F): WithProperty<F, { required: true }> => ({
	...field,
	property: { ...field.property, required: true as const },
});

/** The same field, as a member of a collection, where one that was added but is empty is an error: n8n has no required members. */
export const neverEmpty = <F extends AnyField>(field: F): F => ({
	...field,
	parser: ((value, reading) => {
		const entered = field.parser(value, reading);
		if (entered === undefined) throw inputError(`"${reading.label}" is empty`, `Enter a value for "${reading.label}", or remove it.`);
		return entered;
	}) satisfies Parser<unknown>,
});

/** The same field or collection, shown only where other fields have one of these values. */
export const shownWhen = <F extends { property: INodeProperties }>(
	show: Record<string, string[]>,
	field: F,
): WithProperty<F, { displayOptions: { show: Record<string, string[]> } }> => ({
	...field,
	property: { ...field.property, displayOptions: { show } },
});

/** The same field with a further sentence in its description. */
export const noted = <F extends AnyField>(field: F, note: string): F => ({
	...field,
	property: { ...field.property, description: `${field.property.description?.replace(/\.$/, '')}. ${note}` },
});

/**
 * The same field as a filter: when its expression comes to nothing, more would be found than the user wants, up to
 * everything, so that it is an error. Left empty by hand it is no filter.
 */
export const narrowing = <F extends AnyField>(field: F): F => ({ ...field, narrows: true });

/** The same field where names may stand in place of IDs. @param list method of the node's lists that has the names */
export const takingNames = <F extends AnyField>(field: F, list: string): F => ({ ...field, names: list });

/** Whether an expression found nothing, which is not the same as a field left empty. */
function isMissing(value: unknown): boolean {
	const plain = unwrap(value);
	return plain === undefined || plain === null || (Array.isArray(plain) && plain.length > 0 && plain.every(isMissing));
}

const emptyAs =
	<Value>(parser: Parser<Value>, empty: Value): Parser<Value> =>
	(value, reading) =>
		parser(value, reading) ?? (isMissing(value) ? undefined : empty);

/**
 * The same field in an update, where a field that was added but left empty takes away what the object has.
 * An expression that gives nothing changes nothing.
 * @param empty what is sent then
 * @param note what becomes of the object then, as a sentence of the description
 */
export const clearable = <F extends AnyField>(field: F, empty: F extends Field<INodeProperties, infer Value> ? Value : never, note: string): F => ({
	...noted(field, note),
	parser: emptyAs(field.parser, empty),
});
