import fc from 'fast-check';

import { cutTo } from '../../nodes/Sekoia/engine/cut';
import type { JsonObject } from '../../nodes/shared/json';

const itemsOf = (jsons: JsonObject[]) => jsons.map((json, item) => ({ json, pairedItem: { item } }));
const cut = (jsons: JsonObject[], most: number) => cutTo(itemsOf(jsons), most).map(({ json }) => json as JsonObject);

describe('an answer for an AI model', () => {
	test('stays as it is when it fits', () => {
		const jsons: JsonObject[] = [{ a: 1 }, { b: 'x'.repeat(900) }];
		expect(cut(jsons, 1_000)).toEqual(jsons);
	});

	test('has the first of many results, and says how many there are', () => {
		const cutJsons = cut(Array.from({ length: 50 }, (_, at) => ({ at, text: 'x'.repeat(100) })), 2_000);
		const count = cutJsons.length - 1;
		expect(count).toBeGreaterThan(8);
		expect(cutJsons.slice(0, count).map(({ at }) => at)).toEqual(Array.from({ length: count }, (_, at) => at));
		expect(cutJsons[count]).toEqual({ hint: expect.stringContaining(`Only the first ${count} of 50 results are here`) as string });
		expect(cutTo(itemsOf(Array.from({ length: 50 }, () => ({ text: 'x'.repeat(100) }))), 2_000).every(({ pairedItem }) => pairedItem !== undefined)).toBe(true);
	});

	test('keeps the small members of a result that is too large, and says what is missing of the large ones', () => {
		const [result, ...others] = cut([{ total: 50, items: Array.from({ length: 50 }, () => ({ text: 'x'.repeat(100) })), note: 'y'.repeat(9_000), nested: { z: 'z'.repeat(9_000) } }], 4_000);
		expect(others).toEqual([]);
		expect(result).toMatchObject({ total: 50 });
		const { items, note, nested, hint } = result as { items: unknown[]; note: string; nested: { z: string }; hint: string };
		expect(items.length).toBeGreaterThan(3);
		expect(hint).toContain(`items: ${items.length} of 50 entries`);
		expect(hint).toContain(`note: ${note.length} of 9000 characters`);
		expect(hint).toContain(`nested.z: ${nested.z.length} of 9000 characters`);
	});

	test('is never longer than it may be, and never cut without saying so', () => {
		const json = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 }), { maxKeys: 20 });
		const long = fc.record({ text: fc.string({ minLength: 800, maxLength: 4_000, unit: 'grapheme' }), escaped: fc.constant('\u0001"\\'.repeat(900)) });
		const check = () => fc.assert(
			fc.property(fc.array(fc.oneof(json, long), { minLength: 1, maxLength: 30 }), fc.integer({ min: 2_000, max: 5_000 }), (given, most) => {
				const jsons = JSON.parse(JSON.stringify(given)) as JsonObject[];
				const output = cut(jsons, most);
				if (JSON.stringify(jsons).length <= most) return JSON.stringify(output) === JSON.stringify(jsons);
				return JSON.stringify(output).length <= most && typeof output.at(-1)!.hint === 'string';
			}),
			{ numRuns: 200 },
		);
		expect(check).not.toThrow();
	});
});
