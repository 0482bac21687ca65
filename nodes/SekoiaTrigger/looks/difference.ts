import type { Notification } from '../../shared/notification';
import type { Seen } from './memory';
import type { Entry, Happening, Kinds, Snapshot } from './types';

/** What a comparison needs beside its two sides; times are in milliseconds of the platform's clock. */
export interface Moment {
	kinds: Kinds;
	now: number;
	/** So young, a change may still be announced */
	grace: number;
	/** Up to here, a notification of an object that is not remembered is a late copy */
	forgotten: number;
}

/** What a comparison found. */
export interface Difference {
	/** What is new, in the order in which it happened */
	happenings: Happening[];
	/** Whether something is so young that its notification may still be on its way; it has to be looked at again */
	isEarly: boolean;
	/** Notifications that the object was read too early for: they need another look */
	left: Notification[];
	/** Notes all that was shown and starts no workflow. To be called once all happenings are marked. */
	finish(): void;
}

/** One event to be made of entries, of a notification, or of members that differ. */
export interface Draft extends Omit<Happening, 'subject' | 'mark' | 'unmark'> {
	entries: readonly Entry[];
	/** Of the growing number: this value, or all up to it */
	value?: { number: number; isAll: boolean };
}

/**
 * What the workflow is told of a draft, and how that is noted.
 * @param shown members of the object as the API shows them now, if it does
 */
export function toHappening({ entries, value, ...draft }: Draft, seen: Seen, kinds: Kinds, shown: Snapshot['row'] = {}): Happening {
	const { event, notification, facts, id } = draft;
	const before = { low: seen.low, top: seen.top, row: seen.row && { ...seen.row } };
	const isTold = notification?.form === 'v2';
	return {
		...draft,
		subject: seen.id,
		mark: () => {
			if (event === 'created') seen.isCreated = true;
			for (const entry of entries) seen.addEntry(entry.id, isTold ? [] : entry.facts);
			if (value?.isAll) seen.coverUpTo(value.number);
			else if (value) seen.addValue(value.number);
			if (notification) seen.addMessage(notification.uuid);
			// What is saved with this emission is all that the next process knows: the member is no difference to it.
			for (const [kind, member] of Object.entries(shown)) {
				if (seen.row && facts.some((fact) => fact.kind === kind || kinds.tellsOf(fact.kind, kind))) seen.row[kind] = member;
			}
			if (entries.length > 0 || event === 'created') return;
			if (event === 'comment-created') seen.addEntry(id);
			else if (!notification) seen.addEntry(`~${id}`, facts);
			else if (!value || facts.length > 1) seen.addTold(notification);
		},
		unmark: () => {
			if (event === 'created') seen.isCreated = false;
			for (const entry of [...entries.map((one) => one.id), id, `~${id}`]) seen.deleteEntry(entry);
			if (value) {
				seen.values.delete(value.number);
				Object.assign(seen, { low: before.low, top: before.top });
			}
			if (notification) {
				seen.deleteMessage(notification.uuid);
				seen.told = seen.told.filter(({ at }) => at !== notification.at);
			} else if (seen.row && before.row) {
				for (const { kind } of facts) if (kind in before.row) seen.row[kind] = before.row[kind]!;
			}
			seen.isOpen = true;
		},
	};
}

/** The creation comes first, whatever the clocks say. */
export const rank = ({ event }: Draft) => (event === 'created' ? 0 : 1);
