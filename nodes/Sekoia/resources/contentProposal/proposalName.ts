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
