import { path, query } from '../../../shared/fields/field';
import { type Locator, locatorField, optionalLocator } from '../../../shared/fields/locators';
import { caseId } from '../../../shared/fields/parsers';
import type { StatusHints } from '../../../shared/http/apiCall';
import { moment, type Simplified } from '../../../shared/simplify';
import { communityLocator } from '../tenant';

/** A case by UUID, short ID or the address of its page. */
export const caseLocator: Locator = {
	list: 'searchCases',
	idPlaceholder: 'e.g. CAs3jT8mQz5b',
	urlPlaceholder: 'e.g. https://app.sekoia.io/operations/cases/CAs3jT8mQz5b',
	parser: caseId,
};

/** For arguments that know cases by their short ID only, which the node finds by the UUID. */
export const caseByShortId: Locator = { ...caseLocator, isLookedUp: true };

/** The case that an operation works on, as `{uuid}` of its path. */
export const caseField = locatorField({ displayName: 'Case', name: 'uuid', description: 'The case to work on' }, path('uuid'), caseLocator);

/** The case, for operations whose documentation calls it `case_uuid`. */
export const caseUuidField = locatorField(
	{ displayName: 'Case', name: 'caseUuid', description: 'The case to work on' },
	path('case_uuid'),
	caseLocator,
);

/** In which community to look, for keys that see several. */
export const communityOption = optionalLocator(
	{ displayName: 'Look in Community', name: 'communityUuid', description: 'The community to look in, for an API key that sees several' },
	query('community_uuid'),
	communityLocator,
);

/** At most ten members, most useful first. */
export const simplifiedCase = {
	short_id: 'short_id',
	title: 'title',
	status: 'status',
	custom_status: 'custom_status.label',
	priority: 'priority',
	verdict: 'verdict.label',
	tags: 'tags',
	number_of_alerts: 'number_of_alerts',
	created_at: moment('created_at'),
	updated_at: moment('updated_at'),
	uuid: 'uuid',
} satisfies Simplified;

/** The same of a case in a list, which does not tell how many alerts it has, and its own status on demand only. */
export const { number_of_alerts: _, custom_status: __, ...simplifiedListedCase } = simplifiedCase;

/** The three priorities that every community has. */
export const priorityOptions = [
	{ name: 'High', value: 'high' },
	{ name: 'Low', value: 'low' },
	{ name: 'Medium', value: 'medium' },
];

/** The identifier by which SEKOIA.IO adds an event to a case. */
export const ADDED_BY = '__event_id';
/** The other identifier of the same event, by which SEKOIA.IO removes it again. */
export const REMOVED_BY = 'event.id';

/** For operations where only the case itself can be missing. */
export const caseHints: StatusHints = {
	404: {
		summary: 'SEKOIA.IO did not find the case {id}',
		cure: 'Check its ID, and that it belongs to a community the API key can see.',
	},
};
