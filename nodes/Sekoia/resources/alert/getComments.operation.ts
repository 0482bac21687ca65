import { list } from '../../engine/define';
import { alertField } from './alert';

export const getComments = list({
	documented: 'List the comments of an alert',
	name: 'Get Comments',
	value: 'getComments',
	action: 'Get the comments of an alert',
	description: 'Read who commented an alert, when, and what they wrote (List the comments of an alert)',
	call: 'GET /api/v1/sic/alerts/{uuid}/comments',
	permissions: ['View alerts'],
	pageSize: 100,
	fields: [alertField],
});
