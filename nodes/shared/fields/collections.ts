import type { INodeProperties } from 'n8n-workflow';

import { collection, type AnyField } from './field';

const property = (displayName: string, placeholder: string) =>
	({ displayName, type: 'collection', placeholder, default: {} }) as const satisfies Partial<INodeProperties>;

/** Collection of optional filters. One whose expression comes to nothing is an error; see `narrowing`. */
export const filters = <const Fields extends readonly AnyField[]>(fields: Fields) => ({
	...collection({ ...property('Filters', 'Add Filter'), name: 'filters' }, fields),
	narrows: true as const,
});

/** Collection of optional settings of an operation. One whose expression comes to nothing is an error. */
export const options = <const Fields extends readonly AnyField[]>(fields: Fields) => ({
	...collection({ ...property('Options', 'Add option'), name: 'options' }, fields),
	decides: true as const,
});

/** Collection of optional values of what an operation creates. */
export const additionalFields = <const Fields extends readonly AnyField[]>(fields: Fields) =>
	collection({ ...property('Additional Fields', 'Add Field'), name: 'additionalFields' }, fields);

/** Collection of the values that an operation changes. */
export const updateFields = <const Fields extends readonly AnyField[]>(fields: Fields) =>
	collection({ ...property('Update Fields', 'Add Field'), name: 'updateFields' }, fields);
