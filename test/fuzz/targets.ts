import type { IDataObject, INodeProperties, INodePropertyCollection } from 'n8n-workflow';

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
	/** The column of its rows, or the end of its range, that gets the value */
	column?: { group: string; property: INodeProperties };
}

/** The columns of a field of rows; a field of one value has none. */
const columnsOf = ({ property: { type, options = [] } }: AnyField): Target['column'][] =>
	type === 'fixedCollection'
		? (options as INodePropertyCollection[]).flatMap(({ name: group, values }) => values.map((property) => ({ group, property })))
		: [undefined];

/** Every field of every operation, rows column by column. */
export const targets: Target[] = resources.flatMap(({ value: resource, operations }) =>
	operations.flatMap((operation) =>
		operation.fields.flatMap((entry): Target[] => {
			const base = { resource, operation };
			if (entry.kind === 'field') return [{ ...base, field: entry, narrows: entry.narrows === true }];
			const narrows = entry.kind === 'collection' && entry.narrows === true;
			return entry.fields.map((field) => ({ ...base, field, collection: entry.property.name, narrows: narrows || field.narrows === true }));
		}),
	),
).flatMap((target) => columnsOf(target.field).map((column) => ({ ...target, ...(column ? { column } : {}) })));

export const nameOf = ({ resource, operation, field, collection, column }: Target) =>
	[resource, operation.value, collection, field.property.name, column?.group, column?.property.name].filter((part) => part !== undefined).join(': ');

/** The expression that reads the value from the input item. */
const VALUE = '={{ $json.fuzzed }}';

/** What the editor stores for a field whose value is the expression. */
function stored({ type, typeOptions }: INodeProperties): unknown {
	const one = type === 'resourceLocator' ? { __rl: true, mode: 'id', value: VALUE } : VALUE;
	return typeOptions?.multipleValues === true ? [one] : one;
}

/** What other parameters must be for the editor to show the field. */
const conditionsOf = ({ property: { displayOptions } }: AnyField): IDataObject =>
	Object.fromEntries(Object.entries(displayOptions?.show ?? {}).flatMap(([name, values]) => (name.startsWith('@') ? [] : [[name, values![0]]])));

/** The parameters with the fuzzed field among those of a case that works. */
export function parametersOf({ resource, operation, field, collection, column }: Target, others: IDataObject): IDataObject {
	const { name, typeOptions } = field.property;
	const row = column && { [column.property.name]: stored(column.property) };
	const value = (column ? { [column.group]: typeOptions?.multipleValues === true ? [row] : row } : stored(field.property)) as IDataObject;
	const changed = collection === undefined ? { [name]: value } : { [collection]: { ...(others[collection] as IDataObject | undefined), [name]: value } };
	return { resource, operation: operation.value, ...others, ...conditionsOf(field), ...changed } as IDataObject;
}
