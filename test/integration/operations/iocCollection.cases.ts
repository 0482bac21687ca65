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
const sent = (title: string, indicatorType: string, format: string, indicators: unknown, lines: string[], told: IDataObject = {}) =>
	also(title, ({ world }) => {
		const { id } = collectionOf(world);
		const items = [{ json: { indicators } }] as INodeExecutionData[];
		return {
			parameters: { iocCollectionId: byId(id), indicatorType, indicators: '={{ $json.indicators }}' },
			items,
			requests: [{ call: callTo(id), body: { indicators: lines.join('\n'), format } }],
			output: (output) => expect(output).toEqual([{ ...all(lines.length), ...told, ioc_collection_id: id }]),
			afterwards: () => expect(collectionOf(world).indicators.map(({ value }) => value)).toEqual(lines),
		};
	});

const all = (count: number, requests = 1) => ({
	success: true,
	sent: count,
	rejected: [],
	duplicates: [],
	task_ids: Array<string>(requests).fill(anyId),
});
const md5 = 'd41d8cd98f00b204e9800998ecf8427e';
const sha1 = 'da39a3ee5e6b4b0d3255bfef95601890afd80709';
const threat = 'malware--7c9e6679-7425-40de-944b-e07fc1f90ae7';

/** Cases of the operations on IOC collections. */
export const iocCollectionCases = casesOf('iocCollection', {
	getAll: [
		allFields(({ world }) => {
			const [blocked] = world.intelligence.iocCollections;
			return {
				parameters: {
					returnAll: false,
					limit: 10,
					outputAsOneItem: true,
					filters: { communityUuid: [byId(world.communityUuid)], term: ' BLOCKED ' },
					options: { withIndicatorsCount: true, offset: 0, ignoreEmptyFilters: true },
				},
				requests: [
					{
						call: 'GET /api/v2/inthreat/ioc-collections',
						query: { 'match[community_uuid]': world.communityUuid, term: 'BLOCKED', with_indicators_count: 'true', limit: '10', offset: '0' },
					},
				],
				output: [{ items: [{ id: blocked!.id, name: 'Blocked addresses', indicators_count: 0 }], total: 1 }],
			};
		}),
		requiredOnly(({ world }) => ({
			parameters: {},
			requests: [{ call: 'GET /api/v2/inthreat/ioc-collections', query: { limit: '50', offset: '0' } }],
			output: world.intelligence.iocCollections.map(({ id, name, community_uuid: community }) => ({ id, name, community_uuid: community })),
			pairedWith: world.intelligence.iocCollections.map(() => 0),
		})),
	],
	addIndicators: [
		allFields(({ world }) => {
			const { id, name } = collectionOf(world);
			const phase = { kill_chain_name: 'mitre-attack', phase_name: 'command-and-control' };
			const settings = { description: 'Seen in May', kill_chain_phases: [phase], x_ic_related_threat_refs: [threat] };
			return {
				parameters: {
					iocCollectionId: fromList(id, name),
					indicatorType: 'url',
					inputMode: 'text',
					indicators: '={{ $json.urls }}',
					additionalFields: {
						validFor: 30,
						validFrom: '2025-01-31T08:00:00.123Z',
						description: 'Seen in May',
						killChainPhases: { phase: [phase] },
						relatedThreats: threat,
					},
					options: { column: '', dropPorts: false, stopOnInvalid: true },
				},
				items: [{ json: { urls: ['https://bad.example/a,b', ' hxxps://BAD[.]example/C '] } }],
				requests: expiring(30, {
					indicators: 'https://bad.example/a,b\nhttps://bad.example/C',
					format: 'url.value',
					valid_from: '2025-01-31T08:00:00Z',
					...settings,
				}),
				output: [{ success: true, sent: 2, task_ids: [anyId] }],
				afterwards: () =>
					expect(collectionOf(world).indicators).toMatchObject([
						{ value: 'https://bad.example/a,b', format: 'url.value', valid_until: anyId, ...settings },
						{ value: 'https://bad.example/C', format: 'url.value', valid_until: anyId, ...settings },
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
					options: { column: 'Host Name', dropPorts: true },
				},
				items: [withFile('\uFEFF"Host name";Seen\r\nbad[.]example:443;2025\r\n\r\nworse.example;\r\n', 'domains.csv', 'found')],
				requests: expiring(1, { indicators: 'bad.example\nworse.example', format: 'domain-name.value' }),
				output: [{ success: true, sent: 2 }],
			};
		}, 'a table in a file of the item'),
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
				output: [{ success: true, sent: 1 }],
			};
		}, 'a file on disk'),
		requiredOnly(({ world }) => {
			const { id } = collectionOf(world);
			const lines = ['203.0.113.9', 'bad.example', 'https://bad.example/x', 'eve@bad.example', `${md5},${sha1}`, '2001:db8::1', '00:1b:44:11:3a:b7'];
			return {
				parameters: { iocCollectionId: byId(id), indicators: lines.join('\n') },
				requests: [{ call: callTo(id), body: { indicators: lines.join('\n'), format: 'one_per_line' } }],
				output: (output) => expect(output).toEqual([{ ...all(7), ioc_collection_id: id }]),
				afterwards: () => expect(collectionOf(world).indicators).toHaveLength(7),
			};
		}),
		also('addresses of both versions, which the API takes apart', ({ world }) => {
			const { id } = collectionOf(world);
			return {
				parameters: { iocCollectionId: byId(id), indicatorType: 'IP address', indicators: '203.0.113.9\n2001:DB8::1\n\n198.51.100.7' },
				requests: [
					{ call: callTo(id), body: { indicators: '203.0.113.9\n198.51.100.7', format: 'ipv4-addr.value' } },
					{ call: callTo(id), body: { indicators: '2001:db8::1', format: 'ipv6-addr.value' } },
				],
				output: (output) => expect(output).toEqual([{ ...all(3, 2), ioc_collection_id: id }]),
			};
		}),
		also('a relative start of validity', ({ world }) => ({
			parameters: { iocCollectionId: byId(collectionOf(world).id), indicators: 'bad.example', additionalFields: { validFrom: '-24h' } },
			requests: ([request]) => {
				const { valid_from: from } = request!.body as { valid_from: string };
				expect(Math.abs(Date.parse(from) - Date.now() + DAY_MS)).toBeLessThan(60_000);
			},
			output: [{ sent: 1 }],
		})),
		...['={{ "ip" }}', '={{ " IPv6 " }}', '={{ "ipv6-addr" }}', '={{ "Ip Address" }}', '={{ "host" }}'].map((type) =>
			sent(`the type ${type}`, type, 'ipv6-addr.value', '2001:db8::1', ['2001:db8::1']),
		),
		sent('the type SHA-1', '={{ "SHA-1" }}', 'file.hashes', sha1, [sha1]),
		sent('the type Detect in capitals', '={{ "DETECT" }}', 'one_per_line', sha1, [sha1]),
		sent('hashes of one file on one line', 'hash', 'file.hashes', `${md5},${sha1}\n${md5.replace('d', 'e')}`, [`${md5},${sha1}`, md5.replace('d', 'e')]),
		sent('several indicators in one entry, one of them twice', 'domain', 'domain-name.value', ['a.example\nb.example', 'A[.]example'], ['a.example', 'b.example'], {
			duplicates: [{ line: 3, value: 'a.example', reason: 'repeats line 1' }],
		}),
		sent('lines that are no indicators, told in the output', 'IP address', 'ipv4-addr.value', '# C2\n203.0.113[.]9\n203.0.113.256\n203.0.113.0/24\n203.0.113.9:443', ['203.0.113.9'], {
			rejected: [
				{ line: 3, value: '203.0.113.256', reason: 'is not a valid IPv4 address' },
				{ line: 4, value: '203.0.113.0/24', reason: 'is a network of IPv4 addresses, but an IPv4 address or an IPv6 address is wanted' },
				{ line: 5, value: '203.0.113.9:443', reason: 'has a port; turn on Drop Ports to send it without' },
			],
		}),
	],
});
