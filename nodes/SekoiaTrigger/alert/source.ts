import { type AlertQuery, alertPages, countAlerts, getAlert } from '../../shared/alertApi';
import type { SekoiaClient } from '../../shared/http/client';
import { NOT_THE_API } from '../../shared/http/errorTexts';
import { retryAtOf } from '../../shared/http/errors';
import { pages } from '../../shared/http/paging';
import { MAX_RETRY_AFTER_MS } from '../../shared/http/retry';
import { inputError } from '../../shared/inputError';
import type { JsonObject } from '../../shared/json';
import { object, objects, text, time } from '../../shared/members';
import type { Snapshot, Source } from '../looks/types';
import { snapshotOf } from './snapshot';

const DAY = 86_400_000;
const SECOND = 1_000;
const COMMENTS = '/api/v1/sic/comments';
/** The largest page, and how many alerts one request finds by their ids. */
const PAGE = 100;
/** Offsets that the platform surely accepts. Further alerts are searched in a narrower span of time. */
const MAX_LISTED = 1_000;
/** How many custom statuses and verdicts are remembered by their uuid. */
const MAX_NAMED = 1_000;

const parse = (alert: JsonObject): Snapshot[] => {
	const uuid = text(alert.uuid);
	const snapshot = uuid === undefined ? undefined : snapshotOf(alert, uuid, { isFull: false });
	return snapshot ? [snapshot] : [];
};
/** Urgencies are from 0 to this. */
const MAX_URGENCY = 100;

const span = (from: number, until: number) => `${new Date(from).toISOString()},${new Date(until).toISOString()}`;
const spanOf = (date: string, from: number, until: number) => [`date[${date}]`, span(from, until)] as const;

/** Reads alerts from the REST API. */
export class AlertSource implements Source {
	readonly pageSize = PAGE;
	/** Until then, by this machine's clock, the platform refuses all requests for longer than one would wait */
	private blockedUntil = 0;
	private block: Error | undefined;
	/** Custom statuses and verdicts, which lists show by their uuid only */
	private readonly named = new Map<string, JsonObject>();

	/** The last moment of which it was told that not all alerts are listed */
	private untold: number | undefined;

	/** @param onTrouble called once when the platform asks for more patience than the trigger has, or does not list all alerts of a moment */
	constructor(
		private readonly client: SekoiaClient,
		private readonly onTrouble: (error: Error) => void,
	) {}

	/**
	 * One alert, with history and comments if `full`.
	 * @throws RequestError; InputError when the answer is not this alert; AbortedError when stopped
	 */
	async read(uuid: string, { full }: { full: boolean }, signal: AbortSignal): Promise<Snapshot> {
		return await this.guard(async () => {
			const client = this.client.withSettings({ signal, maxTries: 1 });
			const answer = await getAlert(client, uuid, { comments: full, history: full, customStatus: true });
			const snapshot = snapshotOf(answer, uuid, { isFull: full });
			if (!snapshot) throw inputError(`SEKOIA.IO answered with something else than alert ${uuid}`, NOT_THE_API);
			for (const kind of ['custom_status', 'verdict']) this.remember(text(answer[`${kind}_uuid`]), object(answer[kind]));
			return snapshot;
		});
	}

	/** Up to 100 alerts as the list shows them, by their uuid; those not found are left out. @throws as `read` does */
	async readMany(uuids: readonly string[], signal: AbortSignal): Promise<Map<string, Snapshot>> {
		return await this.guard(async () => {
			const client = this.client.withSettings({ signal, maxTries: 1 });
			const found = new Map<string, Snapshot>();
			for await (const page of alertPages(client, [['match[uuid]', uuids.join(',')]], PAGE)) {
				for (const snapshot of page.flatMap(parse)) found.set(snapshot.id, snapshot);
				break;
			}
			return found;
		});
	}

	/** A listed alert with the custom status and the verdict that its uuids name; undefined when they are not known. */
	completed(listed: Snapshot): Snapshot | undefined {
		const shown = { ...listed.shown };
		for (const kind of ['custom_status', 'verdict']) {
			const uuid = text(shown[`${kind}_uuid`]);
			if (uuid === undefined || object(shown[kind])) continue;
			const named = this.named.get(uuid);
			if (!named) return undefined;
			shown[kind] = named;
		}
		return { ...listed, shown };
	}

	/**
	 * The alerts created or, unless `onlyCreated`, updated since `from` (milliseconds), some of them twice. They come
	 * newest first: an alert that changes meanwhile moves to the front, so that none slips through between two pages.
	 */
	async *changed(from: number, { onlyCreated }: { onlyCreated: boolean }): AsyncGenerator<Snapshot[]> {
		const until = Math.max(Date.now(), from) + DAY;
		// An alert that was never updated may have no `updated_at`, so both dates are searched.
		for (const date of onlyCreated ? ['created_at'] : ['created_at', 'updated_at']) yield* this.listed(date, from, until);
	}

	/** The alerts commented since `from` (milliseconds), each with the uuid of the comment. */
	async *commented(from: number): AsyncGenerator<Array<{ subject: string; comment: string }>> {
		const query = [['match[type]', 'alert_comment'], ['date[created_at]', span(from, Math.max(Date.now(), from) + DAY)], ['sort', 'created_at'], ['direction', 'desc']] as const;
		const call = { method: 'GET' as const, path: COMMENTS, query, permissions: ['View alerts'] };
		for await (const { items } of pages(this.client, call, { pageSize: PAGE, limit: MAX_LISTED })) {
			yield objects(items).flatMap((row) => {
				const [subject, comment] = [text(row.alert_uuid), text(row.uuid)];
				return subject !== undefined && comment !== undefined ? [{ subject, comment }] : [];
			});
		}
	}

	private async *listed(date: string, from: number, until: number): AsyncGenerator<Snapshot[]> {
		let count = 0;
		let oldest = until;
		for await (const page of this.listedPages(date, from, until)) {
			count += page.length;
			for (const { shown } of page) oldest = Math.min(oldest, time(shown[date]) ?? until);
			yield page;
		}
		if (count < MAX_LISTED) return;
		const second = Math.floor(oldest / SECOND) * SECOND;
		const rest = second + SECOND - 1;
		if (rest < until) {
			yield* this.listed(date, from, rest);
		} else if (until > Math.max(second, from)) {
			const start = Math.max(second, from);
			const middle = start + Math.floor((until - start) / 2);
			yield* this.listed(date, middle + 1, until);
			yield* this.listed(date, from, middle);
		} else {
			yield* this.listedMoment(date, Math.max(second, from), until);
			yield* this.listed(date, from, second - 1);
		}
	}

	/**
	 * The alerts of one moment, of which there are too many for the offsets that surely work: they are listed by their
	 * urgency. What no list shows is told.
	 */
	private async *listedMoment(date: string, from: number, until: number): AsyncGenerator<Snapshot[]> {
		const total = await countAlerts(this.client, [spanOf(date, from, until)]);
		const seen = new Set<string>();
		for await (const page of this.listedByUrgency(date, from, until, [0, MAX_URGENCY])) {
			for (const { id } of page) seen.add(id);
			yield page;
		}
		if (seen.size >= total || this.untold === until) return;
		this.untold = until;
		const what = `${seen.size} of the ${total} alerts that changed at ${new Date(until).toISOString()}`;
		this.onTrouble(inputError(`SEKOIA.IO lists only ${what}; the others are lost`, 'Search the alerts of that moment in SEKOIA.IO.'));
	}

	private async *listedByUrgency(date: string, from: number, until: number, [low, high]: [number, number]): AsyncGenerator<Snapshot[]> {
		let count = 0;
		for await (const page of this.listedPages(date, from, until, ['range[urgency]', `${low},${high}`])) {
			count += page.length;
			yield page;
		}
		if (count < MAX_LISTED || low === high) return;
		const middle = Math.floor((low + high) / 2);
		yield* this.listedByUrgency(date, from, until, [low, middle]);
		yield* this.listedByUrgency(date, from, until, [middle + 1, high]);
	}

	private async *listedPages(date: string, from: number, until: number, ...further: AlertQuery): AsyncGenerator<Snapshot[]> {
		if (from > until) return;
		const query = [spanOf(date, from, until), ['sort', date], ['direction', 'desc'], ...further] as const;
		for await (const page of alertPages(this.client, query, MAX_LISTED)) yield page.flatMap(parse);
	}

	private remember(uuid: string | undefined, named: JsonObject | undefined): void {
		if (uuid === undefined || !named) return;
		if (this.named.size >= MAX_NAMED) this.named.clear();
		this.named.set(uuid, named);
	}

	get isBlocked(): boolean {
		return Date.now() < this.blockedUntil;
	}

	private async guard<Result>(call: () => Promise<Result>): Promise<Result> {
		if (this.block && this.isBlocked) throw this.block;
		const result = await call().catch((error: unknown) => {
			const retryAt = retryAtOf(error);
			if (error instanceof Error && retryAt !== undefined && retryAt - Date.now() > MAX_RETRY_AFTER_MS) {
				this.blockedUntil = Date.now() + MAX_RETRY_AFTER_MS;
				if (!this.block) this.onTrouble(error);
				this.block = error;
			}
			throw error;
		});
		this.block = undefined;
		return result;
	}
}
