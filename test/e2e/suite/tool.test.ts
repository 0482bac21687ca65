import { byId, sekoia } from '../../tools/demo/workflows';
import { ownerApi } from '../jest/session';
import { startLanguageModel, type LanguageModel } from '../languageModel';
import type { NodeTypeDescription } from '../n8n/api';
import { chain, manualTrigger, type WorkflowDefinition } from '../n8n/workflow';
import { openStage, uses, type Stage } from '../stage';

const TOOL = 'n8n-nodes-sekoia.sekoiaTool';

let stage: Stage;
beforeAll(async () => {
	stage = await openStage(await ownerApi(), { name: 'Tool', alerts: 20, events: 20 });
});
afterAll(async () => await stage.simulator.stop());

describe('the tool for AI agents', () => {
	let types: NodeTypeDescription[];
	beforeAll(async () => {
		types = await stage.api.nodeTypes();
	});

	it('is offered in the panel of tools, with a description for the model', () => {
		const tool = types.find(({ name }) => name === TOOL);
		expect(tool).toMatchObject({
			displayName: 'SEKOIA.IO Tool',
			inputs: [],
			outputs: ['ai_tool'],
			codex: { categories: ['AI'], subcategories: { AI: ['Tools'] } },
			credentials: [{ name: 'sekoiaApi', required: true }],
		});
		expect(tool?.description).toMatch(/alerts.*SEKOIA\.IO/);
		const property = (wanted: string) => tool?.properties.find(({ name }) => name === wanted);
		expect(property('toolDescription')).toMatchObject({ default: tool?.description });
		expect(property('resource')?.options).toEqual(
			types.find(({ name }) => name === 'n8n-nodes-sekoia.sekoia')?.properties.find(({ name }) => name === 'resource')?.options,
		);
	});

	it('does not exist for the triggers', () => {
		expect(types.map(({ name }) => name).filter((name) => /^n8n-nodes-sekoia\..*TriggerTool$/.test(name))).toEqual([]);
	});
});

describe('an agent', () => {
	let model: LanguageModel;
	afterEach(async () => await model.stop());

	const agent = async (): Promise<WorkflowDefinition> => {
		const { api, credential } = stage;
		const openAi = await api.createCredential('Model', 'openAiApi', { apiKey: 'none', url: model.url, header: false });
		const workflow = chain('Agent', [
			manualTrigger,
			{
				name: 'Agent',
				type: '@n8n/n8n-nodes-langchain.agent',
				typeVersion: 3.1,
				parameters: { promptType: 'define', text: 'Comment the newest alert.', options: {} },
			},
		]);
		workflow.nodes.push(
			{
				id: 'model',
				name: 'Model',
				type: '@n8n/n8n-nodes-langchain.lmChatOpenAi',
				typeVersion: 1.2,
				position: [224, 200],
				parameters: { model: { __rl: true, mode: 'id', value: 'test' }, options: { maxRetries: 0 } },
				credentials: { openAiApi: openAi },
			},
			{
				id: 'tool',
				typeVersion: 1,
				position: [448, 200],
				...sekoia(credential, 'Comment an alert', 'alert', 'addComment', {
					uuid: byId("={{ $fromAI('alert', 'Short ID of the alert', 'string') }}"),
					content: "={{ $fromAI('content', 'What to say', 'string') }}",
				}),
				type: TOOL,
				credentials: uses(credential),
			},
		);
		workflow.connections.Model = { main: [], ai_languageModel: [[{ node: 'Agent', type: 'ai_languageModel', index: 0 }]] };
		workflow.connections['Comment an alert'] = { main: [], ai_tool: [[{ node: 'Agent', type: 'ai_tool', index: 0 }]] };
		return workflow;
	};

	it('uses the tool and passes its output on to the model', async () => {
		const { api, simulator } = stage;
		const alert = simulator.world.createAlert();
		model = await startLanguageModel([
			{ call: 'Comment_an_alert', with: { alert: alert.short_id, content: 'Looks like a test' } },
			{ say: 'The alert is commented.' },
		]);
		const { id } = await api.createWorkflow(await agent());
		const execution = await api.runToEnd(id, manualTrigger.name);

		expect(execution.error?.message).toBeUndefined();
		expect(execution.nodes.Agent?.items[0]?.json.output).toBe('The alert is commented.');
		expect(alert.comments).toMatchObject([{ content: 'Looks like a test' }]);
		const [first, second] = model.requests;
		expect(first?.tools).toHaveLength(1);
		expect(first?.tools?.[0]?.function).toMatchObject({
			name: 'Comment_an_alert',
			description: expect.stringMatching(/comment/i) as string,
			parameters: { properties: { alert: expect.any(Object) as object, content: expect.any(Object) as object } },
		});
		expect(JSON.stringify(second?.messages.at(-1))).toContain('Looks like a test');
	});

	it('learns what went wrong', async () => {
		const { api } = stage;
		model = await startLanguageModel([
			{ call: 'Comment_an_alert', with: { alert: 'nonsense', content: 'x' } },
			{ say: 'There is no such alert.' },
		]);
		const { id } = await api.createWorkflow(await agent());
		const execution = await api.runToEnd(id, manualTrigger.name);
		expect(execution.nodes.Agent?.items[0]?.json.output).toBe('There is no such alert.');
		expect(JSON.stringify(model.requests[1]?.messages.at(-1))).toContain('neither a UUID nor a short ID');
	});
});
