import { createHash } from 'node:crypto';

import type { Json } from '../../shared/json';

/** What can happen to an alert; the documented output `event_type` has `alert-` before it. */
export type EventType = 'created' | 'updated' | 'status-changed' | 'comment-created';

/** The event that a change of a member is; kinds are named after the alert's history. */
export const eventOfKind = (kind: string): EventType => (kind === 'status' || kind === 'custom_status' ? 'status-changed' : 'updated');

/** Longer texts are compared by their digest. */
const MAX_TEXT = 60;

/** A value as it is kept for comparisons: a long text as its digest, which begins with `#`. */
export function brief(value: Json): Json {
	if (typeof value !== 'string' || value.length <= MAX_TEXT) return value;
	return `#${createHash('sha1').update(value).digest('base64url')}`;
}
