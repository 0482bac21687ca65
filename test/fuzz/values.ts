import fc from 'fast-check';
import { DateTime } from 'luxon';

/** What an expression may give when there is nothing; for a filter it must not mean "all". */
export const NOTHING: unknown[] = [undefined, null, '', ' ', '\t\n', [], [null], [''], [[]], [[null]]];

/** Values that are known to go wrong somewhere. */
const HOSTILE: unknown[] = [
	...NOTHING,
	NaN, Infinity, -Infinity, -0, 0, -1, 1.5, 1e21, 1e-7, 2 ** 53 + 2, Number.MAX_VALUE,
	true, false, {}, { toString: 1 }, { nested: { deep: [1] } }, { value: 'x' }, { __proto__: null }, [{}], [[['deep']]], ['a', null, 'b'],
	new Date(), new Date(NaN), new Date(8.64e15), DateTime.utc(2025, 1, 31), DateTime.invalid('no'),
	'..', '.', '../../x', '%2e%2e', 'a/../b', 'a?x=1', 'a#b', '//127.0.0.2/x', 'http://127.0.0.2/', 'a\r\nX-Evil: 1', 'a\u0000b', '\u202Eabc', '\uD83D', 'x\uDE00',
	'__proto__', 'constructor', 'toString', '["a","b"]', '{"a":1}', '[', '{', 'null', 'undefined', 'NaN', '[object Object]', 'true', '1e3', '0x10', '١٢',
	'a,b', ',', ',,', 'a\nb', '2025-02-30', '2025-01-31', 'last 7', '-24h', 'now', '-1', '9'.repeat(30), 'x'.repeat(5_000), '😀', 'é', '="x"', '={{ 1 }}', '{{ $json }}',
	'<script>', "'; DROP", 'ALq7Rk2pXw9d', 'CAs3jT8mQz5b', '7c9e6679-7425-40de-944b-e07fc1f90ae7', '203.0.113.9',
];

/** A word that no tenant has, so that it can be found in a request. */
export const word = fc.stringMatching(/^zq[a-z0-9]{8}$/);

/** Any value that an expression can give. */
export const anyValue: fc.Arbitrary<unknown> = fc.oneof(
	{ weight: 6, arbitrary: fc.constantFrom(...HOSTILE) },
	{ weight: 3, arbitrary: word },
	{ weight: 1, arbitrary: fc.array(word, { minLength: 1, maxLength: 4 }) },
	{ weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
	{ weight: 1, arbitrary: fc.double() },
	{ weight: 1, arbitrary: fc.integer() },
	{ weight: 1, arbitrary: fc.date({ noInvalidDate: false }) },
	{ weight: 2, arbitrary: fc.anything({ maxDepth: 2, withDate: true, withNullPrototype: true }) },
);
