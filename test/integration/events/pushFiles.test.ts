import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { errorOf, filesFolder, outputOf, type NodeRun } from '../../harness/engine';
import { useSimulator } from '../../harness/simulated';
import type { Simulator } from '../../simulator';
import { writeInput } from '../operations/inputFile';
import { batchesTo, eventsSentTo, pushRun } from './eventRuns';

let simulator: Simulator;
useSimulator({ alerts: 5, events: 10 }, (started) => (simulator = started));

const push = (parameters: IDataObject, more?: Partial<NodeRun>) => pushRun(simulator, parameters, more);
const sent = () => eventsSentTo(simulator);

describe('a file of events', () => {
	test('is taken from the input item', async () => {
		const data = Buffer.from('[{"a":1},"two"]').toString('base64');
		const items: INodeExecutionData[] = [{ json: {}, binary: { data: { data, mimeType: 'application/json', fileName: 'e.json' } } }];
		await outputOf(push({ inputMode: 'binary', binaryPropertyName: 'data' }, { items }));
		expect(sent()).toEqual(['{"a":1}', 'two']);
	});

	test('that the item does not have is an error, which names the files that it has', async () => {
		const items: INodeExecutionData[] = [{ json: {}, binary: { report: { data: '', mimeType: 'text/plain' } } }];
		const error = await errorOf(push({ inputMode: 'binary', binaryPropertyName: 'data' }, { items }));
		expect(error.message).toContain('"Input Data Field Name": the input item has no file in the field "data"');
		expect(error.description).toContain('It has: report.');
	});

	test('is read from disk, with one event and with a list of events, and kept', async () => {
		const one = writeInput('one.json', '{"one":1}\n');
		const many = writeInput('many.json', '[{"a":1},{"b":2}]');
		await outputOf(push({ inputMode: 'path', eventPath: one, eventsPath: many }));
		expect(sent()).toEqual(['{"one":1}', '{"a":1}', '{"b":2}']);
		expect(existsSync(one) && existsSync(many)).toBe(true);
	});

	test('is deleted only on request, and only when all its events were accepted', async () => {
		const path = writeInput('gone.json', '[1,2]');
		const run = push({ inputMode: 'path', eventsPath: path, options: { keepFileAfterPush: false } });
		simulator.faults.add({ path: /\/batch$/, status: 500 });
		await errorOf(run);
		expect(existsSync(path)).toBe(true);
		await outputOf(run);
		expect(existsSync(path)).toBe(false);
	});

	test('that does not exist is an error with its path', async () => {
		const path = join(filesFolder, 'missing.json');
		const error = await errorOf(push({ inputMode: 'path', eventsPath: path }));
		expect(error.message).toContain(`"Events File Path": there is no readable file at "${path}"`);
	});

	test.each([
		['', () => '/etc/passwd'],
		[' through a link', () => linkTo('/etc/passwd')],
	])('that n8n may not read is refused%s', async (_, path) => {
		const error = await errorOf(push({ inputMode: 'path', eventsPath: path() }));
		expect(error.message).toContain('n8n may not read');
		expect(error.description).toContain('N8N_RESTRICT_FILE_ACCESS_TO');
		expect(batchesTo(simulator)).toEqual([]);
	});

	test('that turns out to be invalid is an error, which says which of its events were sent', async () => {
		const path = writeInput('broken.json', `[${Array.from({ length: 60 }, () => `"${'x'.repeat(200_000)}"`).join(',')},{oops}]`);
		const error = await errorOf(push({ inputMode: 'path', eventsPath: path }));
		expect(error.message).toBe('Not all events reached the intake: Event 60 in "Events File Path" (broken.json) is not valid JSON');
		expect(error.description).toMatch(/Accepted events \(by index\): 0-59\. Not accepted: none\./);
	});
});

/** A link to a file, from the folder that nodes may read. */
function linkTo(target: string): string {
	const path = join(filesFolder, 'link.json');
	mkdirSync(filesFolder, { recursive: true });
	symlinkSync(target, path);
	return path;
}
