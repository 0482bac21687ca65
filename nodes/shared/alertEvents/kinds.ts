import { createHash } from 'node:crypto';

import type { Json } from '../json';

/** What can happen to an alert. */
export const ALERT_EVENTS = ['created', 'updated', 'status-changed', 'comment-created'] as const;
/** One of them; the documented output `event_type` has `alert-` before it. */
export type AlertEvent = (typeof ALERT_EVENTS)[number];

/** The event that a change of a member is; kinds are named after the alert's history. */
export const eventOfKind = (kind: string): AlertEvent => (kind === 'status' || kind === 'custom_status' ? 'status-changed' : 'updated');

/** Whether a change of one member tells of the change of another: a custom status changes with the status that stands for it. */
export const tellsOfKind = (told: string, kind: string): boolean => told === 'status' && kind === 'custom_status';

/** Longer texts are compared by their digest. */
const MAX_TEXT = 60;

/** A value as it is kept for comparisons: a long text as its digest, which begins with `#`. */
export function brief(value: Json): Json {
	if (typeof value !== 'string' || value.length <= MAX_TEXT) return value;
	return `#${createHash('sha1').update(value).digest('base64url')}`;
}
