import type { Alert } from '../state/model';

const MAX_EVENTS_OF_ALERT = 8;

/**
 * Which generated event belongs to which generated alert. Both lists run from newest to oldest over the same time.
 * The events are divided evenly among the alerts; the first few of each share belong to its alert, the others to none.
 */
export class EventLayout {
	private readonly stride: number;

	constructor(
		private readonly alerts: readonly Alert[],
		private readonly eventCount: number,
		private readonly alertCount: number,
	) {
		this.stride = alertCount === 0 ? 0 : eventCount / alertCount;
	}

	alertOfEvent(index: number): Alert | undefined {
		if (this.stride === 0 || index >= this.eventCount) return undefined;
		// The share of the next alert may start at this very event, because shares start at rounded-down positions.
		for (const alert of [Math.floor(index / this.stride) + 1, Math.floor(index / this.stride)]) {
			const offset = index - this.firstEventOf(alert);
			if (offset >= 0 && alert < this.alertCount) {
				return offset < this.countOf(alert) ? this.alerts[alert] : undefined;
			}
		}
		return undefined;
	}

	/** Indexes of the events of the alert at this position. */
	eventsOf(alert: number): number[] {
		const first = this.firstEventOf(alert);
		return Array.from({ length: this.countOf(alert) }, (_, i) => first + i);
	}

	private firstEventOf(alert: number): number {
		return Math.floor(alert * this.stride);
	}

	private countOf(alert: number): number {
		const room = this.firstEventOf(alert + 1) - this.firstEventOf(alert);
		return Math.min(room, 1 + ((alert * 7) % MAX_EVENTS_OF_ALERT));
	}
}
