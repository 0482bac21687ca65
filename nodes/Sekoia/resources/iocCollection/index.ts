import type { Resource } from '../../engine/operation';
import { addIndicators } from './addIndicators.operation';
import { getAll } from './getAll.operation';

export const iocCollection: Resource = {
	name: 'IOC Collection',
	value: 'iocCollection',
	description: 'A list of indicators of the community',
	defaultOperation: 'addIndicators',
	operations: [addIndicators, getAll],
};
