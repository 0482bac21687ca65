import { writeInput } from './inputFile';
import { allFields, also, casesOf, requiredOnly, withFile } from './operationCase';

const observables = [
	{ type: 'ipv4-addr', value: '203.0.113.9' },
	{ type: 'domain-name', value: 'bücher.example' },
];
const md5 = 'd41d8cd98f00b204e9800998ecf8427e';
const sha1 = 'da39a3ee5e6b4b0d3255bfef95601890afd80709';
const values = [
	'203.0.113[.]9',
	'203.0.113.9:443',
	'203.0.113.0/24',
	'2001:DB8::1',
	'BAD.example',
	'hxxps://bad.example/x',
	'eve[at]bad.example',
	`${md5},${sha1}`,
	'00-1B-44-11-3A-B7',
	'999.1.1.1',
];
const call = 'POST /api/v2/inthreat/observables/bulk';

/** Cases of the operations on observables. */
export const observableCases = casesOf('observable', {
	upload: [
		allFields(
			({ world }) => ({
				parameters: { inputMode: 'json', observables: '={{ $json.found }}' },
				items: [{ json: { found: observables } }],
				requests: [{ call, body: { data: observables } }],
				output: [{ success: true, uploaded: 2 }],
				afterwards: () => expect(world.uploadedObservables).toEqual([observables]),
			}),
			'a list from an expression',
		),
		allFields(
			() => ({
				parameters: { inputMode: 'binary', binaryPropertyName: 'found' },
				items: [withFile(JSON.stringify(observables), 'observables.json', 'found')],
				requests: [{ call, body: { data: observables } }],
				output: [{ success: true, uploaded: 2 }],
			}),
			'a list in a file of the item',
		),
		allFields(
			() => ({
				parameters: { inputMode: 'path', observablesPath: writeInput('observables.json', JSON.stringify(observables)) },
				requests: [{ call, body: { data: observables } }],
				output: [{ success: true, uploaded: 2 }],
			}),
			'a list in a file on disk',
		),
		requiredOnly(() => ({
			parameters: { observables: JSON.stringify(observables) },
			requests: [{ call, body: { data: observables } }],
			output: [{ success: true, uploaded: 2 }],
		})),
		also('a bundle', () => {
			const bundle = { type: 'bundle', id: 'bundle--7c9e6679-7425-40de-944b-e07fc1f90ae7', objects: observables };
			return {
				parameters: { observables: '={{ $json }}' },
				items: [{ json: bundle }],
				requests: [{ call, body: { data: bundle } }],
				output: [{ success: true, uploaded: 2 }],
			};
		}),
		also('one observable for each item, in one request', () => ({
			parameters: { observables: '={{ $json }}' },
			items: observables.map((json) => ({ json })),
			requests: [{ call, body: { data: observables } }],
			output: [
				{ success: true, uploaded: 1 },
				{ success: true, uploaded: 1 },
			],
		})),
		allFields(
			({ world }) => ({
				parameters: {
					inputMode: 'text',
					indicatorType: 'detect',
					indicators: values.join('\n'),
					tags: 'phishing, campaign:may',
					options: { column: '', dropPorts: true, stopOnInvalid: false },
				},
				requests: (requests) => expect(requests).toHaveLength(1),
				output: [
					{
						success: true,
						uploaded: 8,
						rejected: [{ line: 10, value: '999.1.1.1', reason: 'is not a valid IPv4 address' }],
						duplicates: [{ line: 2, value: '203.0.113.9', reason: 'repeats line 1' }],
					},
				],
				afterwards: () => {
					const made = [
						{ type: 'ipv4-addr', value: '203.0.113.9' },
						{ type: 'ipv4-addr', value: '203.0.113.0/24' },
						{ type: 'ipv6-addr', value: '2001:db8::1' },
						{ type: 'domain-name', value: 'bad.example' },
						{ type: 'url', value: 'https://bad.example/x' },
						{ type: 'email-addr', value: 'eve@bad.example' },
						{ type: 'file', hashes: { MD5: md5, 'SHA-1': sha1 } },
						{ type: 'mac-addr', value: '00:1b:44:11:3a:b7' },
					];
					const tags = ['phishing', 'campaign:may'].map((name) => ({ name, valid_from: expect.stringMatching(/^\d{4}-.*Z$/) as string }));
					expect(world.uploadedObservables).toEqual([
						made.map((one) => ({ ...one, id: expect.stringMatching(new RegExp(`^${one.type}--[0-9a-f-]{36}$`)) as string, x_inthreat_tags: tags })),
					]);
				},
			}),
			'plain values with tags',
		),
		also('plain values of one type, without tags', ({ world }) => ({
			parameters: { inputMode: 'text', indicatorType: '={{ "Domain" }}', indicators: '={{ ["bad[.]example"] }}' },
			requests: (requests) => expect(requests).toHaveLength(1),
			output: (output) => expect(output).toEqual([{ success: true, uploaded: 1, rejected: [], duplicates: [] }]),
			afterwards: () =>
				expect(world.uploadedObservables).toEqual([
					[{ type: 'domain-name', value: 'bad.example', id: expect.any(String) as string }],
				]),
		})),
	],
});
