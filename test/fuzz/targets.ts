import type { IDataObject } from 'n8n-workflow';

import type { Operation } from '../../nodes/Sekoia/engine/operation';
import { resources } from '../../nodes/Sekoia/resources';
import type { AnyField } from '../../nodes/shared/fields/field';

/** A field of an operation, by which a value reaches it. */
export interface Target {
	resource: string;
	operation: Operation;
	field: AnyField;
	/** The collection that it belongs to */
	collection?: string;
	/** Whether more is found without it */
	narrows: boolean;
}

/** Every field of every operation, but for those that are buttons or rows of columns. */
export const targets: Target[] = resources.flatMap(({ value: resource, operations }) =>
	operations.flatMap((operation) =>
		operation.fields.flatMap((entry): Target[] => {
			const base = { resource, operation };
			if (entry.kind === 'field') return [{ ...base, field: entry, narrows: entry.narrows === true }];
			const narrows = entry.kind === 'collection' && entry.narrows === true;
			return entry.fields.map((field) => ({ ...base, field, collection: entry.property.name, narrows: narrows || field.narrows === true }));
		}),
	),
).filter(({ field }) => field.property.type !== 'fixedCollection' && field.property.type !== 'notice');

export const nameOf = ({ resource, operation, field, collection }: Target) =>
	`${resource}: ${operation.value}: ${collection === undefined ? '' : `${collection}.`}${field.property.name}`;

/** The expression that reads the value from the input item. */
const VALUE = '={{ $json.fuzzed }}';

/** What the editor stores for a field whose value is the expression. */
function stored({ property: { type, typeOptions } }: AnyField): unknown {
	const one = type === 'resourceLocator' ? { __rl: true, mode: 'id', value: VALUE } : VALUE;
	return typeOptions?.multipleValues === true ? [one] : one;
}

/** What other parameters must be for the editor to show the field. */
const conditionsOf = ({ property: { displayOptions } }: AnyField): IDataObject =>
	Object.fromEntries(Object.entries(displayOptions?.show ?? {}).flatMap(([name, values]) => (name.startsWith('@') ? [] : [[name, values![0]]])));

/** The parameters with the fuzzed field among those of a case that works. */
export function parametersOf({ resource, operation, field, collection }: Target, others: IDataObject): IDataObject {
	const { name } = field.property;
	const value = stored(field) as IDataObject;
	const changed = collection === undefined ? { [name]: value } : { [collection]: { ...(others[collection] as IDataObject | undefined), [name]: value } };
	return { resource, operation: operation.value, ...others, ...conditionsOf(field), ...changed } as IDataObject;
}
