import { resources } from '../../nodes/Sekoia/resources';
import { simplifiedAlert } from '../../nodes/shared/alertMembers';
import { eventItem } from '../../nodes/shared/alertEvents/item';
import { moment, type Simplified, simplify } from '../../nodes/shared/simplify';

const SECONDS = 1742292131;
const ISO = '2025-03-18T10:02:11.000Z';

describe('a time in a simplified object', () => {
	test.each([
		['seconds', SECONDS, ISO],
		['seconds with a fraction', SECONDS + 0.25, '2025-03-18T10:02:11.250Z'],
		['milliseconds', SECONDS * 1000, ISO],
		['the first second', 0, '1970-01-01T00:00:00.000Z'],
		['ISO text with microseconds and offset', '2025-03-18T10:02:05.120001+02:00', '2025-03-18T10:02:05.120001+02:00'],
		['ISO text without offset', '2025-03-18T10:02:05', '2025-03-18T10:02:05'],
		['null', null, null],
		['a number beyond all times', 1e300, 1e300],
	])('of %s', (_, given, expected) => {
		expect(simplify({ inner: { at: given } }, { at: moment('inner.at') })).toEqual({ at: expected });
	});

	test('is null where there is none', () => {
		expect(simplify({}, { at: moment('inner.at') })).toEqual({ at: null });
	});

	test('is declared as one by every operation', () => {
		const all: Simplified[] = [simplifiedAlert, ...resources.flatMap(({ operations }) => operations.flatMap(({ simplified }) => (simplified ? [simplified] : [])))];
		const times = all.flatMap((members) => Object.entries(members).filter(([name]) => /_at$|_until$|^last_activity$|^date$/.test(name)));
		expect(times.length).toBeGreaterThan(15);
		expect(times.filter(([, place]) => typeof place === 'string' || !('at' in place))).toEqual([]);
	});
});

describe('the times of an item of the triggers', () => {
	const told = { event: 'comment-created', subject: 'ALx', alert: { created_at: SECONDS }, comment: { content: 'Seen', date: SECONDS }, isEnriched: true };

	test.each([
		['simplified', ISO],
		['documented', SECONDS],
		['full', SECONDS],
	] as const)('with Output %s', (output, expected) => {
		expect(eventItem(told, output)).toMatchObject({ created_at: expected, comment: { date: expected } });
	});

	test('stay null where nothing tells them', () => {
		for (const output of ['simplified', 'documented'] as const) expect(eventItem({ ...told, alert: {} }, output)).toMatchObject({ created_at: null });
	});
});
