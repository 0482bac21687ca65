import type { JsonObject } from '../../../nodes/shared/json';
import { snapshotOf } from '../../../nodes/SekoiaTrigger/alert/snapshot';
import { eventOfKind, tellsOfKind } from '../../../nodes/shared/alertEvents/kinds';
import { parseNotification } from '../../../nodes/shared/alertEvents/parse';
import type { Notification } from '../../../nodes/shared/notification';
import { compare } from '../../../nodes/SekoiaTrigger/looks/compare';
import { Seen } from '../../../nodes/SekoiaTrigger/looks/memory';

const S = 1_669_676_732;
const MOMENT = { kinds: { eventOf: eventOfKind, tellsOf: tellsOfKind }, now: (S + 3_600) * 1_000, grace: 3_000, forgotten: 0 };
let seen: Seen;
beforeEach(() => {
	seen = new Seen('a', 0);
});

const entry = (kind: string, second: number, detail: JsonObject, id = `h-${kind}-${second}`): JsonObject => ({
	entry_type: kind,
	created_at: S + second,
	uuid: id,
	[kind]: detail,
});
const status = (second: number, value: string, previous: string) => entry('alert', second, { status: value, previous_status: previous });
const urgency = (second: number, value: number, previous: number, id?: string) => entry('urgency', second, { value, previous_value: previous }, id);
/** An alert as the platform shows it: born with entries that have no previous values. */
const alert = (more: JsonObject = {}): JsonObject => ({
	uuid: 'a',
	created_at: S,
	updated_at: S,
	status: { name: 'Pending' },
	urgency: { current_value: 30 },
	similar: 1,
	comments: [],
	...more,
	history: [
		entry('urgency', 0, { previous_value: null, value: 30 }),
		entry('alert', 0, { status: 'Pending', previous_status: null }),
		...((more.history as JsonObject[] | undefined) ?? []),
	],
});
let message = 0;
const notified = (second: number, type: string, action: string, attributes: JsonObject): Notification =>
	parseNotification({
		metadata: { version: 2, uuid: `m${message++}`, created_at: new Date((S + second) * 1_000).toISOString() },
		type,
		action,
		attributes: { uuid: 'a', ...attributes },
	}) as Notification;
const updated = (second: number, changed: JsonObject) => notified(second, 'alert', 'updated', { updated: changed });

/** Looks at the alert as the trigger does. @returns what was new */
function look(shown: JsonObject | undefined, ...notifications: Notification[]): string[] {
	const snapshot = shown && snapshotOf(shown, 'a', { isFull: true });
	const { happenings, finish } = compare(seen, snapshot, notifications, MOMENT);
	for (const happening of happenings) happening.mark();
	finish();
	return happenings.map(({ event, at, notification }) => `${event} ${at / 1_000 - S}${notification ? '' : ' found'}`);
}

test('a new alert was created, and nothing else', () => {
	expect(look(alert())).toEqual(['created 0 found']);
	expect(look(alert())).toEqual([]);
});

test('status changes, updates and comments come in their order, whichever way the history is sorted', () => {
	const history = [urgency(10, 50, 30), status(20, 'Ongoing', 'Pending'), status(40, 'Closed', 'Ongoing')];
	const shown = alert({ updated_at: S + 40, status: { name: 'Closed' }, urgency: { current_value: 50 }, comments: [{ uuid: 'c1', date: S + 30 }], history });
	const expected = ['created 0 found', 'updated 10 found', 'status-changed 20 found', 'comment-created 30 found', 'status-changed 40 found'];
	expect(look(shown)).toEqual(expected);
	expect(look(shown)).toEqual([]);
	seen = new Seen('a', 0);
	expect(look({ ...shown, history: [...(shown.history as JsonObject[])].reverse() })).toEqual(expected);
});

test('what happened in one second comes in the order of the history', () => {
	const history = [status(5, 'Ongoing', 'Pending'), { ...entry('comment', 5, { uuid: 'c1', status: 'created' }) }, status(5, 'Closed', 'Ongoing')].map(
		(one, index) => ({ ...one, uuid: `h${index}` }),
	);
	const shown = alert({ updated_at: S + 5, status: { name: 'Closed' }, comments: [{ uuid: 'c1', date: S + 5 }], history });
	expect(look(shown)).toEqual(['created 0 found', 'status-changed 5 found', 'comment-created 5 found', 'status-changed 5 found']);
});

test('an edit of several members in one second is one update; two edits of one member are two', () => {
	const type = entry('alert_type', 10, { previous_value: 'a', value: 'b' });
	expect(look(alert({ updated_at: S + 10, urgency: { current_value: 50 }, history: [urgency(10, 50, 30), type] }))).toEqual(['created 0 found', 'updated 10 found']);
	seen = new Seen('a', 0);
	const twice = [urgency(10, 50, 30, 'h1'), urgency(10, 60, 50, 'h2')];
	expect(look(alert({ updated_at: S + 10, history: twice }))).toEqual(['created 0 found', 'updated 10 found', 'updated 10 found']);
});

test('countermeasures and cases are no updates', () => {
	expect(look(alert({ updated_at: S + 9, history: [entry('countermeasure', 9, { status: 'x' }), entry('case', 9, {})] }))).toEqual(['created 0 found']);
});

test('a notification and the entry that records it are one event, whichever shows first and however late', () => {
	look(alert());
	const after = alert({ updated_at: S + 9, status: { name: 'Ongoing' }, history: [status(9, 'Ongoing', 'Pending')] });
	expect(look(alert(), updated(9, { status: 's', status_name: 'Ongoing' }))).toEqual(['status-changed 9']);
	expect(look(after)).toEqual([]);

	const later = alert({ ...after, urgency: { current_value: 70 }, updated_at: S + 20, history: [status(9, 'Ongoing', 'Pending'), urgency(20, 70, 30)] });
	expect(look(later)).toEqual(['updated 20 found']);
	expect(look(later, updated(20, { dynamic_urgency_value: 70 }))).toEqual([]);
	// The same value again is another change.
	expect(look(later, updated(900, { dynamic_urgency_value: 70 }))).toEqual(['updated 900']);
});

test('each rise of the event count is known by its number', () => {
	look(alert());
	expect(look(alert({ similar: 2, updated_at: S + 3 }))).toEqual(['updated 3 found']);
	expect(look(alert({ similar: 2, updated_at: S + 3 }), updated(3, { similar: 2 }))).toEqual([]);
	expect(look(alert({ similar: 4, updated_at: S + 6 }), updated(6, { similar: 4 }))).toEqual(['updated 6']);
	expect(look(alert({ similar: 4, updated_at: S + 6 }), updated(5, { similar: 3 }))).toEqual(['updated 5']);
	expect(look(alert({ similar: 4, updated_at: S + 6 }), updated(5, { similar: 3 }))).toEqual([]);
});

test('without a history, state against state tells what changed', () => {
	const bare = (more: JsonObject = {}) => ({ ...alert(more), history: [] });
	look(bare());
	const ongoing = bare({ status: { name: 'Ongoing' }, updated_at: S + 8 });
	expect(look(ongoing)).toEqual(['status-changed 8 found']);
	expect(look(ongoing, updated(8, { status: 's', status_name: 'Ongoing' }))).toEqual([]);
	expect(look(bare({ status: { name: 'Ongoing' }, title: 'other', updated_at: S + 30 }))).toEqual(['updated 30 found']);
});

test('a change that shows in nothing but the date is an update', () => {
	look(alert());
	expect(look(alert({ updated_at: S + 30 }))).toEqual(['updated 30 found']);
	expect(look(alert({ updated_at: S + 30 }))).toEqual([]);
});

test('the first comment that was deleted does not stand for the next one', () => {
	look(alert());
	const comment = { uuid: 'c2', date: S + 9, content: 'stays' };
	const notification = notified(9, 'alert-comment', 'created', { uuid: 'c2', alert_uuid: 'a' });
	expect(look(alert({ updated_at: S + 9, comments: [comment] }), notification)).toEqual(['comment-created 9']);
});

test('what n8n refuses is new again', () => {
	look(alert());
	const shown = snapshotOf(alert({ updated_at: S + 9, status: { name: 'Ongoing' }, history: [status(9, 'Ongoing', 'Pending')] }), 'a', { isFull: true });
	const { happenings, finish } = compare(seen, shown, [], MOMENT);
	happenings[0]!.mark();
	finish();
	happenings[0]!.unmark();
	expect(compare(seen, shown, [], MOMENT).happenings.map(({ event }) => event)).toEqual(['status-changed']);
});

test('what is so young that its notification may be on its way waits for it', () => {
	look(alert());
	const shown = snapshotOf(alert({ updated_at: S + 9, history: [urgency(9, 50, 30)] }), 'a', { isFull: true });
	const young = compare(seen, shown, [], { ...MOMENT, now: (S + 10) * 1_000 });
	expect(young).toMatchObject({ happenings: [], isEarly: true });
	young.finish();
	expect(compare(seen, shown, [updated(9, { dynamic_urgency_value: 50 })], MOMENT).happenings).toHaveLength(1);
});

test('what was saved is known after a restart', () => {
	const shown = alert({ similar: 5, updated_at: S + 9, comments: [{ uuid: 'c1', date: S + 3 }], history: [urgency(9, 50, 30)] });
	look(shown);
	seen = Seen.restore(JSON.parse(JSON.stringify(seen.save())));
	expect(look(shown, updated(9, { dynamic_urgency_value: 50 }))).toEqual([]);
	expect(look({ ...shown, similar: 6 }, updated(12, { similar: 6 }))).toEqual(['updated 12']);
});

test('an alert without dates, history or comments harms nobody', () => {
	expect(look({ uuid: 'a' })).toEqual([]);
	expect(snapshotOf({}, 'a', { isFull: true })).toBeUndefined();
});
