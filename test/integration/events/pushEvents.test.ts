import type { IDataObject } from 'n8n-workflow';

import { errorOf, outputOf } from '../../harness/engine';
import { credentialFor, useSimulator } from '../../harness/simulated';
import type { Json, Simulator } from '../../simulator';
import { writeInput } from '../operations/inputFile';
import { withFile } from '../operations/operationCase';
import { batchesTo, eventsSentTo, pushRun } from './eventRuns';

let simulator: Simulator;
useSimulator({ alerts: 5, events: 10 }, (started) => (simulator = started));

const push = (parameters: IDataObject, json: IDataObject = {}) => pushRun(simulator, parameters, { items: [{ json }] });
/** The events that the intake receives of a value from an expression. */
const sentOf = async (value: Json) => {
	await outputOf(push({ events: '={{ $json.value }}' }, { value } as IDataObject));
	return eventsSentTo(simulator);
};

const pretty = '{\n  "id": 9007199254740993,\n  "n": 1.0\n}';

describe('Events', () => {
	test.each<[string, Json, string[]]>([
		['an object', { 'source.ip': '192.0.2.1' }, ['{"source.ip":"192.0.2.1"}']],
		['a list', [{ a: 1 }, 'plain', { b: [2] }], ['{"a":1}', 'plain', '{"b":[2]}']],
		['lists in a list', [[{ a: 1 }], [[{ b: 2 }], 'c']], ['{"a":1}', '{"b":2}', 'c']],
		['no events', [], []],
		['a number', 42, ['42']],
		['null in an event', { a: null }, ['{"a":null}']],
		['a line of a log', ' Jan 31 sshd: failed', [' Jan 31 sshd: failed']],
		['lines of a log', 'one\r\ntwo\n', ['one', 'two']],
		['a text of several lines in a list', ['one\ntwo'], ['one\ntwo']],
		['JSON text with numbers that JavaScript cannot hold', '{"id":9007199254740993,"n":1.0,"m":1e400}', ['{"id":9007199254740993,"n":1.0,"m":1e400}']],
		['a list as JSON text', '[{"id":9007199254740993}, {"n": 1.0},"x"]', ['{"id":9007199254740993}', '{"n": 1.0}', 'x']],
		['an object over lines', pretty, [pretty]],
		['objects over lines', `${pretty}\n${pretty}`, [pretty, pretty]],
	])('takes %s', async (_, value, expected) => {
		expect(await sentOf(value)).toEqual(expected);
	});

	test.each<[string, unknown, string]>([
		['nothing', undefined, '"Events" is empty'],
		['null', null, '"Events" is empty'],
		['blanks', ' \n', '"Events" is empty'],
		['null in a list', [{ a: 1 }, null], 'Event 1 in "Events" is empty'],
		['blanks in a list', [' '], 'Event 0 in "Events" is empty'],
		['a list that is cut off', '[{"a":1},', 'The JSON list in "Events" is cut off after 1 events'],
		['an object over lines that is cut off', '{\n "a": 1,', 'The JSON object that begins in line 1 of "Events" is cut off'],
	])('refuses %s', async (_, value, message) => {
		const error = await errorOf(push({ events: '={{ $json.value }}' }, { value } as IDataObject));
		expect(error.message).toContain(message);
		expect(error.description).toMatch(/\w/);
	});

	test.each([
		['={{ NaN }}', 'Event 0 in "Events" holds NaN'],
		['={{ [{ a: { b: 1 / 0 } }] }}', 'Event 0 in "Events" holds Infinity in "a.b", which JSON cannot carry'],
		['={{ [1, undefined] }}', 'Event 1 in "Events" is empty'],
	])('refuses %s', async (events, message) => {
		expect((await errorOf(push({ events }))).message).toContain(message);
		expect(batchesTo(simulator)).toEqual([]);
	});

	test('alone are sent, and not the item beside them', async () => {
		await outputOf(push({ events: [{ a: 1 }] }, { item: 'is not sent' }));
		expect(eventsSentTo(simulator)).toEqual(['{"a":1}']);
	});
});

describe('Additional Event', () => {
	const event = 'import started\n  by n8n\n';

	test.each([
		['text of several lines, as it is', event, [event, 'x']],
		['an object', { a: 1 }, ['{"a":1}', 'x']],
		['a list', [{ a: 1 }, ['b']], ['{"a":1}', 'b', 'x']],
		['a list as JSON text', '[{"id":9007199254740993}]', ['{"id":9007199254740993}', 'x']],
		['an object as JSON text', ` ${pretty}`, [` ${pretty}`, 'x']],
	])('is sent first: %s', async (_, value, expected) => {
		await outputOf(push({ events: 'x', options: { event: '={{ $json.value }}' } }, { value } as IDataObject));
		expect(eventsSentTo(simulator)).toEqual(expected);
	});

	test('that comes to nothing is an error', async () => {
		const error = await errorOf(push({ events: 'x', options: { event: '={{ $json.nope }}' } }));
		expect(error.message).toBe('"Additional Event" came to nothing');
	});

	test('goes with a file', async () => {
		await outputOf(push({ inputMode: 'path', eventsPath: writeInput('a.log', 'x\n'), options: { event: 'first' } }));
		expect(eventsSentTo(simulator)).toEqual(['first', 'x']);
	});
});

const utf16 = Buffer.from('\uFEFF{"user":"Jürgen"}\r\n{"user":"東京"}\r\n', 'utf16le');

describe('a file', () => {
	test.each([
		['in UTF-16, as Windows PowerShell writes it', utf16, ['{"user":"Jürgen"}', '{"user":"東京"}']],
		['in UTF-8 with a mark', Buffer.from('\uFEFF[{"id":9007199254740993},{"n":1.0}]'), ['{"id":9007199254740993}', '{"n":1.0}']],
		['of one object over lines', Buffer.from(`${pretty}\n`), [pretty]],
		['of objects over lines', Buffer.from(`${pretty}\n${pretty}\n`), [pretty, pretty]],
	])('%s is read, from the item and from disk', async (_, content, expected) => {
		const { intakeFrom, ...binary } = { intakeFrom: 'key', inputMode: 'binary' };
		await outputOf(pushRun(simulator, { ...binary, intakeFrom, options: { gzip: true } }, { items: [withFile(content, 'a.log')] }));
		await outputOf(push({ inputMode: 'path', eventsPath: writeInput('a.log', content) }));
		expect(simulator.world.intakeEvents.slice(-2 * expected.length).map(({ raw }) => raw)).toEqual([...expected, ...expected]);
	});

	test('that is one event keeps its lines, but for the break at its end', async () => {
		await outputOf(push({ inputMode: 'path', eventPath: writeInput('event.txt', 'one\n  two\n') }));
		expect(eventsSentTo(simulator)).toEqual(['one\n  two']);
	});

	test.each([
		['eventsPath', 'Events File Path'],
		['eventPath', 'Event File Path'],
	])('in another encoding is refused, naming the field of %s', async (parameter, label) => {
		const path = writeInput('latin.log', Buffer.from('J\xfcrgen\n', 'latin1'));
		const error = await errorOf(push({ inputMode: 'path', [parameter]: path }));
		expect(error.message).toBe(`"${label}" (latin.log) is not UTF-8 text; it is probably Windows-1252 (Latin-1)`);
		expect(error.description).toContain('Save it as UTF-8');
		expect(batchesTo(simulator)).toEqual([]);
	});

	test('neither one event nor several is an error', async () => {
		const error = await errorOf(push({ inputMode: 'path' }));
		expect(error.message).toBe('"Event File Path" and "Events File Path" are both empty');
	});
});

describe('Intake Server', () => {
	/** A push without the option. */
	const pushTo = (intakeUrl: string) => ({
		parameters: { resource: 'event', operation: 'pushToIntake', intakeFrom: 'key', intakeKey: simulator.intakeKey, events: 'x' },
		credential: credentialFor(simulator, { intakeUrl }),
	});

	test('is by default where the credential says', async () => {
		await outputOf(pushTo(simulator.intakeUrl));
		expect(eventsSentTo(simulator)).toEqual(['x']);
	});

	test('must be given when the credential does not tell it', async () => {
		const error = await errorOf(pushTo(''));
		expect(error.message).toContain('so the address of its intakes is not known');
		expect(error.description).toContain('the Intake Server in the node');
	});

	test.each(['', '/', '/batch', '/batch/'])('may end with %p', async (end) => {
		await outputOf(push({ events: 'x', options: { intakeServer: `${simulator.intakeUrl}${end}` } }));
		expect(batchesTo(simulator)[0]!.path).toBe('/api/v1/intake-http/batch');
	});

	test.each([
		['a query', '?intake_key=5d7c1f0a', 'must end after the path, but it has a query'],
		['a fragment', '#5d7c1f0a', 'must end after the path, but it has a fragment'],
	])('with %s is refused without showing it', async (_, end, message) => {
		const error = await errorOf(push({ events: 'x', options: { intakeServer: simulator.intakeUrl + end } }));
		expect(error.message).toBe(`"Intake Server" ${message}`);
		expect(`${error.message} ${error.description}`).not.toContain('5d7c1f0a');
		expect(batchesTo(simulator)).toEqual([]);
	});

	test.each([
		['https://user:5d7c1f0a@intake.sekoia.io', '"Intake Server" must not contain a user name or password'],
		['ftp://intake.sekoia.io', '"Intake Server" must start with https:// or http://'],
		['the intake', '"Intake Server" is not a URL'],
		['={{ $json.nope }}', '"Intake Server" came to nothing'],
	])('%p is refused', async (intakeServer, message) => {
		const error = await errorOf(push({ events: 'x', options: { intakeServer } }));
		expect(error.message).toContain(message);
		expect(`${error.message} ${error.description}`).not.toContain('5d7c1f0a');
	});
});
