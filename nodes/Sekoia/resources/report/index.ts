import type { Resource } from '../../engine/define';
import { get } from './get.operation';

export const report: Resource = {
	name: 'CTI Report',
	value: 'report',
	description: 'What analysts wrote about a threat',
	defaultOperation: 'get',
	operations: [get],
};
