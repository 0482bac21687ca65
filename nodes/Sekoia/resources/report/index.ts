import type { Resource } from '../../operations/operation';
import { get } from './get';

export const report: Resource = {
	name: 'CTI Report',
	value: 'report',
	description: 'What analysts wrote about a threat',
	defaultOperation: 'get',
	operations: [get],
};
