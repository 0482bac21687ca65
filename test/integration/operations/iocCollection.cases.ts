import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { RecordedRequest, Simulator } from '../../simulator';
import { writeInput } from './inputFile';
import { allFields, also, byId, casesOf, fromList, requiredOnly, withFile } from './operationCase';

const DAY_MS = 86_400_000;

type World = Simulator['world'];

const collectionOf = (world: World) => world.intelligence.iocCollections[0]!;
const callTo = (id: string) => `POST /api/v2/inthreat/ioc-collections/${id}/indicators/text`;
const anyId = expect.any(String) as string;

/** Checks that the only request has this content, and that its indicators expire in so many days. */
const expiring = (days: number, content: IDataObject) => (requests: RecordedRequest[]) => {
	expect(requests).toHaveLength(1);
	const { valid_until: until, ...rest } = requests[0]!.body as { valid_until: string };
	expect(rest).toEqual(content);
	expect(until).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
	expect(Math.abs(Date.parse(until) - Date.now() - days * DAY_MS)).toBeLessThan(60_000);
};

/** A case in which indicators of one type make one request. */
const sent = (title: string, indicatorType: string, format: string, indicators: unknown, lines: string[]) =>
	also(title, ({ world }) => {
		const { id } = collectionOf(world);
		const items = [{ json: { indicators } }] as INodeExecutionData[];
		return {
			parameters: { iocCollectionId: byId(id), indicatorType, indicators: '={{ $json.indicators }}' },
			items,
			requests: [{ call: callTo(id), body: { indicators: lines.join('\n'), format } }],
			output: (output) => expect(output).toEqual([{ success: true, added: lines.length, task_ids: [anyId] }]),
			afterwards: () => expect(collectionOf(world).indicators.map(({ value }) => value)).toEqual(lines),
		};
	});

/** Cases of the operations on IOC collections. */
export const iocCollectionCases = casesOf('iocCollection', {
	addIndicators: [
		allFields(({ world }) => {
			const { id, name } = collectionOf(world);
			return {
				parameters: {
					iocCollectionId: fromList(id, name),
					indicatorType: 'url',
					inputMode: 'text',
					indicators: '={{ $json.urls }}',
					additionalFields: { validFor: 30 },
				},
				items: [{ json: { urls: ['https://bad.example/a,b', ' https://bad.example/c '] } }],
				requests: expiring(30, { indicators: 'https://bad.example/a,b\nhttps://bad.example/c', format: 'url.value' }),
				output: [{ success: true, added: 2, task_ids: [anyId] }],
				afterwards: () =>
					expect(collectionOf(world).indicators).toMatchObject([
						{ value: 'https://bad.example/a,b', format: 'url.value', valid_until: anyId },
						{ value: 'https://bad.example/c', format: 'url.value', valid_until: anyId },
					]),
			};
		}, 'a list from an expression'),
		allFields(({ world }) => {
			const { id } = collectionOf(world);
			return {
				parameters: {
					iocCollectionId: byId(id),
					indicatorType: 'domain',
					inputMode: 'binary',
					binaryPropertyName: 'found',
					additionalFields: { validFor: 1 },
				},
				items: [withFile('\uFEFFbad.example\r\n\r\nworse.example\r\n', 'domains.txt', 'found')],
				requests: expiring(1, { indicators: 'bad.example\nworse.example', format: 'domain-name.value' }),
				output: [{ success: true, added: 2 }],
			};
		}, 'a file of the item'),
		allFields(({ world }) => {
			const { id } = collectionOf(world);
			const body = { indicators: 'eve@bad.example', format: 'email-addr.value' };
			return {
				parameters: {
					iocCollectionId: byId(id),
					indicatorType: 'email',
					inputMode: 'path',
					indicatorsPath: writeInput('mails.txt', 'eve@bad.example\n'),
					additionalFields: {},
				},
				requests: [{ call: callTo(id), body }],
				output: [{ success: true, added: 1 }],
			};
		}, 'a file on disk'),
		requiredOnly(({ world }) => {
			const { id } = collectionOf(world);
			return {
				parameters: { iocCollectionId: byId(id), indicators: '203.0.113.9\n2001:db8::1\n\n198.51.100.7' },
				requests: [
					{ call: callTo(id), body: { indicators: '203.0.113.9\n198.51.100.7', format: 'ipv4-addr.value' } },
					{ call: callTo(id), body: { indicators: '2001:db8::1', format: 'ipv6-addr.value' } },
				],
				output: (output) => expect(output).toEqual([{ success: true, added: 3, task_ids: [anyId, anyId] }]),
				afterwards: () => expect(collectionOf(world).indicators).toHaveLength(3),
			};
		}),
		sent('IPv6 addresses only', 'IP address', 'ipv6-addr.value', '2001:db8::1', ['2001:db8::1']),
		sent('hashes of one file on one line', 'hash', 'file.hashes', 'aa,bb\ncc', ['aa,bb', 'cc']),
		sent('several indicators in one entry, one of them twice', 'domain', 'domain-name.value', ['a.example\nb.example', 'a.example'], [
			'a.example',
			'b.example',
		]),
	],
});
