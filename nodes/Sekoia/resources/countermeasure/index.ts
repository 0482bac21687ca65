import type { Resource } from '../../operations/operation';
import { activate } from './activate';
import { deny } from './deny';

export const countermeasure: Resource = {
	name: 'Countermeasure',
	value: 'countermeasure',
	description: 'What an alert proposes to do',
	defaultOperation: 'activate',
	operations: [activate, deny],
};
