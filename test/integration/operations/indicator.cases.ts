import type { Simulator } from '../../simulator';
import { allFields, also, casesOf, requiredOnly } from './operationCase';

const CONTEXT = 'GET /api/v2/inthreat/indicators/context';
const md5 = 'd41d8cd98f00b204e9800998ecf8427e';
const sha1 = 'da39a3ee5e6b4b0d3255bfef95601890afd80709';

const asked = (type: string, value: string) => ({ call: CONTEXT, query: { type, value } });
const unknown = (type: string, value: string) => ({ value, type, known: false, threats: [], sources: [], indicator_types: [], confidence: null, valid_until: null, has_more: false, objects: [] });

/** Indicators of the tenant's intelligence, by type. */
function knownOnes({ world }: Simulator) {
	const ofType = (type: string) => world.intelligence.objects.find((one) => (one.x_ic_observable_types as string[] | undefined)?.includes(type))!;
	return { address: ofType('ipv4-addr'), domain: ofType('domain-name'), url: ofType('url') };
}

/** Cases of the operation on indicators. */
export const indicatorCases = casesOf('indicator', {
	getContext: [
		allFields((simulator) => {
			const { address } = knownOnes(simulator);
			const threat = simulator.world.intelligence.object(String(address.x_ic_related_threat))!;
			return {
				parameters: {
					indicatorType: 'IP address',
					indicators: `case,dst_ip\n1,${String(address.name)}:443\n2,203.0.113.9`,
					simplify: true,
					options: { column: 'dst_ip', dropPorts: true, stopOnInvalid: true },
				},
				requests: [asked('ipv4-addr', String(address.name)), asked('ipv4-addr', '203.0.113.9')],
				output(output) {
					expect(output).toEqual([
						{
							value: address.name,
							type: 'ipv4-addr',
							known: true,
							threats: [{ name: threat.name, type: 'intrusion-set', id: threat.id }],
							sources: ['SEKOIA'],
							indicator_types: ['malicious-activity'],
							confidence: address.confidence,
							valid_until: address.valid_until,
							has_more: false,
							rejected: null,
						},
						expect.objectContaining({ value: '203.0.113.9', known: false, threats: [] }),
					]);
				},
				pairedWith: [0, 0],
			};
		}),
		requiredOnly((simulator) => {
			const { domain } = knownOnes(simulator);
			return {
				parameters: { indicators: '={{ $json.domain }}' },
				items: [{ json: { domain: String(domain.name).replaceAll('.', '[.]') } }, { json: { domain: 'nothing.example' } }],
				requests: (requests) =>
					expect(requests.map(({ query }) => query.find(([name]) => name === 'value')![1]).sort()).toEqual([domain.name, 'nothing.example'].sort()),
				output: [{ value: domain.name, type: 'domain-name', known: true, objects: [{ id: domain.id }, { type: 'identity' }, { type: 'relationship' }, { type: 'intrusion-set' }] }, unknown('domain-name', 'nothing.example')],
			};
		}),
		also('of every kind, in one list, of which one is none', () => ({
			parameters: { indicators: '={{ $json.list }}' },
			items: [
				{
					json: {
						list: ['198.51.100[.]200', '2001:DB8::1', 'BAD.example', 'hxxps://bad.example/x', `${md5},${sha1}`, '203.0.113.0/24', 'eve[at]bad.example', '00-1B-44-11-3A-B7'],
					},
				},
			],
			requests(requests) {
				const queries = requests.map(({ query }) => Object.fromEntries(query)).map(({ type, value }) => `${type} ${value}`);
				expect(queries.sort()).toEqual([
					'domain-name bad.example',
					'email-addr eve@bad.example',
					`file ${md5}`,
					`file ${sha1}`,
					'ipv4-addr 198.51.100.200',
					'ipv6-addr 2001:db8::1',
					'mac-addr 00:1b:44:11:3a:b7',
					'url https://bad.example/x',
				]);
			},
			output: [
				unknown('ipv4-addr', '198.51.100.200'),
				unknown('ipv6-addr', '2001:db8::1'),
				unknown('domain-name', 'bad.example'),
				unknown('url', 'https://bad.example/x'),
				unknown('file', `${md5},${sha1}`),
				{ value: '203.0.113.0/24', type: null, known: false, rejected: 'is a network of IPv4 addresses, which SEKOIA.IO does not take here' },
				unknown('email-addr', 'eve@bad.example'),
				unknown('mac-addr', '00:1b:44:11:3a:b7'),
			],
			pairedWith: Array.from({ length: 8 }, () => 0),
		})),
	],
});
