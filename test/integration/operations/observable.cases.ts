import { writeInput } from './inputFile';
import { allFields, also, casesOf, requiredOnly, withFile } from './operationCase';

const observables = [
	{ type: 'ipv4-addr', value: '203.0.113.9' },
	{ type: 'domain-name', value: 'bücher.example' },
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
		also('one observable for each item', () => ({
			parameters: { observables: '={{ $json }}' },
			items: observables.map((json) => ({ json })),
			requests: (requests) =>
				expect(requests.map(({ body }) => body)).toEqual(
					expect.arrayContaining(observables.map((one) => ({ data: [one] }))),
				),
			output: [
				{ success: true, uploaded: 1 },
				{ success: true, uploaded: 1 },
			],
		})),
	],
});
