import type { Field } from './field';
import type { Format } from './parsers';

/** The same field where a value must be entered. */
export const required = <Name extends string, Value>(field: Field<Name, Value>) => ({
	...field,
	property: { ...field.property, required: true as const },
	optional: false as const,
});

/** The same field with a further sentence in its description. */
export const noted = <Name extends string, Value>(field: Field<Name, Value>, note: string) => ({
	...field,
	property: { ...field.property, description: `${field.property.description?.replace(/\.$/, '')}. ${note}` },
});

/** Whether an expression found nothing, which is not the same as a field left empty. */
const isMissing = (value: unknown): boolean =>
	value === undefined || value === null || (Array.isArray(value) && value.length > 0 && value.every(isMissing));

const emptyAs =
	<Value>(format: Format<Value>, empty: Value): Format<Value> =>
	(value, reading) =>
		format(value, reading) ?? (isMissing(value) ? undefined : empty);

/**
 * The same field in an update, where it takes away what the object has when it was added but left
 * empty. An expression that gives nothing changes nothing.
 * @param empty what is sent then
 * @param note what becomes of the object then, as a sentence of the description
 */
export const clearable = <Name extends string, Value>(field: Field<Name, Value>, empty: NoInfer<Value>, note: string) => ({
	...noted(field, note),
	format: emptyAs(field.format, empty),
});
