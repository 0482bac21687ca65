import type { Resource } from '../../engine/operation';
import { activate } from './activate.operation';
import { deny } from './deny.operation';
import { getAll } from './getAll.operation';

export const countermeasure: Resource = {
	name: 'Countermeasure',
	value: 'countermeasure',
	description: 'What an alert proposes to do',
	defaultOperation: 'activate',
	operations: [activate, deny, getAll],
};
