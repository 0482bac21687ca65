import { body, field, query } from '../../../shared/fields/field';
import { optionalLocator } from '../../../shared/fields/locators';
import { longText, oneOf } from '../../../shared/fields/parsers';
import { booleanField, numberField, textField } from '../../../shared/fields/simple';
import { tagList } from '../tags';
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

export const nameField = textField(
	{ displayName: 'Asset Name', name: 'name', description: 'Name of the asset, of at least 2 characters', placeholder: 'e.g. DC01' },
	body('name'),
	{ parser: longText(2) },
);

export const typeField = field(
	{
		displayName: 'Asset Type',
		name: 'type',
		type: 'options',
		options: typeOptions,
		default: 'host',
		description: 'What the asset is',
	},
	body('type'),
	oneOf('account', 'host', 'network'),
);

export const categoryField = textField(
	{ displayName: 'Category', name: 'category', description: 'What kind of host, account or network the asset is', placeholder: 'e.g. server' },
	body('category'),
);

export const criticalityField = numberField(
	{
		displayName: 'Criticality',
		name: 'criticality',
		description: 'How critical the asset is, from 0 to 100. It raises the urgency of alerts on the asset.',
	},
	body('criticality'),
	{ min: 0, max: 100, default: 0 },
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

export const reviewedField = booleanField(
	{ displayName: 'Reviewed', name: 'reviewed', description: 'Whether somebody has looked at the asset and found it right' },
	body('reviewed'),
	{ default: true },
);

export const tagsField = tagList(
	{ displayName: 'Tags', name: 'tags', description: 'Words to find the asset by, also as a list from an expression', placeholder: 'e.g. paris' },
	body('tags'),
);

export const telemetryField = booleanField(
	{
		displayName: 'Include Telemetry',
		name: 'withTelemetry',
		description: 'Whether to add when the asset was seen, and in how many events and alerts',
	},
	query('with_telemetry'),
	{ default: true },
);
