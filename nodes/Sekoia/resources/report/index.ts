import type { Resource } from '../../engine/operation';
import { get } from './get.operation';

export const report: Resource = {
	name: 'CTI Report',
	value: 'report',
	description: 'What analysts wrote about a threat',
	defaultOperation: 'get',
	operations: [get],
};
