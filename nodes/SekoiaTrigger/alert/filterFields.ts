import { dropdownFilter } from '../../shared/fields/dropdowns';
import { field, usedByNode } from '../../shared/fields/field';
import { locatorList } from '../../shared/fields/locators';
import { oneOf, textRows } from '../../shared/fields/parsers';
import { numberField, textField } from '../../shared/fields/simple';

/** A filter on any number of values. */
const names = <const Name extends string>(displayName: string, name: Name, description: string, placeholder: string) =>
	field(
		{
			displayName,
			name,
			type: 'string',
			typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Value' },
			default: '',
			placeholder,
			description,
		},
		usedByNode(),
		textRows,
	);

/** What "Changed Members" offers, by the names of `changed`. */
const CHANGED_MEMBERS = [
	{ name: 'Alert Type', value: 'alert_type' },
	{ name: 'Assignee', value: 'assignee' },
	{ name: 'Custom Fields', value: 'custom_fields' },
	{ name: 'Details', value: 'details' },
	{ name: 'Kill Chain', value: 'kill_chain' },
	{ name: 'Number of Events', value: 'similar' },
	{ name: 'Status', value: 'status' },
	{ name: 'Title', value: 'title' },
	{ name: 'Urgency', value: 'urgency' },
	{ name: 'Verdict', value: 'verdict' },
] as const;

/** The members of the collection "Filters". */
export const filterFields = [
	names('Alert Types', 'alertTypes', 'Only alerts of one of these types, each given by its category or its value', 'e.g. brute-force'),
	locatorList(
		{ displayName: 'Assets', name: 'assets', description: 'Only alerts on one of these assets' },
		usedByNode(),
		{ row: 'Asset', list: 'searchAssetsV2', idPlaceholder: 'e.g. 12345678-90ab-4cde-8f01-23456789abcd', listParser: textRows },
	),
	field(
		{
			displayName: 'Changed Members',
			name: 'changedMembers',
			type: 'multiOptions',
			default: [],
			options: [...CHANGED_MEMBERS],
			description:
				'Only updates and status changes in which one of these changed. Creations and comments pass. An update of which SEKOIA.IO does not tell what changed does not pass.',
		},
		usedByNode(),
		(value, reading): string[] | undefined => textRows(value, reading)?.map((member) => oneOf(...CHANGED_MEMBERS.map((choice) => choice.value))(member, reading)!),
	),
	locatorList(
		{ displayName: 'Communities', name: 'communities', description: 'Only alerts of one of these communities' },
		usedByNode(),
		{ row: 'Community', list: 'searchCommunities', idPlaceholder: 'e.g. e1d2c3b4-0f9e-4a8b-b7c6-d5e4f3a2b1c0', listParser: textRows },
	),
	locatorList(
		{
			displayName: 'Entities',
			name: 'entities',
			description: 'Only alerts of one of these entities. The list has those that had alerts; names must be exact.',
		},
		usedByNode(),
		{
			row: 'Entity',
			list: 'searchAlertEntities',
			namePlaceholder: 'e.g. Paris office',
			idPlaceholder: 'e.g. 5f2b8d47-1c90-4e63-a7d8-3b6e9c0f1a25',
			listParser: textRows,
		},
	),
	numberField(
		{
			displayName: 'Minimum Urgency',
			name: 'minimumUrgency',
			description: 'Only alerts of at least this current urgency, from 0 to 100',
		},
		usedByNode(),
		{ min: 0, max: 100, default: 0 },
	),
	locatorList(
		{
			displayName: 'Rules',
			name: 'rules',
			description: 'Only alerts raised by one of these rules. The list has those that raised alerts; names must be exact.',
		},
		usedByNode(),
		{
			row: 'Rule',
			list: 'searchAlertRules',
			namePlaceholder: 'e.g. Many failed logons',
			idPlaceholder: 'e.g. 9a3d7e10-6f4b-4c28-8e51-d0b7f2a94c36',
			listParser: textRows,
		},
	),
	dropdownFilter(
		{ displayName: 'Status', name: 'statuses', description: "Only alerts that have one of these statuses when the event is handled, the community's own included" },
		usedByNode(),
		{ source: 'getAllAlertStatuses', parser: textRows },
	),
	dropdownFilter(
		{ displayName: 'Status Reached', name: 'reachedStatuses', description: "Only status changes to one of these statuses, the community's own included. Creations and comments pass" },
		usedByNode(),
		{ source: 'getAllAlertStatuses', parser: textRows },
	),
	textField(
		{ displayName: 'Title Contains', name: 'titleContains', description: 'Only alerts with this text in their title, in upper or lower case' },
		usedByNode(),
	),
	dropdownFilter(
		{ displayName: 'Verdict', name: 'verdicts', description: "Only alerts that have one of these verdicts when the event is handled" },
		usedByNode(),
		{ source: 'getVerdicts', parser: textRows },
	),
	dropdownFilter(
		{ displayName: 'Verdict Set', name: 'setVerdicts', description: "Only updates that set one of these verdicts. Creations and comments pass" },
		usedByNode(),
		{ source: 'getVerdicts', parser: textRows },
	),
] as const;
