import { RecordSplitter, recordsOf } from '../../nodes/Sekoia/engine/records';

const read = (text: string) => [...recordsOf(text, '"Events"', 'event')];

/** The same, with the text in pieces of a few characters, so that they end within words and values. */
function readInPieces(text: string, size: number): string[] {
	const splitter = new RecordSplitter('"Events"', 'event');
	const pieces = Array.from({ length: Math.ceil(text.length / size) }, (_, at) => text.slice(at * size, (at + 1) * size));
	return [...pieces.flatMap((piece) => [...splitter.push(piece)]), ...splitter.end()];
}

const pretty = JSON.stringify({ a: { b: [1, '}{'] }, c: 'x\n"' }, null, 2);

describe('the records of a text are', () => {
	test.each([
		['no records', '', []],
		['no records in blank lines', ' \n\r\n\t', []],
		['the elements of a list', ' [{"a":1}, "b" ,3]\n', ['{"a":1}', 'b', '3']],
		['no elements', '[ ]', []],
		['the elements of a list over lines', '[\n  {"a": 1},\n  {"b": 2}\n]\n', ['{"a": 1}', '{"b": 2}']],
		['the elements of lists in a list', '[[{"a":1},[["b"]]],[],[3,[]]]', ['{"a":1}', 'b', '3']],
		['the elements of lists one after the other', '[1]\n[2, 3]', ['1', '2', '3']],
		['numbers as they are written', '[9007199254740993, {"n":1.0,"m":1e3}]', ['9007199254740993', '{"n":1.0,"m":1e3}']],
		['texts without their quotes', '["a \\"b\\" \\u00e9"]', ['a "b" é']],
		['texts that look like other things', '["null","[","1"]', ['null', '[', '1']],
		['one object over lines', `${pretty}\n`, [pretty]],
		['objects over lines', `${pretty}\n${pretty}\n\n{"d":1}\n${pretty}`, [pretty, pretty, '{"d":1}', pretty]],
		['objects over lines that end with CRLF', '{\r\n "a": 1\r\n}\r\n{\r\n}\r\n', ['{\r\n "a": 1\r\n}', '{\r\n}']],
		['objects without anything between them', `{"a":1}{"b":2} {"c":3}\n${pretty}${pretty}`, ['{"a":1}', '{"b":2}', '{"c":3}', pretty, pretty]],
		['lines of JSON', '{"n":1.0}\r\n{"n":9007199254740993}\n', ['{"n":1.0}', '{"n":9007199254740993}']],
		['lines of text, with their blanks', '  Jan 31 sshd: failed [1]\n\n\tat line 2 ', ['  Jan 31 sshd: failed [1]', '\tat line 2 ']],
		['lines of text that begin with brackets', '[error] x\n[2] y', ['[error] x', '[2] y']],
		['lines with a time in brackets', '[2025-01-31 08:00:00] x\n[31/Jan/2025:08:00:00 +0100] y', ['[2025-01-31 08:00:00] x', '[31/Jan/2025:08:00:00 +0100] y']],
		['lines of a kernel', '[    0.000000] Linux version\n[12.5] usb', ['[    0.000000] Linux version', '[12.5] usb']],
		['lines with braces', '{unit} started\n{"a": cut off\n{"a":1} and more', ['{unit} started', '{"a": cut off', '{"a":1} and more']],
		['all after a byte order mark', '\uFEFF{"a":1}\n{"b":2}', ['{"a":1}', '{"b":2}']],
	])('%s', (_, text, expected) => {
		expect(read(text)).toEqual(expected);
		for (const size of [1, 2, 3, 7]) expect(readInPieces(text, size)).toEqual(expected);
	});
});

describe('a text is refused', () => {
	test.each([
		['with a list that is cut off', '[{"a":1},{"b":', 'The JSON list in "Events" is cut off after 1 events'],
		['with a text in a list that does not end', '["a', 'The JSON list in "Events" is cut off after 0 events'],
		['with an element that is no JSON', '[{"a":1},{b:2}]', 'Event 1 in "Events" is not valid JSON'],
		['with an element that is missing', '[1,,2]', 'Event 1 in "Events" is not valid JSON'],
		['with a comma too many', '["a",]', 'Event 1 in "Events" is not valid JSON'],
		['with a comma that is missing', '[["a"] "b"]', 'Event 1 in "Events" is not valid JSON'],
		['with lists without a comma', '[["a"]["b"]]', 'Event 1 in "Events" is not valid JSON'],
		['with null in a list', '["a",null]', 'Event 1 in "Events" is empty'],
		['with a blank text in a list', '[" "]', 'Event 0 in "Events" is empty'],
		['with something after a list', '["a"] and more', 'After the JSON list in "Events" there is something else'],
		['with an object over lines that is cut off', `{"z":1}\n${pretty.slice(0, -2)}`, 'The JSON object that begins in line 2 of "Events" is cut off'],
		['with an object over lines that is no JSON', '{\n a: 1\n}', 'The JSON object that begins in line 1 of "Events" is not valid JSON'],
		['with a text over lines', '{\n "a": "b\n"}', 'The JSON object that begins in line 1 of "Events" is not valid JSON'],
		['with objects over lines and commas between', `${pretty},\n${pretty}`, 'The JSON object that begins in line 1 of "Events" is followed by ","'],
	])('%s', (_, text, message) => {
		expect(() => read(text)).toThrow(message);
		for (const size of [1, 5]) expect(() => readInPieces(text, size)).toThrow(message);
	});
});

const long = 'x'.repeat(1_000_000);

test.each([
	['a list', `["`, long],
	['an object', '{\n', `"${long}":1,\n`],
	['a line', '', long],
])('%s that never ends does not fill the memory', (_, start, more) => {
	const splitter = new RecordSplitter('"Events"', 'event');
	expect(() => {
		[...splitter.push(start.padEnd(5_000))];
		for (let pieces = 0; pieces < 100; pieces++) [...splitter.push(more)];
	}).toThrow('does not end');
});
