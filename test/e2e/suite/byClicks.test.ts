import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { openEditor, type Editor } from '../browser';
import { WorkflowBuilder } from '../builder';
import { ownerApi, session } from '../jest/session';
import { openStage, type Stage } from '../stage';

/** Workflows that an analyst builds in the editor without writing JSON, from an empty canvas to their result. */
describe('a workflow built by clicks', () => {
	let stage: Stage;
	let editor: Editor;
	beforeAll(async () => {
		stage = await openStage(await ownerApi(), { name: 'By clicks', alerts: 5, events: 20 });
		editor = await openEditor(stage.api);
	});
	afterAll(async () => {
		await editor?.close();
		await stage.simulator.stop();
	});

	const collection = () => stage.simulator.world.intelligence.iocCollections.find(({ name }) => name === 'Blocked addresses')!;

	it('sends the 300 lines of a CSV file to an IOC collection in one request', async () => {
		const folder = join(session().userFolder, '.n8n-files');
		mkdirSync(folder, { recursive: true });
		const file = join(folder, 'blocked.csv');
		const addresses = Array.from({ length: 300 }, (_, index) => `203.0.${Math.floor(index / 250)}.${index % 250}`);
		writeFileSync(file, ['indicator,source', ...addresses.map((address) => `${address.replaceAll('.', '[.]')},feed`)].join('\n'));

		const build = await WorkflowBuilder.open(editor, stage.credential);
		await build.addFirst('Trigger manually');
		await build.addAfter('When clicking ‘Execute workflow’', 'Read/Write Files from Disk', 'Read File(s) From Disk');
		await build.type('fileSelector', file);
		await build.closeForm();
		await build.addAfter('Read/Write Files from Disk', 'Extract from File', 'Extract from CSV');
		await build.run(/300 items/);
		await build.closeForm();
		await build.addAfter('Extract from File', 'SEKOIA.IO', 'Add indicators to an IOC collection');
		await build.useCredential();
		await build.pick('iocCollectionId', 'Blocked addresses');
		await build.drag('indicator', 'indicators');
		const [before, { requests }] = [collection().indicators.length, stage.simulator];
		const requestsBefore = requests.length;
		await build.run(/300 items/);

		const added = collection().indicators.slice(before);
		expect(added.map(({ value }) => value)).toEqual(addresses);
		const sent = requests.slice(requestsBefore).filter(({ method }) => method === 'POST');
		expect(sent.map(({ path }) => path)).toEqual([expect.stringMatching(/\/ioc-collections\/[^/]+\/indicators\/text$/)]);
	});
});
