import { inputError, textOf } from '../../../../shared/inputError';
import type { ChunkEntry } from './chunks';

/** An event that was not sent, since the platform would reject it. */
interface OversizedEvent {
	index: number;
	bytes: number;
}

/** What became of the events of one source. */
export interface PushOutcome {
	/** Ids of the accepted events, in the order of the events given */
	event_ids: string[];
	/** Events above 250,000 bytes, which were not sent */
	too_large: OversizedEvent[];
	/** Indexes of the other events that were not accepted, as `0-499` and `700` */
	not_accepted: string[];
	/** Why they were not, or why the events end too early */
	failure?: unknown;
}

/** More would only hide what a message says. */
const MAX_NAMED = 20;

/** The first of several things, and how many there are more. */
export function firstOf(names: readonly string[]): string {
	const rest = names.length > MAX_NAMED ? ` and ${names.length - MAX_NAMED} more` : '';
	return names.slice(0, MAX_NAMED).join(', ') + rest;
}

/** Indexes in ascending order as `0-499` and `700`. */
export function spans(indexes: readonly number[]): string[] {
	const texts: string[] = [];
	for (let at = 0; at < indexes.length; at++) {
		const first = indexes[at] as number;
		while (indexes[at + 1] === (indexes[at] as number) + 1) at++;
		const last = indexes[at] as number;
		texts.push(first === last ? `${first}` : `${first}-${last}`);
	}
	return texts;
}

const sorted = (indexes: readonly number[]): number[] => [...indexes].sort((one, other) => one - other);

/** Accounts for the events of one source, whichever requests they travel in. */
export class SourceTally {
	private readonly taken: Array<{ indexes: number[]; ids: string[] }> = [];
	private readonly lost: number[] = [];
	private readonly oversized: OversizedEvent[] = [];
	private reason: { of: unknown } | undefined;
	/** Whether the intake may have accepted some of the lost events */
	private isUnclear = false;

	accepted(part: readonly ChunkEntry[], ids: string[]): void {
		this.taken.push({ indexes: part.map(({ index }) => index), ids });
	}

	/** These events were not accepted. */
	refused(part: readonly ChunkEntry[], reason: unknown): void {
		// No spread: a list of some hundred thousand arguments overflows the stack.
		for (const { index } of part) this.lost.push(index);
		this.failed(reason);
	}

	/** Some of these events were accepted, but nobody knows which. */
	unclear(part: readonly ChunkEntry[], reason: unknown): void {
		this.isUnclear = true;
		this.refused(part, reason);
	}

	/** Not all events reach the intake; the first reason is the one told. */
	failed(reason: unknown): void {
		this.reason ??= { of: reason };
	}

	tooLarge(index: number, bytes: number): void {
		this.oversized.push({ index, bytes });
	}

	outcome(): PushOutcome {
		const inOrder = [...this.taken].sort((one, other) => (one.indexes[0] as number) - (other.indexes[0] as number));
		const lost = spans(sorted(this.lost));
		return {
			event_ids: inOrder.flatMap(({ ids }) => ids),
			too_large: this.oversized,
			not_accepted: lost,
			...(this.reason ? { failure: this.account(this.reason.of, lost) } : {}),
		};
	}

	private account(reason: unknown, lost: readonly string[]): unknown {
		if (this.taken.length + lost.length + this.oversized.length === 0) return reason;
		const [message, advice] = textOf(reason);
		const list = (label: string, names: readonly string[]) => `${label}: ${firstOf(names) || 'none'}.`;
		const accepted = spans(sorted(this.taken.flatMap(({ indexes }) => indexes)));
		const account = [
			list('Accepted events (by index)', accepted),
			list('Not accepted', lost),
			...(this.oversized.length > 0 ? [list('Too large to be sent', spans(this.oversized.map(({ index }) => index)))] : []),
		];
		const what = accepted.length > 0 || this.isUnclear ? 'Not all events reached the intake' : 'No event reached the intake';
		return inputError(`${what}: ${message}`, [...account, advice].join(' ').trim());
	}
}
