import type { JsonObject } from '../../shared/json';
import type { Ledger, Occurrence } from '../recovery/ledger';
import { matches, parseNotification, type Notification, type TriggerOn } from './notification';

/** Ids of messages in each of two generations. */
const MAX_IDS = 5_000;
/** How many v1 copies are held back at most. Further ones count at once. */
const MAX_HELD = 5_000;

interface InboxHandlers {
	/** Whether another notification can be queued */
	hasRoom(): boolean;
	/** A change that was not known, to be handled */
	onNew(notification: Notification, occurrence: Occurrence): void;
	/** There was no room for a change that happened at this time */
	onDropped(notification: Notification, at: number): void;
	/** What happened to a message that is not handled, for the log */
	onNote(text: string): void;
}

/**
 * Sorts what the LiveAPI sends: reads it, drops repetitions, and lets each wanted change through once.
 * The platform sends a v1 and a v2 copy of each change. The v1 copy is held back for a moment: usually
 * the v2 copy, which says more, has come by then. Where it has not, the v1 copy counts.
 */
export class Inbox {
	private readonly held = new Map<NodeJS.Timeout, number>();
	private ids = new Set<string>();
	private olderIds = new Set<string>();
	private lastMessageAt = Date.now();

	constructor(
		private readonly ledger: Ledger,
		private readonly chosen: readonly TriggerOn[],
		private readonly copyDelay: number,
		private readonly handlers: InboxHandlers,
	) {}

	/** Reads one message, and hands on the change or notes why not. */
	take(message: JsonObject): void {
		this.lastMessageAt = Date.now();
		const notification = parseNotification(message);
		if ('ignored' in notification) {
			this.handlers.onNote(`ignored: ${notification.ignored}`);
			return;
		}
		if (this.isRepeated(notification.uuid)) {
			this.handlers.onNote(`ignored: repetition of notification ${notification.uuid}`);
			return;
		}
		const at = notification.createdAt ?? Date.now();
		if (notification.form === 'v2') this.accept(notification, at);
		else this.hold(notification, at);
	}

	/** Milliseconds since the last message. */
	silentFor(): number {
		return Date.now() - this.lastMessageAt;
	}

	/** Time of the oldest change that is held back; Infinity when there is none. */
	oldestHeld(): number {
		let oldest = Infinity;
		for (const at of this.held.values()) oldest = Math.min(oldest, at);
		return oldest;
	}

	/** Drops what is held back. */
	close(): void {
		for (const timer of this.held.keys()) clearTimeout(timer);
		this.held.clear();
	}

	private hold(notification: Notification, at: number): void {
		if (this.held.size >= MAX_HELD || !matches(notification.event, this.chosen)) {
			this.accept(notification, at);
			return;
		}
		const timer = setTimeout(() => {
			this.held.delete(timer);
			this.accept(notification, at);
		}, this.copyDelay);
		this.held.set(timer, at);
	}

	private accept(notification: Notification, at: number): void {
		const { form, event, alertUuid, commentUuid, uuid } = notification;
		const isWanted = matches(event, this.chosen);
		const sighting = { source: form, event, alert: alertUuid, at, comment: commentUuid, id: uuid };
		// A copy of what is known needs no room, so the check for room comes second.
		const occurrence = this.ledger.claim(sighting);
		if (!occurrence) {
			this.handlers.onNote(`ignored: ${event} of alert ${alertUuid} is known (${form} copy)`);
			return;
		}
		if (!isWanted) {
			occurrence.state = 'unwanted';
			this.handlers.onNote(`ignored: ${event} of alert ${alertUuid} was not chosen`);
			return;
		}
		if (!this.handlers.hasRoom()) {
			this.ledger.release(occurrence);
			this.handlers.onDropped(notification, at);
			return;
		}
		this.handlers.onNew(notification, occurrence);
	}

	/** Remembers ids in two generations, so that memory is bounded and no recent id is forgotten. */
	private isRepeated(uuid: string | undefined): boolean {
		if (uuid === undefined) return false;
		if (this.ids.has(uuid) || this.olderIds.has(uuid)) return true;
		this.ids.add(uuid);
		if (this.ids.size >= MAX_IDS) {
			this.olderIds = this.ids;
			this.ids = new Set();
		}
		return false;
	}
}
