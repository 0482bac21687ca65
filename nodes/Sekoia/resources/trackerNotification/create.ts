import { inputError } from '../../../shared/inputError';
import { isJsonObject, type Json, type JsonObject } from '../../../shared/json';
import { body, client, collection, field } from '../../operations/field';
import { dateTime, jsonList, jsonObject, oneOf, trimmed, type Format } from '../../operations/formats';
import { operation } from '../../operations/operation';

const asFields = { show: { specifyData: ['fields'] } };
const asJson = { show: { specifyData: ['json'] } };

/** Members the API wants, as paths in `data`. */
const NEEDED = [
	'rule.id',
	'rule.name',
	'rule.ruleset_name',
	'rule.type',
	'created',
	'observable.type',
	'observable.id',
];

function memberAt(object: Json | undefined, path: string): Json | undefined {
	return path.split('.').reduce((found, name) => (isJsonObject(found) ? found[name] : undefined), object);
}

/** A whole notification. @throws InputError that names the members it lacks */
const notification: Format<JsonObject> = (value, reading) => {
	const data = jsonObject(value, reading);
	const missing = NEEDED.filter((path) => [undefined, null, ''].includes(memberAt(data, path) as string));
	if (data === undefined || missing.length === 0) return data;
	throw inputError(`"${reading.label}" lacks ${missing.join(', ')}`, 'Add what is missing, or choose Using Fields Below.');
};

const choiceField = field(
	{
		displayName: 'Specify Data',
		name: 'specifyData',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'Using Fields Below', value: 'fields' },
			{ name: 'Using JSON', value: 'json' },
		],
		default: 'fields',
		description: 'How the notification is given',
	},
	client(),
	oneOf('fields', 'json'),
);

const ruleFields = [
	field(
		{
			displayName: 'Rule ID',
			name: 'ruleId',
			type: 'string',
			required: true,
			displayOptions: asFields,
			default: '',
			placeholder: 'e.g. 7a4d1c90-3e5b-4f82-a6c7-0b9d2e8f1354',
			description: 'ID of the tracking rule that matched',
		},
		body('data.rule.id'),
		trimmed,
	),
	field(
		{
			displayName: 'Rule Name',
			name: 'ruleName',
			type: 'string',
			required: true,
			displayOptions: asFields,
			default: '',
			placeholder: 'e.g. New C2 servers',
			description: 'Name of the tracking rule',
		},
		body('data.rule.name'),
		trimmed,
	),
	field(
		{
			displayName: 'Ruleset Name',
			name: 'rulesetName',
			type: 'string',
			required: true,
			displayOptions: asFields,
			default: '',
			placeholder: 'e.g. Infrastructure',
			description: 'Name of the set the tracking rule belongs to',
		},
		body('data.rule.ruleset_name'),
		trimmed,
	),
	field(
		{
			displayName: 'Rule Type',
			name: 'ruleType',
			type: 'string',
			required: true,
			displayOptions: asFields,
			default: '',
			placeholder: 'e.g. yara',
			description: 'Type of the tracking rule',
		},
		body('data.rule.type'),
		trimmed,
	),
] as const;

const findingFields = [
	field(
		{
			displayName: 'Created',
			name: 'created',
			type: 'dateTime',
			required: true,
			displayOptions: asFields,
			default: '={{ $now }}',
			description: 'When the rule matched',
		},
		body('data.created'),
		dateTime,
	),
	field(
		{
			displayName: 'Observable Type',
			name: 'observableType',
			type: 'string',
			required: true,
			displayOptions: asFields,
			default: '',
			placeholder: 'e.g. domain-name',
			description: 'STIX type of the observable that was found',
		},
		body('data.observable.type'),
		trimmed,
	),
	field(
		{
			displayName: 'Observable ID',
			name: 'observableId',
			type: 'string',
			required: true,
			displayOptions: asFields,
			default: '',
			placeholder: 'e.g. domain-name--3b6e9f14-7c52-4d80-a1f3-8e5d0c2b7a96',
			description: 'STIX ID of the observable',
		},
		body('data.observable.id'),
		trimmed,
	),
] as const;

const moreOfRule = collection(
	{
		displayName: 'More of the Rule',
		name: 'ruleFields',
		type: 'collection',
		placeholder: 'Add Field',
		displayOptions: asFields,
		default: {},
	},
	[
		field(
			{
				displayName: 'Assigned To',
				name: 'assignedTo',
				type: 'string',
				default: '',
				placeholder: 'e.g. 2b7f4c9a-5e18-4d36-b0a7-9f3c6e8d1a52',
				description: 'Who takes care of what the rule finds',
			},
			body('data.rule.assigned_to'),
			trimmed,
		),
		field(
			{
				displayName: 'Attributes (JSON)',
				name: 'attributes',
				type: 'json',
				default: '{}',
				placeholder: 'e.g. {"confidence": 80}',
				description: 'Attributes of the rule as an object',
			},
			body('data.rule.attributes'),
			jsonObject,
		),
		field(
			{
				displayName: 'Auto Merge',
				name: 'autoMerge',
				type: 'boolean',
				default: true,
				description: 'Whether what the rule finds is merged without a review',
			},
			body('data.rule.auto_merge'),
		),
		field(
			{
				displayName: 'Indicates (JSON)',
				name: 'indicates',
				type: 'json',
				default: '[]',
				placeholder: 'e.g. ["malware--0d6b3f58-91c4-4e27-b8a5-6f2e7c1d9a40"]',
				description: 'List of what a match indicates',
			},
			body('data.rule.indicates'),
			jsonList,
		),
		field(
			{
				displayName: 'Kill Chain Phases (JSON)',
				name: 'killChainPhases',
				type: 'json',
				default: '[]',
				placeholder: 'e.g. [{"kill_chain_name": "lockheed-martin-cyber-kill-chain", "phase_name": "delivery"}]',
				description: 'List of kill chain phases, each with kill_chain_name and phase_name',
			},
			body('data.rule.kill_chain_phases'),
			jsonList,
		),
	],
);

const moreOfNotification = collection(
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add Field',
		displayOptions: asFields,
		default: {},
	},
	[
		field(
			{
				displayName: 'Details (JSON)',
				name: 'details',
				type: 'json',
				default: '{}',
				placeholder: 'e.g. {"resolved_to": "203.0.113.9"}',
				description: 'What else is known of the match, as an object',
			},
			body('data.details'),
			jsonObject,
		),
		field(
			{
				displayName: 'Notification ID',
				name: 'id',
				type: 'string',
				default: '',
				placeholder: 'e.g. 4f8c2d6b-0e93-4a71-9b5d-3c7e1f6a8d02',
				description: 'ID of the notification. Empty: SEKOIA.IO chooses one.',
			},
			body('data.id'),
			trimmed,
		),
		field(
			{
				displayName: 'Status',
				name: 'status',
				type: 'options',
				options: [
					{ name: 'False Positive', value: 'false_positive' },
					{ name: 'Ignored', value: 'ignored' },
					{ name: 'Pending', value: 'pending' },
					{ name: 'True Positive', value: 'true_positive' },
				],
				default: 'pending',
				description: 'Verdict on the match',
			},
			body('data.status'),
		),
	],
);

export const create = operation({
	documented: 'Create Tracker Notification',
	name: 'Create',
	value: 'create',
	action: 'Create a tracker notification',
	description: 'Report what a tracking rule found (Create Tracker Notification)',
	request: { method: 'POST', path: '/api/v2/inthreat/trackers/notifications/' },
	fields: [
		choiceField,
		...ruleFields,
		...findingFields,
		moreOfRule,
		moreOfNotification,
		field(
			{
				displayName: 'Data (JSON)',
				name: 'data',
				type: 'json',
				required: true,
				displayOptions: asJson,
				default: '={{ $json }}',
				placeholder: 'e.g. {{ $json }}',
				description: 'The notification as the API takes it, with at least rule, created and observable',
			},
			body('data'),
			notification,
		),
	],
});
