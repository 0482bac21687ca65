import type { Resource } from '../../engine/operation';
import { addComment } from './addComment.operation';
import { addEvents } from './addEvents.operation';
import { attachAlerts } from './attachAlerts.operation';
import { create } from './create.operation';
import { deleteCase } from './delete.operation';
import { get } from './get.operation';
import { getComments } from './getComments.operation';
import { removeEvent } from './removeEvent.operation';
import { search } from './search.operation';
import { update } from './update.operation';

export const caseResource: Resource = {
	name: 'Case',
	value: 'case',
	description: 'An investigation that groups alerts',
	defaultOperation: 'get',
	operations: [addComment, addEvents, attachAlerts, create, deleteCase, get, getComments, removeEvent, search, update],
};
