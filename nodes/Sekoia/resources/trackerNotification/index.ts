import type { Resource } from '../../engine/operation';
import { create } from './create.operation';

export const trackerNotification: Resource = {
	name: 'Tracker Notification',
	value: 'trackerNotification',
	description: 'What a tracking rule found',
	defaultOperation: 'create',
	operations: [create],
};
