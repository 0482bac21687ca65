import { parseJsonText, textList } from '../../nodes/shared/fields/parsers';
import { requireExactNumbers } from '../../nodes/shared/fields/parsers/exactNumbers';
import { expectLinear } from '../harness/growth';

const label = 'My Field';

test.each(['9007199254740993', '-9007199254740993', '12345678901234567890', '1152921504606846976', '1e999', '-1E+400', '1000000000000000000000000'])(
	'%s would not stay as it is, so that it is refused wherever it stands',
	(number) => {
		for (const json of [number, `[${number}]`, `{"a":{"b":[1,${number}]}}`, `{"text \\"9\\" ":"x","n": ${number}\n}`]) {
			expect(() => parseJsonText(json, label)).toThrow(`"My Field" holds the number ${number}, which n8n cannot hold exactly`);
		}
		expect(() => textList(`["a", ${number}]`, { label, timezone: 'UTC' })).toThrow(`holds the number ${number}`);
	},
);

test.each([
	'9007199254740991',
	'-9007199254740991',
	'9007199254740992',
	'0.30000000000000004',
	'0.12345678901234567890',
	'1e21',
	'1.5e+300',
	'"9007199254740993"',
	'{"9007199254740993": "\\\\\\"9007199254740993, 1e999"}',
	'["\\\\", "9007199254740993"]',
])('%s is taken', (json) => {
	expect(parseJsonText(json, label)).toEqual(JSON.parse(json));
});

test('looking for such numbers takes a time that grows with the text', async () => {
	const text = (count: number) => JSON.stringify(Array.from({ length: count }, (_, index) => ({ id: '1'.repeat(20), [`\\"${index}`]: index })));
	const texts = { 3000: text(3_000), 30000: text(30_000) } as Record<number, string>;
	await expectLinear(3_000, (count) => requireExactNumbers(texts[count]!, label));
});
