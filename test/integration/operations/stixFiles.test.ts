import type { INodeExecutionData } from 'n8n-workflow';

import { outputOf } from '../../harness/engine';
import { credentialFor, useSimulator } from '../../harness/simulated';
import type { Json, JsonObject, Simulator } from '../../simulator';
import { writeInput } from './inputFile';
import { withFile } from './operationCase';

let simulator: Simulator;
useSimulator({ alerts: 1, events: 1 }, (started) => (simulator = started));

const one = { type: 'malware', id: 'malware--1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9', name: 'Würm' };
const two = { type: 'tool', id: 'tool--1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9', name: '東京' };
const bundle = { type: 'bundle', id: 'bundle--7c9e6679-7425-40de-944b-e07fc1f90ae7', objects: [one, two] };
const other = { type: 'bundle', id: 'bundle--0a9e6679-7425-40de-944b-e07fc1f90ae7', objects: [one] };

const text = (value: Json) => JSON.stringify(value);
const lines = `${text(one)}\r\n${text(two)}\r\n`;
const pretty = `${JSON.stringify(one, null, 2)}\n${JSON.stringify(two, null, 2)}\n`;

/** STIX as files have it, and the objects in it. */
const shapes: Array<[shape: string, content: string, objects: JsonObject[]]> = [
	['a bundle', text(bundle), [one, two]],
	['a list of objects', text([one, two]), [one, two]],
	['lists in a list', text([[one], [[two]]]), [one, two]],
	['a list with a bundle', text([bundle]), [one, two]],
	['a list with bundles and objects', text([other, two]), [one, two]],
	['one object', text(one), [one]],
	['JSON Lines', lines, [one, two]],
	['JSON Lines of bundles', `${text(other)}\n${text(bundle)}`, [one, one, two]],
	['objects over lines, one after the other', pretty, [one, two]],
];

const run = (parameters: object, items?: INodeExecutionData[]) =>
	outputOf({ parameters: { ...parameters }, credential: credentialFor(simulator), items });
const sent = () => simulator.requests.map(({ body }) => (body as { data: JsonObject & JsonObject[] }).data);

describe.each(shapes)('%s', (_, content, objects) => {
	test('is proposed as a bundle, from a field, an item and the disk', async () => {
		const create = { resource: 'contentProposal', operation: 'create' };
		await run({ ...create, bundle: '={{ $json.text }}' }, [{ json: { text: content } }]);
		await run({ ...create, inputMode: 'binary' }, [withFile(content, 'stix.json')]);
		await run({ ...create, inputMode: 'path', bundlePath: writeInput('stix.json', content) });
		expect(sent()).toHaveLength(3);
		for (const data of sent()) {
			expect(data).toEqual({ type: 'bundle', id: expect.stringMatching(/^bundle--[0-9a-f-]{36}$/), objects });
		}
	});

	test('is uploaded as observables', async () => {
		const output = await run({ resource: 'observable', operation: 'upload', inputMode: 'binary' }, [withFile(content, 'stix.json')]);
		expect(output).toEqual([{ success: true, uploaded: objects.length }]);
		const [data] = sent();
		expect(Array.isArray(data) ? data : data!.objects).toEqual(objects);
	});
});

test.each([
	['UTF-8 with a mark', Buffer.from(`\uFEFF${text(bundle)}`)],
	['UTF-16 LE', Buffer.from(`\uFEFF${text(bundle)}`, 'utf16le')],
	['UTF-16 BE', Buffer.from(`\uFEFF${text(bundle)}`, 'utf16le').swap16()],
])('a bundle in %s is proposed as it is', async (_, content) => {
	await run({ resource: 'contentProposal', operation: 'create', inputMode: 'binary' }, [withFile(content, 'bundle.json')]);
	expect(sent()).toEqual([bundle]);
});

test('a bundle in text that begins with a mark is proposed as it is', async () => {
	await run({ resource: 'contentProposal', operation: 'create', bundle: '={{ $json.text }}' }, [{ json: { text: `\uFEFF${text(bundle)}` } }]);
	expect(sent()).toEqual([bundle]);
});

test('a PDF is sent byte for byte', async () => {
	const pdf = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.from([0, 0xff, 0xfe, 0xc3])]);
	await run({ resource: 'contentProposal', operation: 'createFromPdf' }, [withFile(pdf, 'report.pdf')]);
	expect(simulator.requests[0]!.parts[0]!.content.equals(pdf)).toBe(true);
});

test('indicators are read from a file in UTF-16', async () => {
	const [collection] = simulator.world.intelligence.iocCollections;
	const file = withFile(Buffer.from('\uFEFFexample.org\r\nexample.net\r\n', 'utf16le'), 'domains.txt');
	await run(
		{
			resource: 'iocCollection',
			operation: 'addIndicators',
			iocCollectionId: { __rl: true, mode: 'id', value: collection!.id },
			indicatorType: 'domain',
			inputMode: 'binary',
		},
		[file],
	);
	expect(simulator.requests.map(({ body }) => (body as { indicators: string }).indicators)).toEqual(['example.org\nexample.net']);
});
