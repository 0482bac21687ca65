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

	it('makes one case of an alert with many events, attaches the alert and comments it once', async () => {
		const { api, simulator } = stage;
		const sample = simulator.world.createAlert({ title: 'Sample for the editor', events: 3 });
		const build = await WorkflowBuilder.open(editor, stage.credential);
		await build.addFirst('SEKOIA.IO', 'On alert created');
		await build.useCredential();
		await build.run(/Sample for the editor/);
		await build.closeForm();
		await build.addAfter('SEKOIA.IO Trigger', 'SEKOIA.IO', 'Search events');
		await build.useCredential();
		await build.select('findBy', 'Alert');
		await build.toggle('outputAsOneItem');
		await build.run(/1 item/);
		await build.closeForm();
		await build.addAfter('Search events', 'SEKOIA.IO', 'Create a case');
		await build.useCredential();
		await build.express('title', "{{ $('SEKOIA.IO Trigger').item.json.title }}", 'Sample for the editor');
		await build.run(/1 item/);
		await build.closeForm();
		await build.addAfter('Create a case', 'SEKOIA.IO', 'Attach alerts to a case');
		await build.useCredential();
		await build.drag('short_id', 'caseUuid');
		await build.express('id', "{{ $('SEKOIA.IO Trigger').item.json.alert_uuid }}", sample.uuid);
		await build.run(/1 item/);
		await build.closeForm();
		await build.addAfter('Attach alerts to a case', 'SEKOIA.IO', 'Add a comment to an alert');
		await build.useCredential();
		await build.express('uuid', "{{ $('SEKOIA.IO Trigger').item.json.alert_uuid }}", sample.uuid);
		const events = "{{ $('Search events').item.json.events.length }}";
		await build.express('content', `${events} events: see case {{ $('Create a case').item.json.short_id }}`, '3 events: see case CA');
		await build.closeForm();
		await build.publish();
		const { workflowId } = build;
		expect(await api.publication(workflowId)).toMatchObject({ status: 'published' });

		const [casesBefore, runsBefore] = [simulator.world.cases.length, (await api.listExecutions(workflowId)).length];
		const alert = simulator.world.createAlert({ title: 'Mailbox taken over', events: 12 });
		const all = await api.waitForExecutions(workflowId, runsBefore + 1).finally(async () => await api.deactivateWorkflow(workflowId));
		const started = all.filter(({ mode }) => mode === 'trigger');
		expect(started.map(({ error, status }) => [error?.message, status])).toEqual([[undefined, 'success']]);
		const added = simulator.world.cases.slice(casesBefore);
		expect(added).toMatchObject([{ title: 'Mailbox taken over', alerts: [alert.uuid] }]);
		expect(alert.comments.map(({ content }) => content)).toEqual([`12 events: see case ${added[0]!.short_id}`]);
	});
});
