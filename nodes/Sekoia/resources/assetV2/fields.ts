import { body, field, query } from '../../../shared/fields/field';
import { optionalLocator } from '../../../shared/fields/locators';
import { longText, oneOf, textList, trimmed } from '../../../shared/fields/parsers';
import { entityLocator } from '../tenant';

export const typeOptions = [
	{ name: 'Account', value: 'account' },
	{ name: 'Host', value: 'host' },
	{ name: 'Network', value: 'network' },
];

export const sourceOptions = [
	{ name: 'Automatic', value: 'automatic' },
	{ name: 'Import', value: 'import' },
	{ name: 'Manual', value: 'manual' },
];

export const nameField = field(
	{
		displayName: 'Name',
		name: 'name',
		type: 'string',
		default: '',
		placeholder: 'e.g. DC01',
		description: 'Name of the asset, of at least 2 characters',
	},
	body('name'),
	longText(2),
);

export const typeField = field(
	{
		displayName: 'Type',
		name: 'type',
		type: 'options',
		options: typeOptions,
		default: 'host',
		description: 'What the asset is',
	},
	body('type'),
	oneOf('account', 'host', 'network'),
);

export const categoryField = field(
	{
		displayName: 'Category',
		name: 'category',
		type: 'string',
		default: '',
		placeholder: 'e.g. server',
		description: 'What kind of host, account or network the asset is',
	},
	body('category'),
	trimmed,
);

export const criticalityField = field(
	{
		displayName: 'Criticality',
		name: 'criticality',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 100 },
		default: 0,
		description: 'How critical the asset is, from 0 to 100. It raises the urgency of alerts on the asset.',
	},
	body('criticality'),
);

export const descriptionField = field(
	{
		displayName: 'Description',
		name: 'description',
		type: 'string',
		typeOptions: { rows: 3 },
		default: '',
		placeholder: 'e.g. Domain controller of the Paris office',
		description: 'Description of the asset',
	},
	body('description'),
);

export const entityField = optionalLocator(
	{ displayName: 'Entity', name: 'entityUuid', description: 'The entity that the asset belongs to' },
	body('entity_uuid'),
	entityLocator,
);

export const reviewedField = field(
	{
		displayName: 'Reviewed',
		name: 'reviewed',
		type: 'boolean',
		default: true,
		description: 'Whether somebody has looked at the asset and found it right',
	},
	body('reviewed'),
);

export const tagsField = field(
	{
		displayName: 'Tags',
		name: 'tags',
		type: 'string',
		typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Tag' },
		default: '',
		placeholder: 'e.g. paris',
		description: 'Words to find the asset by, also as a list from an expression',
	},
	body('tags'),
	textList,
);

export const telemetryField = field(
	{
		displayName: 'Include Telemetry',
		name: 'withTelemetry',
		type: 'boolean',
		default: true,
		description: 'Whether to add when the asset was seen, and in how many events and alerts',
	},
	query('with_telemetry'),
);
