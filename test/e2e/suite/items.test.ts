import { byId, sekoia } from '../../tools/demo/workflows';
import { ownerApi } from '../jest/session';
import type { Execution, OutputItem } from '../n8n/execution';
import { chain, manualTrigger, startingWith, type ChainNode, type PinnedItem, type WorkflowDefinition } from '../n8n/workflow';
import { openStage, type Stage } from '../stage';

const MISSING = '00000000-0000-4000-8000-000000000000';
const NOT_FOUND = expect.stringContaining(`did not find ${MISSING}`) as string;
const jsonsOf = (items: OutputItem[] = []) => items.map(({ json }) => json);

let stage: Stage;
beforeAll(async () => {
	stage = await openStage(await ownerApi(), { name: 'Items', alerts: 20, events: 20 });
});
afterAll(async () => await stage.simulator.stop());

async function run(items: object[], workflow: WorkflowDefinition): Promise<Execution> {
	const pinned = items.map((json): PinnedItem => ({ json }));
	const { id } = await stage.api.createWorkflow(startingWith(pinned, workflow));
	return await stage.api.runToEnd(id, manualTrigger.name);
}

/** A node that outputs one item for each input item, with these fields. */
const edit = (name: string, fields: Record<string, string>): ChainNode => ({
	name,
	type: 'n8n-nodes-base.set',
	typeVersion: 3.4,
	parameters: {
		assignments: {
			assignments: Object.entries(fields).map(([field, value]) => ({ id: field, name: field, value, type: 'string' })),
		},
		options: {},
	},
});

describe('an item that fails', () => {
	const getAlert = (onError?: ChainNode['onError']): ChainNode =>
		sekoia(stage.credential, 'Get it', 'alert', 'get', { uuid: byId('={{ $json.id }}') }, onError ? { onError } : {});
	const threeItems = () => {
		const [one, other] = stage.simulator.world.alerts.map(({ short_id: id }) => ({ id }));
		return [one!, { id: MISSING }, other!];
	};

	it('ends the workflow with an error that says which item it was, what happened and what to do', async () => {
		const { status, error, lastNode } = await run(threeItems(), chain('Stop', [manualTrigger, getAlert()]));
		expect([status, lastNode]).toEqual(['error', 'Get it']);
		expect(error).toMatchObject({
			message: NOT_FOUND,
			description: expect.stringContaining('Check the ID') as string,
			context: expect.objectContaining({ itemIndex: 1 }) as object,
		});
	});

	it('becomes an item with the message when the node is to continue, and the others go on', async () => {
		const items = threeItems();
		const { status, nodes } = await run(items, chain('Continue', [manualTrigger, getAlert('continueRegularOutput')]));
		expect(status).toBe('success');
		const output = nodes['Get it']?.items ?? [];
		expect(jsonsOf(output)).toMatchObject([{ short_id: items[0]!.id }, { error: NOT_FOUND }, { short_id: items[2]!.id }]);
		expect(output.map(({ pairedItem }) => pairedItem)).toMatchObject([{ item: 0 }, { item: 1 }, { item: 2 }]);
	});

	it('goes to the error output when the node has one', async () => {
		const items = threeItems();
		const failed = edit('Note it', { failed: `={{ $('${manualTrigger.name}').item.json.id }}`, why: '={{ $json.error }}' });
		const workflow = chain('Error output', [manualTrigger, getAlert('continueErrorOutput')]);
		workflow.nodes.push({ id: 'failed', typeVersion: 1, position: [448, 160], ...failed });
		workflow.connections['Get it'] = { main: [[], [{ node: failed.name, type: 'main', index: 0 }]] };

		const { status, nodes } = await run(items, workflow);
		expect(status).toBe('success');
		expect(jsonsOf(nodes['Get it']?.outputs[0])).toMatchObject([{ short_id: items[0]!.id }, { short_id: items[2]!.id }]);
		expect(jsonsOf(nodes['Note it']?.items)).toEqual([{ failed: MISSING, why: NOT_FOUND }]);
	});
});

describe('items know where they come from', () => {
	const trigger = `$('${manualTrigger.name}')`;

	it('when one input item makes several', async () => {
		const [one, two, three] = stage.simulator.world.alerts;
		const workflow = chain('Several', [
			manualTrigger,
			sekoia(stage.credential, 'Find them', 'alert', 'search', {
				returnAll: true,
				filters: { uuid: '={{ $json.uuids }}' },
				options: { sort: 'created_at', direction: 'desc' },
			}),
			edit('Tell', { asked: `={{ ${trigger}.item.json.name }}`, found: '={{ $json.uuid }}' }),
		]);
		const { nodes } = await run([{ name: 'first', uuids: [one!.uuid, two!.uuid] }, { name: 'second', uuids: [three!.uuid] }], workflow);
		expect(jsonsOf(nodes.Tell?.items)).toEqual([
			{ asked: 'first', found: one!.uuid },
			{ asked: 'first', found: two!.uuid },
			{ asked: 'second', found: three!.uuid },
		]);
	});

	it('through a Merge node', async () => {
		const alerts = stage.simulator.world.alerts.slice(0, 3);
		const items = alerts.map(({ short_id: id }, index) => ({ id, name: `alert ${index}` }));
		const workflow = chain('Merge', [
			manualTrigger,
			sekoia(stage.credential, 'Get it', 'alert', 'get', { uuid: byId('={{ $json.id }}') }),
			{ name: 'Merge', type: 'n8n-nodes-base.merge', typeVersion: 3.2, parameters: { mode: 'combine', combineBy: 'combineByPosition', options: {} } },
			edit('Tell', {
				input: `={{ ${trigger}.item.json.name }}`,
				got: "={{ $('Get it').item.json.uuid }}",
				predicted: "={{ $('Predict').item.json.worth_human_attention }}",
				merged: '={{ $json.uuid }} {{ $json.worth_human_attention }}',
			}),
		]);
		const predict = sekoia(stage.credential, 'Predict', 'alert', 'predictState', {
			alert: '={{ { urgency: { current_value: $itemIndex === 1 ? 90 : 1 }, source: null } }}',
		});
		workflow.nodes.push({ id: 'predict', typeVersion: 1, position: [224, 160], ...predict });
		workflow.connections[manualTrigger.name]!.main[0]!.push({ node: predict.name, type: 'main', index: 0 });
		workflow.connections[predict.name] = { main: [[{ node: 'Merge', type: 'main', index: 1 }]] };

		const { nodes, error } = await run(items, workflow);
		expect(error?.message).toBeUndefined();
		expect(jsonsOf(nodes.Tell?.items)).toEqual(
			alerts.map(({ uuid }, index) => ({
				input: `alert ${index}`,
				got: uuid,
				predicted: String(index === 1),
				merged: `${uuid} ${index === 1}`,
			})),
		);
	});
});

describe('a file made by another node', () => {
	const toFile = (parameters: Record<string, unknown>): ChainNode => ({
		name: 'Convert to File',
		type: 'n8n-nodes-base.convertToFile',
		typeVersion: 1.1,
		parameters,
	});

	it('is pushed to an intake, line by line', async () => {
		const { simulator, credential } = stage;
		const { error, nodes } = await run(
			[{ text: 'line one\nline two\n' }],
			chain('File to intake', [
				manualTrigger,
				toFile({ operation: 'toText', sourceProperty: 'text', binaryPropertyName: 'log', options: { fileName: 'auth.log' } }),
				sekoia(credential, 'Push', 'event', 'pushToIntake', {
					intakeFrom: 'key',
					intakeKey: simulator.intakeKey,
					inputMode: 'binary',
					binaryPropertyName: 'log',
					options: { intakeServer: simulator.intakeUrl },
				}),
			]),
		);
		expect(error?.message).toBeUndefined();
		expect(nodes.Push?.items[0]?.json.event_ids).toHaveLength(2);
		expect(simulator.world.intakeEvents.map(({ raw }) => raw)).toEqual(['line one', 'line two']);
	});

	it('is uploaded unchanged', async () => {
		const { simulator, credential } = stage;
		const pdf = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.from(Array.from({ length: 5_000 }, (_, index) => index % 256)), Buffer.from('\n%%EOF\n')]);
		const { error } = await run(
			[{ file: pdf.toString('base64') }],
			chain('File to a proposal', [
				manualTrigger,
				toFile({ operation: 'toBinary', sourceProperty: 'file', options: { fileName: 'campaign.pdf', mimeType: 'application/pdf' } }),
				sekoia(credential, 'Propose', 'contentProposal', 'createFromPdf', {}),
			]),
		);
		expect(error?.message).toBeUndefined();
		expect(simulator.world.contentProposals.at(-1)).toMatchObject({ file_name: 'campaign.pdf' });
		expect(simulator.world.contentProposals.at(-1)?.pdf?.equals(pdf)).toBe(true);
	});
});
