import { randomUUID } from 'node:crypto';

import type { IDataObject } from 'n8n-workflow';

import { isJsonObject } from '../../shared/json';
import type { Fact } from '../../shared/notification';
import type { Open } from '../emit/emitter';
import { Seen, type Memory, type SavedSeen } from './memory';
import type { Happening } from './types';

/**
 * How far the trigger has come, kept in the workflow's static data across restarts. n8n saves it when a
 * workflow is activated and with emissions. An older copy is always safe: what happened since is
 * found again, and at worst emitted a second time.
 */
export interface Position {
	/** The server it belongs to: another one has another clock and other alerts */
	server: string;
	/** The n8n process that saved it: another one means that executions may have been cut off */
	process: string;
	/** Changes up to here, in milliseconds of the platform's clock, happened before the first activation */
	since: number;
	/** Up to here, by the platform's clock, nothing was missed */
	checked: number;
	/** When that was found, by this machine's clock */
	checkedAt: number;
	/** What was seen of the objects looked at last */
	seen: SavedSeen[];
	/** What was begun and is not known to have ended */
	open: SavedOpen[];
}

type SavedOpen = [event: string, subject: string, at: number, id: string, begunAt: number, facts: readonly Fact[], comment: string | null];

/** Identifies this process in saved positions. */
export const THIS_PROCESS = randomUUID();

/** How much is saved, in bytes of JSON: n8n writes it to its database with emissions. What is under way comes first. */
const MAX_SIZE = 180_000;
/** When what is under way takes more than this, comments and the facts of changes are left out, and read again. */
const MAX_OPEN_SIZE = 80_000;
/** A longer comment is read again, too. */
const MAX_COMMENT = 2_000;

const isSeen = (value: unknown): value is SavedSeen => Array.isArray(value) && typeof value[0] === 'string' && value.length === 13;
const isOpen = (value: unknown): value is SavedOpen => Array.isArray(value) && typeof value[0] === 'string' && typeof value[1] === 'string' && value.length === 7;

/** Reads what an earlier run saved; undefined when there is nothing usable, or it is of another server. */
export function loadPosition(data: IDataObject, server: string): Position | undefined {
	const saved: unknown = data.position;
	if (!isJsonObject(saved) || saved.server !== server) return undefined;
	const { since, checked, checkedAt, seen, open, process } = saved;
	if (typeof since !== 'number' || typeof checked !== 'number' || typeof checkedAt !== 'number') return undefined;
	return {
		server,
		process: typeof process === 'string' ? process : '',
		since,
		checked,
		checkedAt,
		seen: Array.isArray(seen) ? (seen as unknown[]).filter(isSeen) : [],
		open: Array.isArray(open) ? (open as unknown[]).filter(isOpen) : [],
	};
}

const sizeOf = (value: unknown) => Buffer.byteLength(JSON.stringify(value)) + 1;

function saveOpen(open: Iterable<Open>): { saved: SavedOpen[]; size: number } {
	const saved: SavedOpen[] = [];
	let size = 0;
	for (const { happening, at: begunAt } of open) {
		const { event, subject, at, id, facts, notification } = happening;
		const comment = happening.comment ?? notification?.comment;
		const text = comment ? JSON.stringify(comment) : '';
		const isRoom = size < MAX_OPEN_SIZE;
		saved.push([event, subject, at, id, begunAt, isRoom ? facts : [], isRoom && text !== '' && text.length <= MAX_COMMENT ? text : null]);
		size += sizeOf(saved.at(-1));
	}
	return { saved, size };
}

/** Writes the position into the static data, with what was seen lately and what is under way. */
export function savePosition(data: IDataObject, position: Position, memory: Memory, open: Iterable<Open>): void {
	const { saved, size } = saveOpen(open);
	const seen: SavedSeen[] = [];
	let left = MAX_SIZE - size;
	for (const one of memory.recent()) {
		const next = one.save();
		left -= sizeOf(next);
		if (left < 0) break;
		seen.push(next);
	}
	// A new object each time: n8n notices only a member that is assigned.
	data.position = { ...position, process: THIS_PROCESS, seen: seen.reverse(), open: saved } as unknown as IDataObject;
}

/** Puts back what an earlier run saw. */
export function restore(memory: Memory, { seen }: Position): void {
	for (const saved of seen) memory.put(Seen.restore(saved));
}

/**
 * What an earlier run began and may not have ended, to be told again.
 * @param rerun those begun after this time (milliseconds of this machine's clock) run again though n8n knows them
 */
export function openOf({ open }: Position, rerun: number): Open[] {
	const nothing = () => undefined;
	return open.map(([event, subject, at, id, begunAt, facts, comment]) => ({
		at: begunAt,
		happening: {
			subject,
			event,
			at,
			id,
			facts,
			...(comment === null ? {} : { comment: JSON.parse(comment) as Happening['comment'] }),
			...(begunAt > rerun ? { again: begunAt } : {}),
			mark: nothing,
			unmark: nothing,
		},
	}));
}
