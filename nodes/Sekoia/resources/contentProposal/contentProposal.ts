import { field, query } from '../../../shared/fields/field';
import { trimmed } from '../../../shared/fields/parsers';

/** The name that a proposal gets. */
export const proposalNameField = field(
	{
		displayName: 'Name',
		name: 'name',
		type: 'string',
		default: '',
		placeholder: 'e.g. Phishing campaign of week 12',
		description: 'Name of the proposal',
	},
	query('name'),
	trimmed,
);

/** Where the content of a proposal comes from. */
export const sourceRefField = field(
	{
		displayName: 'Source Reference',
		name: 'sourceRef',
		type: 'string',
		default: '',
		placeholder: 'e.g. identity--1f6a9c32-8d4b-4e07-b5a2-7c0e3d9f6b18',
		description: 'STIX ID of the source of the content',
	},
	query('source_ref'),
	trimmed,
);
