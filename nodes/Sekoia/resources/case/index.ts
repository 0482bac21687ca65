import type { Resource } from '../../operations/operation';
import { addComment } from './addComment';
import { addEvents } from './addEvents';
import { attachAlerts } from './attachAlerts';
import { create } from './create';
import { deleteCase } from './delete';
import { get } from './get';
import { getComments } from './getComments';
import { removeEvent } from './removeEvent';
import { search } from './search';
import { update } from './update';

export const caseResource: Resource = {
	name: 'Case',
	value: 'case',
	description: 'An investigation that groups alerts',
	defaultOperation: 'get',
	operations: [addComment, addEvents, attachAlerts, create, deleteCase, get, getComments, removeEvent, search, update],
};
