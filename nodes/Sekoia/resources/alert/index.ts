import type { Resource } from '../../operations/operation';
import { addComment } from './addComment';
import { get } from './get';
import { predictState } from './predictState';
import { search } from './search';
import { update } from './update';
import { updateStatus } from './updateStatus';

export const alert: Resource = {
	name: 'Alert',
	value: 'alert',
	description: 'What a detection rule found',
	defaultOperation: 'get',
	operations: [addComment, get, predictState, search, update, updateStatus],
};
