import type { Resource } from '../../operations/operation';
import { create } from './create';

export const trackerNotification: Resource = {
	name: 'Tracker Notification',
	value: 'trackerNotification',
	description: 'What a tracking rule found',
	defaultOperation: 'create',
	operations: [create],
};
