import { created, customField, customStatus, type Members, verdict } from './shape';

/**
 * Alerts and what belongs to them, as in SEKOIA.IO's OpenAPI files of the SIC API (2.20260915) and of the whole API
 * (July 2026). Times of alerts, their comments and their history are seconds since 1970, all others ISO text.
 */

const who = { created_by: 'string', created_by_type: 'string' } as const;

const threat = { id: 'string', type: 'string', name: 'string', description: 'string' } as const;

const plainComment = { uuid: 'string', content: 'string', author: 'string', date: 'integer', ...who } as const;

export const alertComment: Members = { ...plainComment, unseen: 'boolean' };

/** An alert in a list, in a case, or as an update answers it. */
export const alert: Members = {
	uuid: 'string',
	short_id: 'string',
	title: 'string',
	description: 'string',
	details: 'string',
	created_at: 'integer',
	...who,
	updated_at: 'integer',
	updated_by: 'string',
	updated_by_type: 'string',
	first_seen_at: 'string',
	last_seen_at: 'string',
	community_uuid: 'string',
	entity: { uuid: 'string', name: 'string' },
	urgency: { current_value: 'integer', value: 'integer', severity: 'integer', criticity: 'integer', display: 'string' },
	alert_type: { category: 'string', value: 'string' },
	status: { uuid: 'string', name: 'string', description: 'string' },
	rule: { uuid: 'string', name: 'string', severity: 'integer', type: 'string', pattern: 'string' },
	detection_type: 'string',
	source: 'string',
	target: 'string',
	similar: 'integer',
	ttps: [threat],
	adversaries: [threat],
	stix: 'object',
	kill_chain_short_id: 'string',
	number_of_unseen_comments: 'integer',
	number_of_total_comments: 'integer',
	assets: ['string'],
	time_to_detect: 'integer',
	time_to_acknowledge: 'integer',
	time_to_respond: 'integer',
	time_to_resolve: 'integer',
	intake_uuids: ['string'],
	cases: [
		{
			short_id: 'string',
			name: 'string',
			title: 'string',
			is_supplied: 'boolean',
			manual: 'boolean',
			status: 'string',
			custom_status_uuid: 'string',
			...who,
			updated_at: 'string',
		},
	],
	assignee: 'string',
	verdict_uuid: 'string',
	verdict,
	custom_status_uuid: 'string',
	custom_status: customStatus,
	custom_fields: [customField],
};

const changedFields = [{ uuid: 'string', name: 'string', type: 'string' }] as const;

/** An entry of an alert's history; of the nested members it has the one that its kind, `entry_type`, names. */
export const historyEntry: Members = {
	uuid: 'string',
	created_at: 'integer',
	...who,
	entry_type: 'string',
	history_comments: [plainComment],
	alert: { status: 'string', previous_status: 'string', stage: 'string', color: 'string' },
	alert_type: { value: 'string', category: 'string', previous_value: 'string', previous_category: 'string' },
	urgency: { value: 'integer', previous_value: 'integer' },
	details: { value: 'string', previous_value: 'string' },
	assignee: { value: 'string', previous_value: 'string' },
	kill_chain: { uuid: 'string', short_id: 'string', name: 'string', previous_short_id: 'string' },
	verdict: { label: 'string', stage: 'string', previous_label: 'string', analysis: 'string' },
	custom_fields: { added: changedFields, updated: changedFields, removed: changedFields },
	comment: { uuid: 'string', status: 'string', display_name: 'string', content: 'string' },
	countermeasure: { uuid: 'string', status: 'string' },
	countermeasure_action_step: { status: 'string', name: 'string' },
};

const deeds = {
	...created,
	activated_at: 'string',
	activated_by: 'string',
	activated_by_type: 'string',
	denied_at: 'string',
	denied_by: 'string',
	denied_by_type: 'string',
} as const;

export const countermeasure: Members = {
	uuid: 'string',
	model_uuid: 'string',
	alert_uuid: 'string',
	name: 'string',
	description: 'string',
	type: 'string',
	status: 'string',
	relevance: 'integer',
	dynamic_relevance: 'integer',
	duration: 'string',
	assignee: 'string',
	external_ref: 'string',
	course_of_action: 'object',
	comments: [plainComment],
	action_steps: [
		{
			uuid: 'string',
			name: 'string',
			description: 'string',
			status: 'string',
			type: 'string',
			action_order: 'integer',
			object: 'object',
			assignee: 'string',
			comments: [plainComment],
			...deeds,
		},
	],
	...deeds,
};

/** A single alert. */
export const alertDetails: Members = {
	...alert,
	comments: [alertComment],
	history: [historyEntry],
	countermeasures: [countermeasure],
	similarity_strategy: 'any',
};

/** What may be done next with an alert. */
export const workflow: Members = { actions: [{ id: 'string', name: 'string', description: 'string' }] };

