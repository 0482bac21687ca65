import { inputError, shown } from '../../nodes/shared/inputError';
import { segment } from '../../nodes/shared/http/segment';
import * as parsers from '../../nodes/shared/fields/parsers';
import { read, refusal } from './parsing';

describe('JSON', () => {
	test('is accepted as text or as an object', () => {
		expect(read(parsers.jsonObject, '{"a": [1, null]}')).toEqual({ a: [1, null] });
		expect(read(parsers.jsonObject, { a: 1 })).toEqual({ a: 1 });
	});
	test('carries what knows how to write itself, and keeps every member', () => {
		const given = { at: new Date(0), list: [{ 'no value': undefined, none: null }] };
		expect(JSON.stringify(read(parsers.json, given))).toBe('{"at":"1970-01-01T00:00:00.000Z","list":[{"none":null}]}');
		expect(JSON.stringify(read(parsers.json, JSON.parse('{"__proto__": {"a": 1}}')))).toBe('{"__proto__":{"a":1}}');
	});
	const cyclic: Record<string, unknown> = {};
	cyclic.self = [cyclic];
	let deep: unknown = 1;
	for (let depth = 0; depth < 600; depth++) deep = [deep];
	test.each([
		[{ a: { b: [1, NaN] } }, 'holds NaN in "a.b[1]"'],
		[[undefined], 'holds nothing in "[0]"'],
		[{ f: () => 1 }, 'holds a function in "f"'],
		[{ s: Symbol('s') }, 'holds a symbol in "s"'],
		[Symbol('s'), 'holds a symbol,'],
		[{ n: 1n }, 'holds a number without limits (BigInt) in "n"'],
		[{ at: new Date(NaN) }, 'holds a date that does not exist in "at"'],
		[{ m: new Map([['a', 1]]) }, 'holds a value of the kind Map in "m"'],
		[cyclic, 'holds an object that is part of itself in "self[0]"'],
		[deep, 'more than 500 deep'],
	])('refuses what JSON would drop or change without a word: %#', (given, message) => expect(refusal(parsers.json, given)).toContain(message));
	test('that is invalid is refused with the place of the error', () => {
		expect(refusal(parsers.json, '{\n  "a": 1,\n  oops\n}')).toMatch(/"My Field" is not valid JSON \(line 3, column 3/);
		expect(refusal(parsers.json, '{"a": ')).toMatch(/is not valid JSON/);
	});
	test('of the wrong kind is refused', () =>
		expect(refusal(parsers.jsonObject, '[1]')).toBe('"My Field" must be a JSON object, but it is a list'));
});

test.each(['ftp://x', 'x', 'http://', 'javascript:alert(1)'])('%p is refused as an HTTP address', (given) =>
	expect(refusal(parsers.httpUrl, given)).toMatch(/must be an address/));

describe('messages', () => {
	test('are one readable line, whatever a value holds', () => {
		const { message, cure } = inputError('a\u0007\r\nb\u202Ec\ud800', 'd\0e');
		expect([message, cure]).toEqual(['a\\u0007 b\\u202ec\\ud800', 'd\\u0000e']);
	});
	test('do not cut a text within a character', () => {
		expect(shown(`${'x'.repeat(199)}😀`)).toBe(`"${'x'.repeat(199)}..."`);
		expect(shown(`${'x'.repeat(198)}😀!`)).toBe(`"${'x'.repeat(198)}😀..."`);
	});
});

test.each(['.', '..'])('the path segment %p is refused', (id) => expect(() => segment(id, 'My Field')).toThrow('"My Field" is not an ID'));
test.each([['%2e%2e', '%252e%252e'], ['../x', '..%2Fx'], ['a?b#c', 'a%3Fb%23c']])('%p stays one segment of a path', (id, encoded) => expect(segment(id)).toBe(encoded));
