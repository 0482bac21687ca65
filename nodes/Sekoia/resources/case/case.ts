import type { StatusHints } from '../../../shared/http/apiCall';
import { path, query } from '../../../shared/fields/field';
import { caseLocator, communityLocator, locatorField, optionalLocator } from '../../../shared/fields/locators';

const MEANING = 'The case to work on';

/** The case that an operation works on, as `{uuid}` of its path. */
export const caseField = locatorField(caseLocator, 'Case', 'uuid', path('uuid'), MEANING);

/** The case, for operations whose documentation calls it `case_uuid`. */
export const caseUuidField = locatorField(caseLocator, 'Case', 'caseUuid', path('case_uuid'), MEANING);

/** In which community to look, for keys that see several. */
export const communityOption = optionalLocator(communityLocator, {
	displayName: 'Community',
	name: 'communityUuid',
	destination: query('community_uuid'),
	description: 'The community to look in, for an API key that sees several',
});

/** For operations that need nothing but the case to be there. */
export const caseHints: StatusHints = {
	404: {
		summary: 'SEKOIA.IO did not find the case {id}',
		cure: 'Check its ID, and that it belongs to a community the API key can see.',
	},
};
