import { list } from '../../engine/define';
import { moment, type Simplified } from '../../../shared/simplify';
import { communityOption } from '../case/case';
import { alertField } from './alert';

/** Each entry has one of the nested members, that of its `entry_type`; these are the ones that say what triage needs. */
const simplifiedEntry: Simplified = {
	created_at: moment('created_at'),
	entry_type: 'entry_type',
	status: 'alert.status',
	previous_status: 'alert.previous_status',
	urgency: 'urgency.value',
	previous_urgency: 'urgency.previous_value',
	comment: 'comment.content',
	created_by: 'created_by',
	created_by_type: 'created_by_type',
	uuid: 'uuid',
};

export const getHistory = list({
	documented: 'Get the history of an alert',
	name: 'Get History',
	value: 'getHistory',
	action: 'Get the history of an alert',
	description: 'Read what happened to an alert: changes of status, urgency and type, comments, countermeasures',
	call: 'GET /api/v1/sic/alerts/{uuid}/history',
	permissions: ['View alerts'],
	pageSize: 100,
	simplified: simplifiedEntry,
	fields: [alertField],
	options: [communityOption],
});
