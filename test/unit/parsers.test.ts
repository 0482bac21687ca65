import { shown } from '../../nodes/shared/inputError';
import * as parsers from '../../nodes/shared/fields/parsers';
import { read, refusal } from './parsing';

const uuid = '7c9e6679-7425-40de-944b-e07fc1f90ae7';

describe('an empty value counts as no value for', () => {
	test.each(Object.entries({
		text: parsers.text,
		trimmed: parsers.trimmed,
		bool: parsers.bool,
		commaList: parsers.commaList,
		uuid: parsers.uuid,
		alertId: parsers.alertId,
		json: parsers.json,
		dateTime: parsers.dateTime,
		dateRange: parsers.dateRange,
		number: parsers.number(),
	}))('%s', (_, parser) => {
		for (const empty of ['', undefined, null]) expect(read(parser as parsers.Parser<unknown>, empty)).toBeUndefined();
	});
});

describe('text', () => {
	test('stays as entered, with every character', () => {
		const value = ' /?#%&+ "quoted" \' ünïcode 日本 ../ ';
		expect(read(parsers.text, value)).toBe(value);
		expect(read(parsers.trimmed, value)).toBe(value.trim());
	});
	test('accepts a number from an expression', () => expect(read(parsers.text, 42)).toBe('42'));
	test('refuses an object', () => expect(refusal(parsers.text, { a: 1 })).toBe('"My Field" must be text, but it is an object'));
});

describe('number', () => {
	const percent = parsers.number({ min: 0, max: 100 });
	test.each([[0, 0], [100, 100], ['55', 55], [' 7 ', 7]])('%p is read as %p', (given, expected) => expect(read(percent, given)).toBe(expected));
	test.each([
		[-1, '"My Field" must be from 0 to 100, but it is -1'],
		[101, '"My Field" must be from 0 to 100, but it is 101'],
		['many', '"My Field" must be a whole number, but it is "many"'],
		[1.5, '"My Field" must be a whole number, but it is "1.5"'],
	])('%p is refused', (given, message) => expect(refusal(percent, given)).toBe(message));
	test('0 is refused where the minimum is 1', () => expect(refusal(parsers.number({ min: 1 }), 0)).toBe('"My Field" must be at least 1, but it is 0'));
});

describe('lists', () => {
	test.each([
		[['a', ' b ', '', 'c'], 'a,b,c'],
		['a, b,,c', 'a,b,c'],
		[[1, 2], '1,2'],
	])('%p is read as %p', (given, expected) => expect(read(parsers.commaList, given)).toBe(expected));
	// As AI models give a field with a list and modes, and as the editor stores it.
	test.each([
		[{ mode: 'id', value: uuid }],
		[{ __rl: true, mode: 'list', value: uuid, cachedResultName: 'DC01' }],
		[{ mode: 'id', value: [uuid] }],
		[[{ mode: 'name', value: uuid }]],
		[JSON.stringify({ mode: 'id', value: uuid })],
		[JSON.stringify([{ mode: 'id', value: uuid }])],
		[JSON.stringify([uuid])],
		[`[["${uuid}"]]`],
		[uuid],
	])('of objects take %j', (given) => {
		expect(read(parsers.uuidList, given)).toBe(uuid);
		expect(read(parsers.textRows, given)).toEqual([uuid]);
	});
	test('of texts leave other JSON as it is', () => {
		expect(read(parsers.textRows, '{"mode":"id"}')).toEqual(['{"mode":"id"}']);
		expect(read(parsers.text, '{"mode":"id","value":"x"}')).toBe('{"mode":"id","value":"x"}');
		expect(refusal(parsers.textRows, { mode: 'id', value: 'x', other: 1 })).toContain('it is an object');
	});
	test('of UUIDs name the invalid one', () => expect(refusal(parsers.uuidList, [uuid, 'x'])).toBe('"My Field" is not a UUID: "x"'));
});

describe('IDs', () => {
	test.each([uuid, uuid.toUpperCase(), 'ALq7Rk2pXw9d'])('the alert %p is accepted', (id) => expect(read(parsers.alertId, id)).toBe(id));
	test.each([
		'https://app.sekoia.io/operations/alerts/ALq7Rk2pXw9d',
		'https://app.fra2.sekoia.io/sic/alerts/ALq7Rk2pXw9d?tab=events#x',
		'app.sekoia.io/operations/alerts/ALq7Rk2pXw9d/events',
		'https://app.sekoia.io/operations/cases/CAs3jT8mQz5b/alerts/ALq7Rk2pXw9d',
	])('the ID of an alert is taken from the address %p', (url) => expect(read(parsers.alertId, url)).toBe('ALq7Rk2pXw9d'));
	test('the value of a resource locator is accepted', () =>
		expect(read(parsers.alertId, { __rl: true, mode: 'id', value: 'ALq7Rk2pXw9d' })).toBe('ALq7Rk2pXw9d'));
	test.each(['AL', 'XXq7Rk2pXw9d', '7c9e6679', '../alerts', 'ALq7/../x', `${uuid}/x`])('the alert %p is refused', (id) =>
		expect(refusal(parsers.alertId, id)).toContain('neither a UUID nor a short ID'));
	test.each(['CAs3jT8mQz5b', 'https://app.sekoia.io/operations/cases/CAs3jT8mQz5b?tab=alerts'])('that %p is a case is told', (id) =>
		expect(refusal(parsers.alertId, id)).toBe(`"My Field" is the ID of a case, not of an alert: "${id}"`));
	test.each(['CANCELLATION', 'CAmbridgeish', 'CAs3jT8mQz5', 'CAs3jT8mQz5bb'])('that %p is a case is not told', (text) =>
		expect(refusal(parsers.alertId, text)).toContain('neither a UUID nor a short ID'));
});

describe('times', () => {
	// The workflow's time zone is Europe/Paris, an hour before UTC in January.
	test.each([
		['2025-01-31T08:00:00Z', '2025-01-31T08:00:00.000Z'],
		['2025-01-31T08:00:00+02:00', '2025-01-31T06:00:00.000Z'],
		['2025-01-31T08:00:00+0200', '2025-01-31T06:00:00.000Z'],
		['2025-01-31T08:00:00', '2025-01-31T07:00:00.000Z'],
		['2025-01-31 08:15:30.250', '2025-01-31T07:15:30.250Z'],
		['2025-01-31 08:15', '2025-01-31T07:15:00.000Z'],
		['2025-01-31', '2025-01-30T23:00:00.000Z'],
		['2024-02-29T00:00:00Z', '2024-02-29T00:00:00.000Z'],
		['2025-03-18T10:02:05.120987+00:00', '2025-03-18T10:02:05.120Z'],
		[1742292131, '2025-03-18T10:02:11.000Z'],
		[1742292131.5, '2025-03-18T10:02:11.500Z'],
		['1742292131', '2025-03-18T10:02:11.000Z'],
		[1742292131402, '2025-03-18T10:02:11.402Z'],
		['1742292131402', '2025-03-18T10:02:11.402Z'],
		[new Date(0), '1970-01-01T00:00:00.000Z'],
		[{ toMillis: () => 5, valueOf: (): number => 5 }, '1970-01-01T00:00:00.005Z'],
	])('%p is read as %p, without an offset in the time zone of the workflow', (given, expected) => {
		expect(read(parsers.dateTime, given)).toBe(expected);
		expect(read(parsers.searchStart, given)).toBe(expected);
	});

	const refused: unknown[] = [
		'last 7', 'yesterday 3', 'yesterday', 'foo 1', '1', '0', 1, 0, 12, '12', '2025-02-30', '2025-02-29', '2025-13-01', '2025-01-32',
		'01/02/2025', '2025/01/02', '31.01.2025', '2025-01-31T25:00:00Z', '2025-01-31T08:00:00 Paris', [1, 2, 3], {}, true, NaN, Infinity,
		1e30, -1742292131, new Date(NaN), new Date(8.64e15), { toMillis: () => 5, valueOf: () => '' }, '-15', '15m', '-1y', '@d', '-1mo', 'now-1d', '20250131',
	];
	test.each(refused)('%p is refused', (given) => {
		for (const parser of [parsers.dateTime, parsers.searchStart, parsers.searchEnd]) {
			expect(refusal(parser, given)).toBe(`"My Field" is not a time: ${shown(given)}`);
		}
		expect(refusal(parsers.dateRange, { from: given })).toContain('"My Field After" is not a time');
	});

	test.each([['-15m', 15 * 60e3], ['-24h', 24 * 3_600e3], ['+3D', -3 * 86_400e3], [' -2w ', 14 * 86_400e3], ['now', 0]])(
		'%p is a time relative to now, which the event search reads itself',
		(given, before) => {
			expect(read(parsers.searchStart, given)).toBe(given.trim());
			const moment = Date.parse(read(parsers.dateTime, given)!);
			expect(Math.abs(Date.now() - before - moment)).toBeLessThan(5_000);
		},
	);

	test('an end more precise than a millisecond is not cut', () => {
		expect(read(parsers.searchEnd, '2025-03-18T10:02:05.120001Z')).toBe('2025-03-18T10:02:05.121Z');
		expect(read(parsers.searchEnd, '2025-03-18T10:02:05.120000Z')).toBe('2025-03-18T10:02:05.120Z');
		expect(read(parsers.searchEnd, 1742292131.402001)).toBe('2025-03-18T10:02:11.403Z');
		expect(read(parsers.dateRange, { from: '2025-03-18T10:02:05.120999Z', to: '2025-03-18T10:02:05.120999Z' })).toBe(
			'2025-03-18T10:02:05.120Z,2025-03-18T10:02:05.121Z',
		);
	});
});

describe('ranges', () => {
	const range = (from: unknown, to: unknown) => ({ range: { from, to } });
	test('of two dates are sent as both dates', () =>
		expect(read(parsers.dateRange, range('2025-01-01T00:00:00Z', '2025-01-02T00:00:00Z'))).toBe(
			'2025-01-01T00:00:00.000Z,2025-01-02T00:00:00.000Z',
		));
	test('of dates without a start begin in 1970', () =>
		expect(read(parsers.dateRange, range('', '2025-01-02T00:00:00Z'))).toBe('1970-01-01T00:00:00.000Z,2025-01-02T00:00:00.000Z'));
	test('of dates without an end end now', () => {
		const [, end] = read(parsers.dateRange, range('2025-01-01T00:00:00Z', ''))!.split(',');
		expect(Math.abs(Date.parse(end!) - Date.now())).toBeLessThan(5_000);
	});
	test('of swapped dates are refused', () =>
		expect(refusal(parsers.dateRange, range('2025-01-02T00:00:00Z', '2025-01-01T00:00:00Z'))).toMatch(/My Field After.* is later than .*My Field Before/));
	test.each([
		[{ range: { min: 10, max: 20 } }, '10,20'],
		[{ range: { min: 10 } }, '10,100'],
		[{ range: { max: 0 } }, '0,0'],
		[{ range: {} }, undefined],
	])('of numbers, such as %p, are read as %p', (given, expected) => expect(read(parsers.numberRange({ min: 0, max: 100 }), given)).toBe(expected));
	test('of swapped numbers are refused', () =>
		expect(refusal(parsers.numberRange({ min: 0, max: 100 }), { range: { min: 9, max: 2 } })).toBe('"Minimum My Field" (9) is above "Maximum My Field" (2)'));
});

describe('values of expressions', () => {
	test.each([
		['lists in lists', [['192.0.2.1'], ['192.0.2.2', ['192.0.2.3']]], ['192.0.2.1', '192.0.2.2', '192.0.2.3']],
		['JSON text of a list', '["a","b"]', ['a', 'b']],
		['JSON text in an entry', ['["a","b"]', 'c'], ['a', 'b', 'c']],
		['numbers', [1, 1e21], ['1', '1000000000000000000000']],
		['text in brackets', '[phishing]', ['[phishing]']],
	])('%s', (_, given, expected) => {
		expect(read(parsers.textList, given)).toEqual(expected);
		expect(read(parsers.textRows, given)).toEqual(expected);
		expect(read(parsers.textLines, given)).toBe(expected.join('\n'));
		expect(read(parsers.commaList, given)).toBe(expected.join(','));
	});

	test.each([
		[1e21, '1000000000000000000000'],
		[1.2345e25, '12345000000000000000000000'],
		[1e-7, '0.0000001'],
		[-1.5e-25, '-0.00000000000000000000000015'],
		[-0, '0'],
		[12345678901234567890n, '12345678901234567890'],
		[0.5, '0.5'],
	])(
		'%p has no exponent',
		(given, expected) => expect(read(parsers.text, given)).toBe(expected),
	);

	test.each([NaN, Infinity, -Infinity])('%p is refused as text, in lists and as a number', (given) => {
		expect(refusal(parsers.text, given)).toBe(`"My Field" must be text, but it is ${given}`);
		for (const parser of [parsers.textList, parsers.textLines, parsers.commaList]) expect(refusal(parser, ['a', given])).toContain('must be text');
		expect(refusal(parsers.number(), given)).toContain('must be a whole number');
	});

	test.each([[true], [[5]], [{ value: 5 }], ['0x10'], ['1e3'], [1e21]])('%p is no whole number', (given) =>
		expect(refusal(parsers.number(), given)).toContain('must be a whole number'));

	test.each(['\ud83d', 'a\ude00b'])('half of a character, as in %j, is refused', (given) => {
		for (const parser of [parsers.text, parsers.textList, parsers.uuid]) expect(refusal(parser as parsers.Parser<unknown>, given)).toContain('has half of a character');
	});

	test.each([[Symbol('s'), 'a symbol'], [() => 1, 'a function']])('%p is told as what it is', (given, kind) => {
		expect(refusal(parsers.text, given)).toBe(`"My Field" must be text, but it is ${kind}`);
		expect(refusal(parsers.number(), given)).toContain(kind);
		expect(refusal(parsers.bool, given)).toContain(kind);
		expect(refusal(parsers.dateTime, given)).toContain(kind);
	});

	test('an object says which member to use', () => {
		for (const parser of [parsers.text, parsers.textList, parsers.commaList]) {
			const row = [{ name: '192.0.2.1', count: 3 }];
			expect(() => read(parser as parsers.Parser<unknown>, parser === parsers.text ? row[0] : row)).toThrow(
				expect.objectContaining({ cure: 'Use one of its members, such as .name.' }),
			);
		}
	});

	test('a value with a comma, at which the API would split it, is refused in filters only', () => {
		expect(refusal(parsers.commaList, ['Doe, John'])).toContain('has a comma in a value');
		expect(read(parsers.textRows, ['Doe, John'])).toEqual(['Doe, John']);
		expect(read(parsers.commaList, 'a, b')).toBe('a,b');
	});

	test.each([['High', 'high'], [' LOW ', 'low']])('the choice %p is %p', (given, expected) =>
		expect(read(parsers.oneOf('high', 'low'), given)).toBe(expected));

	const choices = { displayName: 'Choice', name: 'choice', type: 'options', default: '', options: [{ name: 'High', value: 'high' }] } as const;
	test.each(['options', 'multiOptions'] as const)('a field of %s takes no other value than its options', (type) => {
		const parser = parsers.parserOf({ ...choices, type, options: [...choices.options] });
		expect(read(parser, 'HIGH')).toBe('high');
		expect(refusal(parser, 'urgent')).toBe('"My Field" must be one of high, but it is "urgent"');
	});

	test('a range with another member is refused, since that end would be ignored', () => {
		expect(refusal(parsers.dateRange, { from: '2025-01-01', until: '2025-01-02' })).toBe('"My Field" is a range of from and to, but it has "until"');
		expect(refusal(parsers.numberRange({ min: 0, max: 9 }), { range: { gte: 5 } })).toBe('"My Field" is a range of min and max, but it has "gte"');
	});

	test.each([['5'], [5], [[5, 6]], [true]])('%p is no range', (given) => {
		expect(refusal(parsers.dateRange, given)).toContain('must be a range');
		expect(refusal(parsers.numberRange({ min: 0, max: 9 }), { range: given })).toContain('must be a range');
	});
});
