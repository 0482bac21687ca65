import type { EventType } from '../live/notification';

/** Where a report of a change comes from. One source reports a change once. */
type Source = 'v1' | 'v2' | 'api';

/** One report of a change of an alert. */
export interface Sighting {
	source: Source;
	event: EventType;
	alert: string;
	/** When it happened, in milliseconds of the platform's clock */
	at: number;
	comment?: string;
	/** Id of the message or, for source `api`, of the entry, which every check reports again */
	id?: string;
}

/** A change of an alert that has been reported, by one source or by several. */
export interface Occurrence {
	readonly event: EventType;
	readonly alert: string;
	at: number;
	comment?: string;
	/** The sources that reported it, each with the event type it gave */
	readonly sources: Set<string>;
	/** `claimed`: about to be emitted; `emitted`: the workflow was started; `settled`: it ran; `unwanted`: never emitted */
	state: 'claimed' | 'emitted' | 'settled' | 'unwanted';
	/** Id of the report that made it known */
	readonly id?: string;
	/** When the workflow was started for it, by this machine's clock */
	emittedAt?: number;
	/** Its execution was cut off, so the workflow has to run for it again */
	isAgain?: boolean;
}

/** What is known of one alert. */
interface Page {
	occurrences: Occurrence[];
	/** Reports of source `api` taken in so far */
	ids: Set<string>;
}

/** An occurrence as it is saved for the next start. `id` is the comment's for a comment, else the report's. */
export type SavedOccurrence = [event: EventType, alert: string, at: number, id: string | null, emittedAt: number];

/** How many occurrences are kept at most. When there are more, the oldest tenth goes. */
const MAX_OCCURRENCES = 20_000;

/**
 * Knows which changes have been reported, so that each is emitted once although the platform
 * announces it in two forms, repeats messages, and shows it in its REST API as well.
 *
 * A creation is known by its alert and a comment by its id. Updates and status changes have no id that
 * all sources share. They are matched by alert, event and time, each source counting once: the second v2
 * message of an alert is a second change, while a v1 message beside it is its copy.
 */
export class Ledger {
	private readonly pages = new Map<string, Page>();
	private count = 0;

	constructor(private readonly tolerance: number) {}

	/**
	 * Takes in a report.
	 * @returns the occurrence when it is new and now the caller's to emit; undefined when it is known
	 */
	claim(sighting: Sighting): Occurrence | undefined {
		if (this.match(sighting)) return undefined;
		const { event, alert, at, comment, id } = sighting;
		const sources = new Set([sourceOf(sighting)]);
		const occurrence: Occurrence = { event, alert, at, comment, id, sources, state: 'claimed' };
		this.add(occurrence);
		return occurrence;
	}

	/** Adds a report to the occurrence it is about. @returns whether that is known */
	match(sighting: Sighting): boolean {
		const { source, alert, id, comment } = sighting;
		if (source === 'api' && id !== undefined) {
			const { ids } = this.pageOf(alert);
			if (ids.has(id)) return true;
			ids.add(id);
		}
		const known = this.find(sighting);
		if (!known) return false;
		known.sources.add(sourceOf(sighting));
		known.comment ??= comment;
		return true;
	}

	/** Forgets an occurrence that could not be handled, so that the next report of it counts. */
	release(occurrence: Occurrence): void {
		const page = this.pages.get(occurrence.alert);
		const index = page?.occurrences.indexOf(occurrence) ?? -1;
		if (!page || index < 0) return;
		page.occurrences.splice(index, 1);
		if (occurrence.id !== undefined) page.ids.delete(occurrence.id);
		if (page.occurrences.length === 0) this.pages.delete(occurrence.alert);
		this.count--;
	}

	/** Gives an occurrence its comment. @returns false when another occurrence has it already */
	identify(occurrence: Occurrence, comment: string): boolean {
		if (this.known(occurrence.alert).some((other) => other !== occurrence && other.comment === comment)) return false;
		occurrence.comment = comment;
		return true;
	}

	/** Whether any report of the alert is as new as `at`, within the tolerance. */
	explains(alert: string, at: number): boolean {
		return this.known(alert).some((known) => known.at >= at - this.tolerance);
	}

	/** Whether the creation of the alert was reported. */
	hasCreated(alert: string): boolean {
		return this.known(alert).some(({ event }) => event === 'alert-created');
	}

	/** Whether this comment of the alert was reported. */
	hasComment(alert: string, comment: string): boolean {
		return this.known(alert).some((known) => known.comment === comment);
	}

	/** Forgets what is done and happened so long before `horizon` that no check can meet a report of it. */
	prune(horizon: number): void {
		const oldest = horizon - 2 * this.tolerance;
		for (const [alert, page] of this.pages) {
			page.occurrences = page.occurrences.filter(({ at, state }) => at >= oldest || state === 'claimed' || state === 'emitted');
			if (page.occurrences.length === 0) this.pages.delete(alert);
		}
		this.count = [...this.all()].length;
	}

	/** Occurrences whose workflow was started, oldest first. */
	started(): Occurrence[] {
		return [...this.all()]
			.filter(({ state }) => state === 'emitted' || state === 'settled')
			.sort((one, other) => one.at - other.at);
	}

	/** Adds an occurrence that an earlier run saved. */
	restore([event, alert, at, saved, emittedAt]: SavedOccurrence, state: Occurrence['state']): Occurrence {
		const id = saved ?? undefined;
		const comment = event === 'alert-comment-created' ? id : undefined;
		const occurrence: Occurrence = { event, alert, at, comment, id, emittedAt, sources: new Set(), state };
		this.add(occurrence);
		return occurrence;
	}

	private *all(): Generator<Occurrence> {
		for (const { occurrences } of this.pages.values()) yield* occurrences;
	}

	private known(alert: string): readonly Occurrence[] {
		return this.pages.get(alert)?.occurrences ?? [];
	}

	private pageOf(alert: string): Page {
		const page = this.pages.get(alert) ?? { occurrences: [], ids: new Set() };
		this.pages.set(alert, page);
		return page;
	}

	private add(occurrence: Occurrence): void {
		if (this.count >= MAX_OCCURRENCES) this.dropOldest();
		this.pageOf(occurrence.alert).occurrences.push(occurrence);
		this.count++;
	}

	private dropOldest(): void {
		const over = [...this.all()].filter(({ state }) => state !== 'claimed').sort((one, other) => one.at - other.at);
		for (const occurrence of over.slice(0, MAX_OCCURRENCES / 10)) this.release(occurrence);
	}

	private find(sighting: Sighting): Occurrence | undefined {
		const known = this.known(sighting.alert);
		const { event, comment } = sighting;
		if (event === 'alert-created') return known.find((occurrence) => occurrence.event === event);
		if (event === 'alert-comment-created' && comment !== undefined) {
			const same = known.find((occurrence) => occurrence.comment === comment);
			if (same) return same;
		}
		return this.nearest(sighting, known) ?? this.twiceTold(sighting, known);
	}

	private nearest(sighting: Sighting, known: readonly Occurrence[]): Occurrence | undefined {
		const { event, comment } = sighting;
		return this.closest(
			sighting,
			known.filter(
				(occurrence) =>
					occurrence.event === event &&
					!occurrence.sources.has(sourceOf(sighting)) &&
					(comment === undefined || occurrence.comment === undefined),
			),
		);
	}

	/** v1 announces a status change as an update, too, while v2 and the API report one change. This pairs that update. */
	private twiceTold(sighting: Sighting, known: readonly Occurrence[]): Occurrence | undefined {
		if (sighting.source !== 'v1' || sighting.event !== 'alert-updated') return undefined;
		return this.closest(
			sighting,
			known.filter(
				({ event, sources }) =>
					event === 'alert-status-changed' &&
					(sources.has(`v2 ${event}`) || sources.has(`api ${event}`)) &&
					!sources.has(sourceOf(sighting)),
			),
		);
	}

	private closest(sighting: Sighting, candidates: readonly Occurrence[]): Occurrence | undefined {
		const distance = (occurrence: Occurrence) => Math.abs(occurrence.at - sighting.at);
		return candidates
			.filter((occurrence) => distance(occurrence) <= this.tolerance)
			.sort((one, other) => distance(one) - distance(other))[0];
	}
}

const sourceOf = ({ source, event }: Sighting) => `${source} ${event}`;
