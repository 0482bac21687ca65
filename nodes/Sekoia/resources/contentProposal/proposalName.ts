import { field, query } from '../../operations/field';
import { trimmed } from '../../operations/formats';

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
