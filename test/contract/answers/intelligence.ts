import type { Members } from './shape';

/** A list of indicators, as in SEKOIA.IO's OpenAPI file of July 2026. Times are ISO text. */
export const iocCollection: Members = {
	id: 'string',
	name: 'string',
	description: 'string',
	created: 'string',
	modified: 'string',
	created_by: 'string',
	modified_by: 'string',
	community_uuid: 'string',
	available_for_sub_communities: 'boolean',
	indicators_count: 'integer',
};

/** A content proposal that was made (outputs of SEKOIA.IO's playbook module). */
export const contentProposal: Members = { content_proposal_id: 'string', file_name: 'string' };
export const contentProposalInData: Members = { data: contentProposal };

/** A report. SEKOIA.IO's OpenAPI file types it as an object; these are the members of a report in STIX 2.1. */
export const report: Members = {
	data: {
		type: 'string',
		spec_version: 'string',
		id: 'string',
		created_by_ref: 'string',
		created: 'string',
		modified: 'string',
		published: 'string',
		name: 'string',
		description: 'string',
		report_types: ['string'],
		object_refs: ['string'],
		labels: ['string'],
		confidence: 'integer',
		lang: 'string',
		revoked: 'boolean',
		external_references: [{ source_name: 'string', description: 'string', url: 'string', external_id: 'string' }],
		object_marking_refs: ['string'],
	},
};

/** A tracker notification, as it is sent and answered (the playbook module's schema of its argument and output). */
export const trackerNotification: Members = {
	data: {
		id: 'string',
		created: 'string',
		status: 'string',
		details: 'object',
		observable: { type: 'string', id: 'string' },
		rule: {
			id: 'string',
			name: 'string',
			ruleset_name: 'string',
			type: 'string',
			assigned_to: 'string',
			auto_merge: 'boolean',
			indicates: ['string'],
			kill_chain_phases: [{ kill_chain_name: 'string', phase_name: 'string' }],
			attributes: 'object',
		},
	},
};

/** Whether an alert is worth a look (output of SEKOIA.IO's playbook module). */
export const prediction: Members = { worth_human_attention: 'boolean' };
