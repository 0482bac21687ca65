import type { Resource } from '../../engine/operation';
import { addComment } from './addComment.operation';
import { get } from './get.operation';
import { getComments } from './getComments.operation';
import { getHistory } from './getHistory.operation';
import { predictState } from './predictState.operation';
import { search } from './search.operation';
import { update } from './update.operation';
import { updateStatus } from './updateStatus.operation';

export const alert: Resource = {
	name: 'Alert',
	value: 'alert',
	description: 'What a detection rule found',
	defaultOperation: 'get',
	operations: [addComment, get, getComments, getHistory, predictState, search, update, updateStatus],
};
