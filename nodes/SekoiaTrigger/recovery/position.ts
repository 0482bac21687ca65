import { randomUUID } from 'node:crypto';

import type { IDataObject } from 'n8n-workflow';

import { isJsonObject } from '../../shared/json';
import type { Occurrence, SavedOccurrence } from './ledger';

/**
 * How far the trigger has come, kept in the workflow's static data across restarts. n8n saves it when a
 * workflow is activated and with each emission. An older copy is always safe: what happened since is
 * found again, and at worst emitted a second time.
 */
export interface Position {
	/** The server it belongs to: another one has another clock and other alerts */
	server: string;
	/** The n8n process that saved it: another one means that executions may have been cut off */
	process: string;
	/** Changes up to here, by the platform's clock, happened before the first activation */
	since: number;
	/** Alerts that changed in that very second */
	base: string[];
	/** Up to here, by the platform's clock, nothing was missed */
	checked: number;
	/** When that was found, by this machine's clock */
	checkedAt: number;
	/** Changes after `checked`, less an overlap, whose workflow has run */
	recent: SavedOccurrence[];
	/** Changes whose workflow was started, but not yet seen to have run */
	open: SavedOccurrence[];
}

/** Identifies this process in saved positions. */
export const THIS_PROCESS = randomUUID();

/** How many changes of each list are saved at most: the database row is written with each emission. */
const MAX_SAVED = 500;

const isSaved = (value: unknown): value is SavedOccurrence =>
	Array.isArray(value) && typeof value[0] === 'string' && typeof value[1] === 'string' && typeof value[2] === 'number';

/** Reads what an earlier run saved; undefined when there is nothing usable, or it is of another server. */
export function loadPosition(data: IDataObject, server: string): Position | undefined {
	const saved: unknown = data.position;
	if (!isJsonObject(saved) || saved.server !== server) return undefined;
	const { since, checked, checkedAt, base, recent, open, process } = saved;
	if (typeof since !== 'number' || typeof checked !== 'number' || typeof checkedAt !== 'number') return undefined;
	const list = (value: unknown) => (Array.isArray(value) ? value.filter(isSaved) : []);
	return {
		server,
		process: typeof process === 'string' ? process : '',
		since,
		base: Array.isArray(base) ? base.filter((entry) => typeof entry === 'string') : [],
		checked,
		checkedAt,
		recent: list(recent),
		open: list(open),
	};
}

const toSaved = ({ event, alert, at, comment, id, emittedAt = 0 }: Occurrence): SavedOccurrence => [
	event,
	alert,
	at,
	comment ?? id ?? null,
	emittedAt,
];

/** Writes the position into the static data, with what is known of the time after `horizon`. */
export function savePosition(data: IDataObject, position: Position, started: readonly Occurrence[], horizon: number): void {
	const recent = started.filter(({ state, at }) => state === 'settled' && at >= horizon).slice(-MAX_SAVED);
	const open = started.filter(({ state }) => state === 'emitted').slice(-MAX_SAVED);
	// A new object each time: n8n notices only a member that is assigned.
	data.position = { ...position, process: THIS_PROCESS, recent: recent.map(toSaved), open: open.map(toSaved) } as unknown as IDataObject;
}
