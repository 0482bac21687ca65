import type { Resource } from '../../operations/operation';
import { attachAlerts } from './attachAlerts';

export const caseResource: Resource = {
	name: 'Case',
	value: 'case',
	description: 'An investigation that groups alerts',
	operations: [attachAlerts],
};
