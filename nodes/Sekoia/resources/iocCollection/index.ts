import type { Resource } from '../../operations/operation';
import { addIndicators } from './addIndicators';

export const iocCollection: Resource = {
	name: 'IOC Collection',
	value: 'iocCollection',
	description: 'A list of indicators of the community',
	defaultOperation: 'addIndicators',
	operations: [addIndicators],
};
