import type { JsonObject } from '../../shared/json';
import type { Ignored, Notification } from '../../shared/notification';

/** Ids of messages in each of two generations. */
const MAX_IDS = 5_000;
/** How many v1 copies are held back at most. Further ones count at once. */
const MAX_HELD = 5_000;
/** How many v2 notifications wait for their v1 copy at most. */
const MAX_EXPECTED = 5_000;
/** How far the times of the two forms of one notification are apart at most, in milliseconds. */
const FORMS_WITHIN = 5_000;

interface InboxHandlers {
	/** Reads a message */
	parse(message: JsonObject): Notification | Ignored;
	/** A notification that is no repetition and no copy */
	onNotification(notification: Notification): void;
	/** What happened to a message that is not handed on, for the log */
	onNote(text: string): void;
}

/**
 * Reads what the LiveAPI sends, and drops repetitions and copies. The platform sends a v1 and a v2 form of each
 * change. The v1 form is held back for a moment: usually the v2 form, which says more, has come by then. Where it has
 * not, the v1 form is handed on; all it can do is to make the trigger look at the object.
 */
export class Inbox {
	private readonly held = new Map<Notification, NodeJS.Timeout>();
	/** v2 notifications whose v1 form may still come, by object and event */
	private readonly expected = new Map<string, number[]>();
	private ids = new Set<string>();
	private olderIds = new Set<string>();
	private lastMessageAt = Date.now();

	constructor(
		private readonly copyDelay: number,
		private readonly handlers: InboxHandlers,
	) {}

	/** Reads one message, and hands on the notification or notes why not. */
	take(message: JsonObject): void {
		this.lastMessageAt = Date.now();
		const notification = this.handlers.parse(message);
		if ('ignored' in notification) {
			this.handlers.onNote(`ignored: ${notification.ignored}`);
		} else if (this.isRepeated(notification.uuid)) {
			this.handlers.onNote(`ignored: repetition of notification ${notification.uuid}`);
		} else if (notification.form === 'v2') {
			this.expectCopy(notification);
			this.handlers.onNotification(notification);
		} else if (this.isCopy(notification)) {
			this.handlers.onNote(`ignored: v1 copy of ${notification.event} of ${notification.subject}`);
		} else {
			this.hold(notification);
		}
	}

	/** Milliseconds since the last message. */
	silentFor(): number {
		return Date.now() - this.lastMessageAt;
	}

	/** Drops what is held back. */
	close(): void {
		for (const timer of this.held.values()) clearTimeout(timer);
		this.held.clear();
	}

	private expectCopy(notification: Notification): void {
		const key = keyOf(notification);
		this.expected.set(key, [...(this.expected.get(key) ?? []), notification.at].slice(-20));
		for (const oldest of this.expected.keys()) {
			if (this.expected.size <= MAX_EXPECTED) return;
			this.expected.delete(oldest);
		}
	}

	private isCopy(notification: Notification): boolean {
		const key = keyOf(notification);
		const times = this.expected.get(key) ?? [];
		const index = times.findIndex((at) => Math.abs(at - notification.at) <= FORMS_WITHIN);
		if (index < 0) return false;
		times.splice(index, 1);
		if (times.length === 0) this.expected.delete(key);
		return true;
	}

	private hold(notification: Notification): void {
		const handOn = () => {
			this.held.delete(notification);
			if (!this.isCopy(notification)) this.handlers.onNotification(notification);
		};
		if (this.held.size >= MAX_HELD) handOn();
		else this.held.set(notification, setTimeout(handOn, this.copyDelay));
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

const keyOf = ({ subject, event }: Notification) => `${event} ${subject}`;
