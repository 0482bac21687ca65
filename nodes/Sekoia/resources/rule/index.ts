import type { Resource } from '../../engine/operation';
import { disable } from './disable.operation';
import { enable } from './enable.operation';
import { get } from './get.operation';
import { getAll } from './getAll.operation';

export const rule: Resource = {
	name: 'Rule',
	value: 'rule',
	description: 'What detects threats in events and raises alerts',
	defaultOperation: 'get',
	operations: [disable, enable, get, getAll],
};
