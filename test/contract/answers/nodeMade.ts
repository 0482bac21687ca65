import type { Members } from './shape';

/** Outputs that the node makes of several answers, or of one that is empty or says less than a workflow needs. */

/** What deleting an object answers, of which the API says nothing. */
export const deleted: Members = { deleted: 'boolean', uuid: 'string' };

/** The API answers only true. */
export const addedProperty: Members = { success: 'boolean', uuid: 'string', name: 'string', value: 'string' };

/** The API answers nothing. */
export const addedEvents: Members = { added: 'integer', uuid: 'string' };
export const removedEvent: Members = { removed: 'boolean', uuid: 'string', event_id: 'string' };

/** An entry for each field; the platform's names and shares stand in `common_values`, the names alone in `values`. */
export const commonValues: Members = { name: 'string', values: ['string'], common_values: [{ name: 'string', value: 'number' }] };

/** What was left out of a text. */
const leftOut = { line: 'integer', value: 'string', reason: 'string' } as const;

/** `event_ids` come from the intake, the rest of what was not sent. */
export const pushedEvents: Members = { event_ids: ['string'], too_large: [{ index: 'integer', bytes: 'integer' }] };

/** The API answers with the ID of a task for each request. */
export const sentIndicators: Members = { success: 'boolean', sent: 'integer', rejected: [leftOut], duplicates: [leftOut], task_ids: ['string'] };

/** The answer of the API is not documented. */
export const uploadedObservables: Members = { success: 'boolean', uploaded: 'integer', rejected: [leftOut], duplicates: [leftOut] };

/** A summary of STIX bundles (SEKOIA.IO's OpenAPI file of July 2026), and the objects in them. */
export const indicatorContext: Members = {
	value: 'string',
	type: 'string',
	known: 'boolean',
	threats: [{ name: 'string', type: 'string', id: 'string' }],
	sources: ['string'],
	indicator_types: ['string'],
	confidence: 'number',
	valid_until: 'string',
	has_more: 'boolean',
	objects: ['object'],
	rejected: 'string',
};

/** What Get of an alert adds on demand, from a search of events and from its STIX bundle. */
export const includedInAlert: Members = {
	events: ['object'],
	events_truncated: 'boolean',
	observables: [{ type: 'string', value: 'string' }],
};
