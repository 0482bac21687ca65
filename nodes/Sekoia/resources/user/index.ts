import type { Resource } from '../../engine/operation';
import { getAll } from './getAll.operation';

export const user: Resource = {
	name: 'User',
	value: 'user',
	description: 'A person who belongs to a community',
	defaultOperation: getAll.value,
	operations: [getAll],
};
