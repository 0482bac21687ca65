import { InputError, inputError, shown } from '../../nodes/shared/inputError';
import * as parsers from '../../nodes/shared/fields/parsers';

const uuid = '7c9e6679-7425-40de-944b-e07fc1f90ae7';
const hostile: unknown[] = [
	0, -1, 1.5, 1e21, NaN, Infinity, -0, 10n, true, false, 'x', ' \n ', 'two\nlines', 'a,b', ['a,b'], [], [[]], [null], [{ a: 1 }], ['x', uuid], {}, { a: 1 },
	{ name: 'x' }, { value: null }, { range: 7 }, { range: [] }, { from: 'x' }, { from: '2025-02-01', to: '2025-01-01' }, { min: 9, max: 1 }, { row: {} },
	uuid, '..', 'https://app.sekoia.io/intelligence', 'ftp://x', '{', '[1,', '{"a":\n1', '2025-02-30', 'last 7', new Date(NaN), () => 1, Symbol('s'), 'y'.repeat(100_000),
];

/** Every parser; those that have to be made are made once. */
const all: Array<[name: string, parser: parsers.Parser<unknown>]> = Object.entries({
	...(parsers as unknown as Record<string, parsers.Parser<unknown>>),
	parserOf: parsers.parserOf({ displayName: '', name: '', type: 'options', default: '', options: [{ name: 'A', value: 'a' }] }),
	number: parsers.number({ min: 1, max: 9 }),
	numberRange: parsers.numberRange({ min: 1, max: 9 }),
	shortText: parsers.shortText(3),
	longText: parsers.longText(5),
	oneOf: parsers.oneOf('a', 'b'),
	listOf: parsers.listOf(parsers.uuid),
	joined: parsers.joined(parsers.textList),
	rows: parsers.rows('row'),
}).filter(([name]) => !['unwrap', 'isLocator', 'momentOf', 'parseJsonText', 'plainJson', 'filledIn'].includes(name));

/** What a parser throws for a value; undefined when it takes it. */
function thrown(parser: parsers.Parser<unknown>, value: unknown): unknown {
	try {
		parser(value, { label: 'My Field', timezone: 'Europe/Paris' });
	} catch (error) {
		return error;
	}
	return undefined;
}

test('there are many parsers, and most of them refuse something', () => {
	const refusing = all.filter(([, parser]) => hostile.some((value) => thrown(parser, value) !== undefined));
	expect(refusing.length).toBeGreaterThan(20);
});

test.each(all)('%s refuses in one line that names the field, and says what to do', (_, parser) => {
	for (const error of hostile.map((value) => thrown(parser, value)).filter((one) => one !== undefined)) {
		expect(error).toBeInstanceOf(InputError);
		const { message, cure } = error as InputError;
		expect(message).toMatch(/^"[^"\n]*My Field[^\n]*$/);
		expect(message).not.toContain('[object');
		expect(message.length).toBeLessThan(500);
		expect(cure).toMatch(/^[A-Z"][^\n]*\.$/);
	}
});

test('a message is one line, whatever value it shows', () => {
	expect(inputError('"Name" is not\n\ta "UUID"\r\n', 'Cure.').message).toBe('"Name" is not a "UUID"');
	expect([[], {}, new Date(), 'x', 7, null, undefined, 'y'.repeat(1_000)].map(shown)).toEqual([
		'a list', 'an object', 'an object', '"x"', '"7"', '"null"', '"undefined"', `"${'y'.repeat(200)}..."`,
	]);
});
