import { Ledger, type Sighting } from '../../../nodes/SekoiaTrigger/recovery/ledger';

const T = Date.parse('2025-03-18T10:00:00Z');
let ledger: Ledger;
beforeEach(() => {
	ledger = new Ledger(5_000);
});

const see = (source: Sighting['source'], event: Sighting['event'], at = 0, more: Partial<Sighting> = {}) =>
	ledger.claim({ source, event, alert: 'a', at: T + at, ...more }) !== undefined;

test('a creation counts once, whoever tells it and whenever', () => {
	expect(see('v2', 'alert-created')).toBe(true);
	expect(see('v1', 'alert-created')).toBe(false);
	expect(see('api', 'alert-created', -900, { id: 'created' })).toBe(false);
	expect(see('v2', 'alert-created', 60_000)).toBe(false);
	expect(see('v2', 'alert-created', 0, { alert: 'b' })).toBe(true);
});

test('a comment counts once by its id, and any number of comments count', () => {
	expect(see('v2', 'alert-comment-created', 0, { comment: 'c1' })).toBe(true);
	expect(see('api', 'alert-comment-created', -500, { comment: 'c1', id: 'c1' })).toBe(false);
	expect(see('v2', 'alert-comment-created', 1, { comment: 'c2' })).toBe(true);
	expect(see('api', 'alert-comment-created', 0, { comment: 'c3', id: 'c3' })).toBe(true);
});

test('v1 and v2 copies of one change count once, whichever comes first', () => {
	expect(see('v1', 'alert-updated', 0)).toBe(true);
	expect(see('v2', 'alert-updated', 12)).toBe(false);
	expect(see('v2', 'alert-status-changed', 2_000)).toBe(true);
	expect(see('v1', 'alert-status-changed', 2_010)).toBe(false);
});

test('changes in quick succession all count, in any interleaving of their copies', () => {
	const claims = [
		see('v2', 'alert-updated', 0),
		see('v2', 'alert-updated', 10),
		see('v1', 'alert-updated', 1),
		see('v2', 'alert-updated', 20),
		see('v1', 'alert-updated', 11),
		see('v1', 'alert-updated', 21),
	];
	expect(claims).toEqual([true, true, false, true, false, false]);
});

test('copies that are too far apart are two changes', () => {
	expect(see('v2', 'alert-updated', 0)).toBe(true);
	expect(see('v1', 'alert-updated', 5_001)).toBe(true);
});

test('the entries of the API pair with what was announced, and what is left over was missed', () => {
	expect(see('v2', 'alert-updated', 300)).toBe(true);
	expect(see('api', 'alert-updated', 0, { id: 'u:0:1' })).toBe(false);
	expect(see('api', 'alert-updated', 0, { id: 'u:0:2' })).toBe(true);
	// The next check reads the same entries.
	expect(see('api', 'alert-updated', 0, { id: 'u:0:1' })).toBe(false);
	expect(see('api', 'alert-updated', 0, { id: 'u:0:2' })).toBe(false);
});

test('an earlier entry pairs with its announcement, so that a later entry does not', () => {
	expect(see('v2', 'alert-updated', 0)).toBe(true);
	const earlier: Sighting = { source: 'api', event: 'alert-updated', alert: 'a', at: T, id: 'u:0' };
	expect(ledger.match(earlier)).toBe(true);
	expect(ledger.match(earlier)).toBe(true);
	expect(see('api', 'alert-updated', 4_000, { id: 'u:4' })).toBe(true);
	// Repeated checks change nothing.
	expect(ledger.match(earlier)).toBe(true);
	expect(see('api', 'alert-updated', 4_000, { id: 'u:4' })).toBe(false);
	expect(ledger.match({ ...earlier, alert: 'unknown' })).toBe(false);
});

test('a v1 update beside a status change that v2 tells as one is its copy', () => {
	expect(see('v2', 'alert-status-changed', 0)).toBe(true);
	expect(see('v1', 'alert-status-changed', 1)).toBe(false);
	expect(see('v1', 'alert-updated', 2)).toBe(false);
	// The second one is a change of its own.
	expect(see('v1', 'alert-updated', 3)).toBe(true);
});

test('without v2, an update after a status change is a change of its own', () => {
	expect(see('v1', 'alert-status-changed', 0)).toBe(true);
	expect(see('v1', 'alert-updated', 1)).toBe(true);
});

test('a v1 comment gets its id later; one that another report has is a copy', () => {
	const first = ledger.claim({ source: 'v1', event: 'alert-comment-created', alert: 'a', at: T })!;
	expect(ledger.identify(first, 'c1')).toBe(true);
	expect(see('v2', 'alert-comment-created', 10, { comment: 'c1' })).toBe(false);
	expect(see('v2', 'alert-comment-created', 20, { comment: 'c2' })).toBe(true);
	const second = ledger.claim({ source: 'v1', event: 'alert-comment-created', alert: 'a', at: T + 9_000 })!;
	expect(ledger.identify(second, 'c2')).toBe(false);
});

test('what was given back can be claimed again', () => {
	const claimed = ledger.claim({ source: 'api', event: 'alert-updated', alert: 'a', at: T, id: 'u:1' })!;
	ledger.release(claimed);
	expect(see('api', 'alert-updated', 0, { id: 'u:1' })).toBe(true);
});

test('what an earlier run emitted is known', () => {
	ledger.restore(['alert-created', 'a', T, null, 0], 'settled');
	ledger.restore(['alert-comment-created', 'a', T, 'c1', 0], 'settled');
	ledger.restore(['alert-updated', 'a', T + 400, 'message-1', 0], 'settled');
	expect(see('api', 'alert-created', 0, { id: 'created' })).toBe(false);
	expect(see('api', 'alert-comment-created', 0, { id: 'c1', comment: 'c1' })).toBe(false);
	expect(see('api', 'alert-updated', 0, { id: 'u:1' })).toBe(false);
	expect(see('api', 'alert-updated', 0, { id: 'u:2' })).toBe(true);
});

test('forgets what is old, but nothing that is under way', () => {
	const old = ledger.claim({ source: 'v2', event: 'alert-created', alert: 'old', at: T - 3_600_000 })!;
	old.state = 'settled';
	ledger.claim({ source: 'v2', event: 'alert-created', alert: 'busy', at: T - 3_600_000 });
	ledger.prune(T);
	expect(ledger.hasCreated('old')).toBe(false);
	expect(ledger.hasCreated('busy')).toBe(true);
});

test('is bounded', () => {
	for (let i = 0; i < 25_000; i++) {
		ledger.claim({ source: 'v2', event: 'alert-created', alert: `a${i}`, at: T + i })!.state = 'settled';
	}
	expect(ledger.started().length).toBeLessThanOrEqual(20_000);
	expect(ledger.hasCreated('a24999')).toBe(true);
});
