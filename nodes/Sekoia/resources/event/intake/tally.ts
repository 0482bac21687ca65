import { inputError, type InputError, textOf } from '../../../../shared/inputError';
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
	/** Why not all other events were accepted, and which were */
	failure?: InputError;
}

/** Indexes as `0-499, 700`. */
export function spans(indexes: readonly number[]): string {
	const texts: string[] = [];
	for (let at = 0; at < indexes.length; at++) {
		const first = indexes[at] as number;
		while (indexes[at + 1] === (indexes[at] as number) + 1) at++;
		const last = indexes[at] as number;
		texts.push(first === last ? `${first}` : `${first}-${last}`);
	}
	return texts.join(', ');
}

/** Accounts for the events of one source, whichever requests they travel in. */
export class SourceTally {
	private readonly taken: Array<{ indexes: number[]; ids: string[] }> = [];
	private readonly lost: number[] = [];
	private readonly oversized: OversizedEvent[] = [];
	private reason: { of: unknown } | undefined;

	accepted(part: readonly ChunkEntry[], ids: string[]): void {
		this.taken.push({ indexes: part.map(({ index }) => index), ids });
	}

	/** These events were not accepted. */
	refused(part: readonly ChunkEntry[], reason: unknown): void {
		// No spread: a list of some hundred thousand arguments overflows the stack.
		for (const { index } of part) this.lost.push(index);
		this.failed(reason);
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
		return {
			event_ids: inOrder.flatMap(({ ids }) => ids),
			too_large: this.oversized,
			...(this.reason ? { failure: this.account(this.reason.of) } : {}),
		};
	}

	private account(reason: unknown): InputError {
		const [message, advice] = textOf(reason);
		const list = (label: string, indexes: number[]) => `${label}: ${spans(indexes.sort((one, other) => one - other)) || 'none'}.`;
		const account = [
			list('Accepted events (by index)', this.taken.flatMap(({ indexes }) => indexes)),
			list('Not accepted', [...this.lost]),
			...(this.oversized.length > 0 ? [list('Too large to be sent', this.oversized.map(({ index }) => index))] : []),
		];
		return inputError(`Not all events reached the intake: ${message}`, [...account, advice].join(' ').trim());
	}
}
