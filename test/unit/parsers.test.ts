import { InputError } from '../../nodes/shared/inputError';
import * as parsers from '../../nodes/shared/fields/parsers';

const reading = { label: 'My Field', timezone: 'Europe/Paris' };
const read = <Value>(parser: parsers.Parser<Value>, value: unknown) => parser(value, reading);

/** The message with which a value is refused. */
function refusal(parser: parsers.Parser<unknown>, value: unknown): string {
	try {
		read(parser, value);
	} catch (error) {
		if (error instanceof InputError) return error.message;
		throw error;
	}
	throw new Error(`${JSON.stringify(value)} was accepted`);
}

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
	test('of short IDs refuse a UUID', () => {
		expect(read(parsers.caseShortId, 'https://app.sekoia.io/operations/cases/CAs3jT8mQz5b')).toBe('CAs3jT8mQz5b');
		expect(refusal(parsers.caseShortId, uuid)).toBe(`"My Field" must be a short ID here, not a UUID: "${uuid}"`);
	});
	test('of UUIDs name the invalid one', () => expect(refusal(parsers.uuidList, [uuid, 'x'])).toBe('"My Field" is not a UUID: "x"'));
});

describe('IDs', () => {
	test.each([uuid, uuid.toUpperCase(), 'ALq7Rk2pXw9d'])('the alert %p is accepted', (id) => expect(read(parsers.alertId, id)).toBe(id));
	test.each([
		'https://app.sekoia.io/operations/alerts/ALq7Rk2pXw9d',
		'https://app.fra2.sekoia.io/sic/alerts/ALq7Rk2pXw9d?tab=events#x',
	])('the ID of an alert is taken from the address %p', (url) => expect(read(parsers.alertId, url)).toBe('ALq7Rk2pXw9d'));
	test('the value of a resource locator is accepted', () =>
		expect(read(parsers.alertId, { __rl: true, mode: 'id', value: 'ALq7Rk2pXw9d' })).toBe('ALq7Rk2pXw9d'));
	test.each(['AL', 'XXq7Rk2pXw9d', '7c9e6679', '../alerts', 'ALq7/../x', `${uuid}/x`])('the alert %p is refused', (id) =>
		expect(refusal(parsers.alertId, id)).toContain('neither a UUID nor a short ID'));
	test.each(['.', '..'])('the path segment %p is refused', (id) => expect(refusal(parsers.pathSegment, id)).toContain('is not an ID'));
});

describe('times', () => {
	test.each([
		['2025-01-31T08:00:00Z', '2025-01-31T08:00:00.000Z'],
		['2025-01-31T08:00:00+02:00', '2025-01-31T06:00:00.000Z'],
		['2025-01-31T08:00:00', '2025-01-31T07:00:00.000Z'],
		[new Date(0), '1970-01-01T00:00:00.000Z'],
	])('the date %p is read as %p, without an offset in the time zone of the workflow', (given, expected) =>
		expect(read(parsers.dateTime, given)).toBe(expected));
	test.each([
		['-15m', '-15m'],
		['+3D', '+3D'],
		['now', 'now'],
		[' -2w ', '-2w'],
		['2025-01-31', '2025-01-31T00:00:00.000Z'],
		['2025-01-31 08:15:30.250', '2025-01-31T08:15:30.250Z'],
		['2025-01-31T08:15:30+02:00', '2025-01-31T06:15:30.000Z'],
	])('the search time %p is read as %p, without an offset in UTC', (given, expected) =>
		expect(read(parsers.searchTime, given)).toBe(expected));
	test.each(['-15', '15m', '-1y', '@d', 'yesterday', '-1mo'])('the search time %p is refused', (given) =>
		expect(refusal(parsers.searchTime, given)).toBe(`"My Field" is not a time: "${given}"`));
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
		expect(refusal(parsers.dateRange, range('2025-01-02T00:00:00Z', '2025-01-01T00:00:00Z'))).toMatch(/From .* is after To/));
	test.each([
		[{ range: { min: 10, max: 20 } }, '10,20'],
		[{ range: { min: 10 } }, '10,100'],
		[{ range: { max: 0 } }, '0,0'],
		[{ range: {} }, undefined],
	])('of numbers, such as %p, are read as %p', (given, expected) => expect(read(parsers.numberRange({ min: 0, max: 100 }), given)).toBe(expected));
	test('of swapped numbers are refused', () =>
		expect(refusal(parsers.numberRange({ min: 0, max: 100 }), { range: { min: 9, max: 2 } })).toBe('"My Field": Min (9) is above Max (2)'));
});

describe('JSON', () => {
	test('is accepted as text or as an object', () => {
		expect(read(parsers.jsonObject, '{"a": [1, null]}')).toEqual({ a: [1, null] });
		expect(read(parsers.jsonObject, { a: 1 })).toEqual({ a: 1 });
	});
	test('that is invalid is refused with the place of the error', () => {
		expect(refusal(parsers.json, '{\n  "a": 1,\n  oops\n}')).toMatch(/"My Field" is not valid JSON \(line 3, column 3/);
		expect(refusal(parsers.json, '{"a": ')).toMatch(/is not valid JSON/);
	});
	test('of the wrong kind is refused', () =>
		expect(refusal(parsers.jsonObject, '[1]')).toBe('"My Field" must be a JSON object, but it is a list'));
});

test.each(['ftp://x', 'x', 'http://', 'javascript:alert(1)'])('%p is refused as an HTTP address', (given) =>
	expect(refusal(parsers.httpUrl, given)).toMatch(/must be an address/));
