import { body, collection, field } from '../../../shared/fields/field';
import { jsonList, jsonObject } from '../../../shared/fields/parsers';
import { booleanField, textField } from '../../../shared/fields/simple';
import { required, shownWhen } from '../../../shared/fields/variants';
import { asFields } from './specifyData';

/** What the API requires of the tracking rule. */
export const ruleFields = [
	shownWhen(asFields, required(textField(
		{
			displayName: 'Rule ID',
			name: 'ruleId',
			description: 'ID of the tracking rule that matched',
			placeholder: 'e.g. 7a4d1c90-3e5b-4f82-a6c7-0b9d2e8f1354',
		},
		body('data.rule.id'),
	))),
	shownWhen(asFields, required(textField(
		{ displayName: 'Rule Name', name: 'ruleName', description: 'Name of the tracking rule', placeholder: 'e.g. New C2 servers' },
		body('data.rule.name'),
	))),
	shownWhen(asFields, required(textField(
		{
			displayName: 'Ruleset Name',
			name: 'rulesetName',
			description: 'Name of the set the tracking rule belongs to',
			placeholder: 'e.g. Infrastructure',
		},
		body('data.rule.ruleset_name'),
	))),
	shownWhen(asFields, required(textField(
		{ displayName: 'Rule Type', name: 'ruleType', description: 'Type of the tracking rule', placeholder: 'e.g. yara' },
		body('data.rule.type'),
	))),
] as const;

/** What the API also takes of the rule. */
export const moreOfRule = collection(
	{
		displayName: 'More of the Rule',
		name: 'ruleFields',
		type: 'collection',
		placeholder: 'Add Field',
		displayOptions: { show: asFields },
		default: {},
	},
	[
		textField(
			{
				displayName: 'Assigned To',
				name: 'assignedTo',
				description: 'Who takes care of what the rule finds',
				placeholder: 'e.g. 2b7f4c9a-5e18-4d36-b0a7-9f3c6e8d1a52',
			},
			body('data.rule.assigned_to'),
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
		booleanField(
			{ displayName: 'Auto Merge', name: 'autoMerge', description: 'Whether what the rule finds is merged without a review' },
			body('data.rule.auto_merge'),
			{ default: true },
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
