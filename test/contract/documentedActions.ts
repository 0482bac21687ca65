/**
 * What SEKOIA.IO documents of its 24 playbook actions: each action's call and each of its 107
 * arguments. Written down from the documentation, not from the node, so that tests can hold the node
 * against it.
 */

/** Where an argument goes: into the request, or (`client`) it steers whoever sends the request. */
export type Place = 'path' | 'query' | 'body' | 'multipart' | 'client';

export interface DocumentedArgument {
	name: string;
	place: Place;
	/** Name in the request, where it differs */
	sentAs?: string;
	required: boolean;
}

export interface DocumentedAction {
	/** Name in the documentation */
	name: string;
	resource: string;
	operation: string;
	/** Text in n8n's node panel */
	action: string;
	/** Method and path of its (first) call */
	call: string;
	arguments: readonly DocumentedArgument[];
}

const required = (place: Place, ...names: string[]): DocumentedArgument[] =>
	names.map((name) => ({ name, place, required: true }));

const optional = (place: Place, ...names: string[]): DocumentedArgument[] =>
	names.map((name) => ({ name, place, required: false }));

const sentAs = (wireName: string, [argument]: DocumentedArgument[]): DocumentedArgument => ({
	...(argument as DocumentedArgument),
	sentAs: wireName,
});

export const documentedActions: readonly DocumentedAction[] = [
	{
		name: 'Get Alert',
		resource: 'alert',
		operation: 'get',
		action: 'Get an alert',
		call: 'GET /api/v1/sic/alerts/{uuid}',
		arguments: [...required('path', 'uuid'), ...optional('query', 'stix')],
	},
	{
		name: 'Search Alerts',
		resource: 'alert',
		operation: 'search',
		action: 'Search alerts',
		call: 'GET /api/v1/sic/alerts',
		arguments: optional(
			'query',
			'match[community_uuid]',
			'match[entity_name]',
			'match[entity_uuid]',
			'match[status_uuid]',
			'match[status_name]',
			'match[type_category]',
			'match[type_value]',
			'match[source]',
			'match[target]',
			'match[node]',
			'match[stix_object]',
			'match[rule_uuid]',
			'match[rule_name]',
			'match[short_id]',
			'match[uuid]',
			'match[title]',
			'date[created_at]',
			'date[updated_at]',
			'range[urgency]',
			'range[similar]',
			'visible',
			'limit',
			'offset',
			'stix',
			'sort',
			'direction',
			'with_count',
		),
	},
	{
		name: 'Edit Alert',
		resource: 'alert',
		operation: 'update',
		action: 'Edit an alert',
		call: 'PATCH /api/v1/sic/alerts/{uuid}',
		arguments: [
			...required('path', 'uuid'),
			...optional('body', 'alert_type_category', 'alert_type_value', 'details', 'urgency', 'kill_chain_short_id', 'title'),
		],
	},
	{
		name: 'Comment Alert',
		resource: 'alert',
		operation: 'addComment',
		action: 'Comment an alert',
		call: 'POST /api/v1/sic/alerts/{uuid}/comments',
		arguments: [...required('path', 'uuid'), ...required('body', 'content'), ...optional('body', 'author')],
	},
	{
		name: 'Update Alert Status',
		resource: 'alert',
		operation: 'updateStatus',
		action: 'Update the status of an alert',
		call: 'PATCH /api/v1/sic/alerts/{uuid}/workflow',
		arguments: [...required('path', 'uuid'), ...required('body', 'action_uuid'), ...optional('body', 'comment')],
	},
	{
		name: 'Predict Alert State',
		resource: 'alert',
		operation: 'predictState',
		action: 'Predict the state of an alert',
		call: 'POST /api/v1/predict/alert',
		arguments: required('body', 'alert'),
	},
	{
		name: 'Attach Alerts to Case',
		resource: 'case',
		operation: 'attachAlerts',
		action: 'Attach alerts to a case',
		call: 'PATCH /api/v1/sic/cases/{case_uuid}/alerts',
		arguments: [...required('path', 'case_uuid'), ...required('body', 'alerts')],
	},
	{
		name: 'Activate Countermeasure',
		resource: 'countermeasure',
		operation: 'activate',
		action: 'Activate a countermeasure',
		call: 'PATCH /api/v1/sic/alerts/countermeasures/{cm_uuid}/activate',
		arguments: [...required('path', 'cm_uuid'), ...optional('body', 'comment')],
	},
	{
		name: 'Deny Countermeasure',
		resource: 'countermeasure',
		operation: 'deny',
		action: 'Deny a countermeasure',
		call: 'PATCH /api/v1/sic/alerts/countermeasures/{cm_uuid}/deny',
		arguments: [...required('path', 'cm_uuid'), ...optional('body', 'comment')],
	},
	{
		name: 'Create Asset',
		resource: 'asset',
		operation: 'create',
		action: 'Create an asset',
		call: 'POST /api/v1/asset-management/assets',
		arguments: [
			...required('body', 'asset_type', 'name', 'criticity'),
			...optional('body', 'description', 'attributes', 'keys', 'owners', 'community_uuid'),
		],
	},
	{
		name: 'Get Asset',
		resource: 'asset',
		operation: 'get',
		action: 'Get an asset',
		call: 'GET /api/v1/asset-management/assets/{uuid}',
		arguments: required('path', 'uuid'),
	},
	{
		name: 'List Assets',
		resource: 'asset',
		operation: 'getAll',
		action: 'Get many assets',
		call: 'GET /api/v1/asset-management/assets',
		arguments: optional(
			'query',
			'limit',
			'offset',
			'match[uuid]',
			'match[name]',
			'match[category_name]',
			'match[category_uuid]',
			'match[type_name]',
			'match[type_uuid]',
			'range[criticality]',
			'date[created_at]',
			'date[updated_at]',
			'sort',
			'direction',
		),
	},
	{
		name: 'Delete an asset',
		resource: 'asset',
		operation: 'delete',
		action: 'Delete an asset',
		call: 'DELETE /api/v1/asset-management/assets/{uuid}',
		arguments: required('path', 'uuid'),
	},
	{
		name: 'Add attribute to Asset',
		resource: 'asset',
		operation: 'addAttribute',
		action: 'Add an attribute to an asset',
		call: 'POST /api/v1/asset-management/assets/{uuid}/attr',
		arguments: [...required('path', 'uuid'), ...required('query', 'name', 'value')],
	},
	{
		name: 'Add key to Asset',
		resource: 'asset',
		operation: 'addKey',
		action: 'Add a key to an asset',
		call: 'POST /api/v1/asset-management/assets/{uuid}/keys',
		arguments: [...required('path', 'uuid'), ...required('query', 'name', 'value')],
	},
	{
		name: 'Get Events',
		resource: 'event',
		operation: 'search',
		action: 'Get events',
		call: 'POST /api/v1/sic/conf/events/search/jobs',
		arguments: [sentAs('term', required('body', 'query')), ...required('body', 'earliest_time', 'latest_time')],
	},
	{
		name: 'Get Event Field Common Values',
		resource: 'event',
		operation: 'getFieldCommonValues',
		action: 'Get event field common values',
		call: 'POST /api/v1/sic/conf/events/search/jobs',
		arguments: [
			sentAs('term', required('body', 'query')),
			...required('body', 'earliest_time', 'latest_time'),
			...required('client', 'fields'),
		],
	},
	{
		name: 'Push Events to Intake',
		resource: 'event',
		operation: 'pushToIntake',
		action: 'Push events to an intake',
		call: 'POST {intake_server}/batch',
		arguments: [
			...required('body', 'intake_key'),
			// All events together become `jsons` of the body, in as many requests as they need.
			...optional('client', 'event', 'event_path', 'events', 'events_path', 'intake_server', 'keep_file_after_push'),
		],
	},
	{
		name: 'Create Content Proposal',
		resource: 'contentProposal',
		operation: 'create',
		action: 'Create a content proposal',
		call: 'POST /api/v2/inthreat/bundles',
		arguments: [
			sentAs('data', optional('body', 'bundle')),
			...optional('client', 'bundle_path'),
			...optional('query', 'auto_merge', 'enrich', 'name', 'assigned_to'),
		],
	},
	{
		name: 'Create Content Proposal from PDF',
		resource: 'contentProposal',
		operation: 'createFromPdf',
		action: 'Create a content proposal from a PDF',
		call: 'POST /api/v2/inthreat/reports/pdf',
		arguments: [...required('multipart', 'file'), ...optional('query', 'name', 'source_ref')],
	},
	{
		name: 'Create Content Proposal from URL',
		resource: 'contentProposal',
		operation: 'createFromUrl',
		action: 'Create a content proposal from a URL',
		call: 'POST /api/v2/inthreat/reports/url',
		arguments: [...required('body', 'url'), ...optional('query', 'source_ref')],
	},
	{
		name: 'Upload Observables',
		resource: 'observable',
		operation: 'upload',
		action: 'Upload observables',
		call: 'POST /api/v2/inthreat/observables/bulk',
		arguments: [sentAs('data', optional('body', 'observables')), ...optional('client', 'observables_path')],
	},
	{
		name: 'Get CTI Report',
		resource: 'report',
		operation: 'get',
		action: 'Get a CTI report',
		call: 'GET /api/v2/inthreat/reports/{uuid}',
		arguments: required('path', 'uuid'),
	},
	{
		name: 'Create Tracker Notification',
		resource: 'trackerNotification',
		operation: 'create',
		action: 'Create a tracker notification',
		call: 'POST /api/v2/inthreat/trackers/notifications/',
		arguments: required('body', 'data'),
	},
];
