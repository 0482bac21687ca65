import { query } from '../../../shared/fields/field';
import { textField } from '../../../shared/fields/simple';

/** The name that a proposal gets. */
export const proposalNameField = textField(
	{ displayName: 'Proposal Name', name: 'name', description: 'Name of the proposal', placeholder: 'e.g. Phishing campaign of week 12' },
	query('name'),
);

/** Where the content of a proposal comes from. */
export const sourceRefField = textField(
	{
		displayName: 'Source Reference',
		name: 'sourceRef',
		description: 'STIX ID of the source of the content',
		placeholder: 'e.g. identity--1f6a9c32-8d4b-4e07-b5a2-7c0e3d9f6b18',
	},
	query('source_ref'),
);
