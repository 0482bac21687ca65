import { shapeEvent, SIMPLIFIED_EVENT } from '../../nodes/Sekoia/resources/event/shapeEvent';
import type { JsonObject } from '../../nodes/shared/json';

const nested = (event: JsonObject) => shapeEvent(event, { isSimplified: false, isNested: true });

describe('nested objects', () => {
	test('are made of dotted names', () => {
		expect(nested({ 'host.name': 'a', 'host.ip': ['b'], message: 'c', 'a.b.c.d': 1 })).toEqual({
			host: { name: 'a', ip: ['b'] },
			message: 'c',
			a: { b: { c: { d: 1 } } },
		});
	});

	test.each<[string, JsonObject, JsonObject]>([
		['a value that has members, too', { a: 1, 'a.b': 2 }, { a: 1, 'a.b': 2 }],
		['the same in the other order', { 'a.b': 2, a: 1 }, { a: 1, 'a.b': 2 }],
		['deeper', { 'a.b': 1, 'a.b.c': 2, 'a.b.c.d': 3 }, { a: { b: 1 }, 'a.b.c': 2, 'a.b.c.d': 3 }],
		['null as the value', { a: null, 'a.b': 2 }, { a: null, 'a.b': 2 }],
		['a list as the value', { a: [1], 'a.0': 2 }, { a: [1], 'a.0': 2 }],
		['an object that lacks the member', { a: { c: 1 }, 'a.b': 2 }, { a: { c: 1, b: 2 } }],
		['an object that has the member', { a: { b: 1 }, 'a.b': 2 }, { a: { b: 1 }, 'a.b': 2 }],
		['names with empty parts', { '.': 1, 'a.': 2, '.a': 3 }, { '': { '': 1, a: 3 }, a: { '': 2 } }],
	])('lose nothing: %s', (_, event, expected) => {
		const before = structuredClone(event);
		expect(nested(event)).toEqual(expected);
		expect(event).toEqual(before);
	});

	test('do not reach what objects inherit', () => {
		const event = JSON.parse('{"__proto__.polluted": 1, "constructor.name": "x", "toString": 2, "__proto__": 3}') as JsonObject;
		const text = JSON.stringify(nested(event));
		expect(JSON.parse(text)).toEqual(JSON.parse('{"__proto__": 3, "__proto__.polluted": 1, "constructor": {"name": "x"}, "toString": 2}'));
		expect(({} as { polluted?: number }).polluted).toBeUndefined();
	});
});

test('only the fields asked for are kept, null where there is none', () => {
	expect(shapeEvent({ 'host.name': 'a', message: 'b' }, { isSimplified: false, fields: ['x.y', 'host.name'], isNested: false })).toEqual({ 'x.y': null, 'host.name': 'a' });
});

test('Simplify keeps what an event has of its members, and the fields asked for beside them', () => {
	const event = { 'customer.id': 1, 'host.name': 'a', __event_id: 'e', other: 2 };
	expect(shapeEvent(event, { isSimplified: true, isNested: false })).toEqual({ 'host.name': 'a', __event_id: 'e' });
	expect(shapeEvent(event, { isSimplified: true, fields: ['other'], isNested: true })).toEqual({ host: { name: 'a' }, __event_id: 'e', other: 2 });
	expect(new Set(SIMPLIFIED_EVENT).size).toBe(SIMPLIFIED_EVENT.length);
});
