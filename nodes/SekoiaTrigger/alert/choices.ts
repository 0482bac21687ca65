import type { AlertEvent } from '../../shared/alertEvents/kinds';

/** Values of "Trigger On". */
export const TRIGGER_ON = ['alertCreated', 'alertUpdated', 'alertStatusChanged', 'alertCommentCreated', 'anyAlertUpdate'] as const;
/** One value of "Trigger On". */
export type TriggerOn = (typeof TRIGGER_ON)[number];

/** Which choices an event matches: for the platform a status change is also an update. */
const MATCHES: Record<AlertEvent, readonly TriggerOn[]> = {
	'created': ['alertCreated', 'anyAlertUpdate'],
	'updated': ['alertUpdated', 'anyAlertUpdate'],
	'status-changed': ['alertStatusChanged', 'alertUpdated', 'anyAlertUpdate'],
	'comment-created': ['alertCommentCreated', 'anyAlertUpdate'],
};

/** Whether "Trigger On" has a choice that the event matches. */
export const matches = (event: string, chosen: readonly TriggerOn[]) =>
	MATCHES[event as AlertEvent].some((choice) => chosen.includes(choice));
