import type { Json, JsonObject } from '../../../nodes/shared/json';
import { Ledger } from '../../../nodes/SekoiaTrigger/recovery/ledger';
import { sightingsOf } from '../../../nodes/SekoiaTrigger/recovery/changes';

const S = 1_669_676_732;
const entry = (type: string, at: number, detail?: Json): JsonObject => ({
	entry_type: type,
	created_at: at,
	created_by_type: 'application',
	uuid: `h-${type}-${at}`,
	...(detail === undefined ? {} : { [type]: detail }),
});
/** An alert as the platform shows it: born with three entries that have no previous values. */
const alert = (more: JsonObject = {}): JsonObject => ({
	uuid: 'a',
	created_at: S,
	updated_at: S,
	comments: [],
	...more,
	history: [
		entry('alert_type', S, { previous_category: null, previous_value: null, value: 'system-compromise', category: 'intrusions' }),
		entry('urgency', S, { previous_value: null, value: 30 }),
		entry('alert', S, { status: 'Pending', previous_status: null }),
		...((more.history as JsonObject[] | undefined) ?? []),
	],
});
const told = (shown: JsonObject, from = 0, ledger = new Ledger(5_000)) =>
	sightingsOf(shown, from, ['anyAlertUpdate'], ledger).map(({ event, at, comment }) =>
		[event, at / 1000 - S, ...(comment ? [comment] : [])].join(' '),
	);

test('a new alert was created, and nothing else', () => {
	expect(told(alert())).toEqual(['alert-created 0']);
});

test('status changes, updates and comments, in their order', () => {
	const shown = alert({
		updated_at: S + 40,
		comments: [{ uuid: 'c1', date: S + 30, content: 'seen' }],
		history: [
			entry('comment', S + 30, {}),
			entry('alert', S + 20, { status: 'Ongoing', previous_status: 'Pending' }),
			entry('urgency', S + 10, { previous_value: 30, value: 50 }),
			entry('alert', S + 40, { status: 'Closed', previous_status: 'Ongoing' }),
		],
	});
	expect(told(shown)).toEqual([
		'alert-created 0',
		'alert-updated 10',
		'alert-status-changed 20',
		'alert-comment-created 30 c1',
		'alert-status-changed 40',
	]);
});

test('only what happened since', () => {
	const shown = alert({ updated_at: S + 20, history: [entry('urgency', S + 20, { previous_value: 30, value: 50 })] });
	expect(told(shown, (S + 5) * 1000)).toEqual(['alert-updated 20']);
	expect(told(shown, (S + 20) * 1000 + 900)).toEqual(['alert-updated 20']);
	expect(told(shown, (S + 21) * 1000)).toEqual([]);
});

test('an edit of several members in one second is one update', () => {
	const shown = alert({
		updated_at: S + 10,
		history: [
			entry('urgency', S + 10, { previous_value: 30, value: 50 }),
			entry('alert_type', S + 10, { previous_value: 'a', value: 'b' }),
		],
	});
	expect(told(shown)).toEqual(['alert-created 0', 'alert-updated 10']);
});

test('two edits of one member in one second are two updates', () => {
	const shown = alert({
		updated_at: S + 10,
		history: [
			entry('urgency', S + 10, { previous_value: 30, value: 50 }),
			entry('urgency', S + 10, { previous_value: 50, value: 60 }),
		],
	});
	expect(told(shown)).toEqual(['alert-created 0', 'alert-updated 10', 'alert-updated 10']);
});

test('new events of an alert leave no history, only a later date', () => {
	expect(told(alert({ updated_at: S + 500 }))).toEqual(['alert-created 0', 'alert-updated 500']);
	const ledger = new Ledger(5_000);
	ledger.claim({ source: 'v2', event: 'alert-updated', alert: 'a', at: (S + 499) * 1000 });
	expect(told(alert({ updated_at: S + 500 }), 0, ledger)).toEqual(['alert-created 0']);
});

test('countermeasures and cases are no updates', () => {
	expect(told(alert({ updated_at: S + 9, history: [entry('countermeasure', S + 9), entry('case', S + 9)] }))).toEqual(['alert-created 0']);
});

test('only chosen events', () => {
	const shown = alert({ updated_at: S + 9, history: [entry('alert', S + 9, { status: 'Ongoing', previous_status: 'Pending' })] });
	const events = (chosen: Parameters<typeof sightingsOf>[2]) => sightingsOf(shown, 0, chosen, new Ledger(1)).map(({ event }) => event);
	expect(events(['alertCreated'])).toEqual(['alert-created']);
	expect(events(['alertUpdated'])).toEqual(['alert-status-changed']);
	expect(events(['alertCommentCreated'])).toEqual([]);
});

test('an alert without dates, history or comments harms nobody', () => {
	expect(told({ uuid: 'a' }, 1)).toEqual([]);
	expect(told({}, 1)).toEqual([]);
});
