import { firstAlerts } from '../../shared/alertApi';
import type { SekoiaClient } from '../../shared/http/client';
import type { JsonObject } from '../../shared/json';
import { objects, text } from '../../shared/members';
import type { Handled } from '../emit/dispatcher';
import type { Emitter } from '../emit/emitter';
import type { Enrichment } from '../emit/enrichment';
import { passes } from '../filters';
import type { TriggerSettings } from '../settings';
import type { Timings } from '../timings';
import { sightingsOf, type Changed } from './changes';
import type { Ledger } from './ledger';
import type { Position } from './position';

/** After this many checks in which an alert could not be read, it is given up. */
const MAX_UNREADABLE = 3;
/** The API's dates are whole seconds. */
const SECOND = 1000;

interface MissedParts {
	client: SekoiaClient;
	ledger: Ledger;
	enrichment: Enrichment;
	emitter: Emitter;
	position: Position;
	settings: TriggerSettings;
	timings: Timings;
}

/** Emits what was not announced of the alerts that a check found to have changed. */
export class MissedEvents {
	private readonly unreadable = new Map<string, number>();
	private count = 0;

	constructor(private readonly parts: MissedParts) {}

	/** How many events were found to be missed since the last call. */
	takeCount(): number {
		const { count } = this;
		this.count = 0;
		return count;
	}

	/**
	 * Emits what was missed of one alert since `from` (milliseconds).
	 * @returns without waiting for the executions: `until` resolves when they have ended
	 * @throws when the alert cannot be read and has to be tried again
	 */
	async recover({ uuid }: Changed, from: number): Promise<Handled> {
		const alert = await this.read(uuid);
		if (!alert) return {};
		const { ledger, settings, timings, position, emitter } = this.parts;
		const comments = new Map(objects(alert.comments).map((comment) => [text(comment.uuid), comment]));
		const shown = { ...alert };
		delete shown.history;
		delete shown.comments;

		const runs: Array<Promise<unknown> | undefined> = [];
		for (const sighting of sightingsOf(alert, from - 2 * timings.tolerance, settings.chosen, ledger)) {
			if (sighting.at <= position.since && position.base.includes(uuid)) continue;
			if (sighting.at + SECOND <= from) {
				// Handled before. It is matched with its announcement, which must not be matched with a later entry.
				ledger.match(sighting);
				continue;
			}
			const occurrence = ledger.claim(sighting);
			if (!occurrence) continue;
			if (!passes(alert, settings.filters)) {
				occurrence.state = 'unwanted';
				continue;
			}
			this.count++;
			const comment = comments.get(sighting.comment);
			runs.push((await emitter.emit(occurrence, { alert: shown, comment, enriched: true }, { recovered: true })).until);
		}
		return { until: Promise.all(runs) };
	}

	private async read(uuid: string): Promise<JsonObject | undefined> {
		const { client, enrichment, emitter, settings } = this.parts;
		const full = settings.chosen.some((choice) => choice !== 'alertCreated');
		const alert = await enrichment.details(uuid, { full });
		if (alert) {
			this.unreadable.delete(uuid);
			return alert;
		}
		const times = (this.unreadable.get(uuid) ?? 0) + 1;
		this.unreadable.set(uuid, times);
		const error = new Error(`Alert ${uuid} changed, but SEKOIA.IO does not give its details`);
		if (times < MAX_UNREADABLE) throw error;
		emitter.report(error);
		// The list has the alert itself, but neither its history nor its comments.
		const [listed] = await firstAlerts(client, [['match[uuid]', uuid]], 1);
		return listed;
	}
}
