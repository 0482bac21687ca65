import { alert } from './alert';
import { created, customField, customStatus, type Members, updated, verdict } from './shape';

/** Cases, as in the same files as alerts. */

/** A case in a list. */
export const listedCase: Members = {
	uuid: 'string',
	short_id: 'string',
	title: 'string',
	description: 'string',
	...created,
	...updated,
	first_seen_at: 'string',
	last_seen_at: 'string',
	community_uuid: 'string',
	priority: 'string',
	status: 'string',
	status_uuid: 'string',
	custom_status_uuid: 'string',
	custom_status: customStatus,
	custom_priority_uuid: 'string',
	custom_priority: { label: 'string', description: 'string', level: 'integer', color: 'string' },
	verdict_uuid: 'string',
	verdict,
	subscribers: [{ avatar_uuid: 'string', type: 'string' }],
	tags: ['string'],
	manual: 'boolean',
	is_supplied: 'boolean',
	number_of_comments: 'integer',
	description_updated_manually: 'boolean',
	priority_updated_manually: 'boolean',
	custom_fields: [customField],
};

/** A single case, as it is read, created and updated. */
export const caseDetails: Members = { ...listedCase, number_of_alerts: 'integer', alerts: [alert] };

export const caseComment: Members = { uuid: 'string', content: 'string', ...created, updated_at: 'string' };

/** What adding alerts to a case answers. */
export const alertsOfCase: Members = { status: 'string' };
