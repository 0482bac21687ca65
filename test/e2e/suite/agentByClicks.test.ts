import { byId, sekoia } from '../../tools/demo/workflows';
import { openEditor, type Editor } from '../browser';
import { WorkflowBuilder } from '../builder';
import { ownerApi } from '../jest/session';
import { startLanguageModel, type LanguageModel, type ModelReply } from '../languageModel';
import { chain, manualTrigger, type WorkflowNode } from '../n8n/workflow';
import { openStage, uses, type Stage } from '../stage';
import { until } from '../until';

const TOOL = 'n8n-nodes-sekoia.sekoiaTool';
const fromAI = (key: string) => `={{ $fromAI('${key}', '', 'string') }}`;

/** An agent with tools of the node, of which one is added and filled in by clicks. */
describe('an agent', () => {
	let stage: Stage;
	let editor: Editor;
	let model: LanguageModel;
	const replies: ModelReply[] = [];
	beforeAll(async () => {
		stage = await openStage(await ownerApi(), { name: 'Agent by clicks', alerts: 3, events: 20 });
		model = await startLanguageModel(replies);
		editor = await openEditor(stage.api);
	});
	afterAll(async () => {
		await editor?.close();
		await model.stop();
		await stage.simulator.stop();
	});

	it('gets a tool by clicks, and the calls of five tools succeed at the first try', async () => {
		const { api, credential, simulator } = stage;
		const alert = simulator.world.createAlert({ title: 'Ransomware on PARIS-DC01', events: 4 });
		const openAi = await api.createCredential('Model by clicks', 'openAiApi', { apiKey: 'none', url: model.url, header: false });
		const agent = { name: 'Agent', type: '@n8n/n8n-nodes-langchain.agent', typeVersion: 3.1, parameters: { promptType: 'define', text: 'Look into it.', options: {} } };
		const workflow = chain('Agent by clicks', [manualTrigger, agent]);
		const tools = [
			sekoia(credential, 'Search alerts', 'alert', 'search', { filters: { urgency: { range: { min: 0, max: 100 } } } }),
			sekoia(credential, 'Get an alert', 'alert', 'get', { uuid: byId(fromAI('Alert')), simplify: true }),
			sekoia(credential, 'Search events', 'event', 'search', { query: fromAI('Query'), earliestTime: fromAI('Earliest_Time') }),
			sekoia(credential, 'Create a case', 'case', 'create', { title: fromAI('Title') }),
		].map((node, index): WorkflowNode => ({ id: `tool-${index}`, typeVersion: 1, position: [448 + index * 160, 240], ...node, type: TOOL, credentials: uses(credential) }));
		workflow.nodes.push(...tools, {
			id: 'model', name: 'Model', type: '@n8n/n8n-nodes-langchain.lmChatOpenAi', typeVersion: 1.2, position: [160, 240],
			parameters: { model: { __rl: true, mode: 'id', value: 'test' }, options: { maxRetries: 0 } }, credentials: { openAiApi: openAi },
		});
		workflow.connections.Model = { main: [], ai_languageModel: [[{ node: 'Agent', type: 'ai_languageModel', index: 0 }]] };
		for (const { name } of tools) workflow.connections[name] = { main: [], ai_tool: [[{ node: 'Agent', type: 'ai_tool', index: 0 }]] };
		const { id } = await api.createWorkflow(workflow);

		await editor.openWorkflow(id);
		const build = new WorkflowBuilder(editor.page, credential);
		await build.addTool('Agent', 'SEKOIA.IO Tool');
		await build.useCredential();
		await build.select('operation', 'Add Comment');
		await build.leaveToModel('uuid');
		await build.leaveToModel('content');
		await build.closeForm();
		const added = async () => (await api.getWorkflow(id)).nodes.find(({ parameters }) => parameters.operation === 'addComment');
		await until(async () => JSON.stringify((await added()) ?? null).match(/\$fromAI/g)?.length === 2, 'the editor has saved the tool');

		const named = (name: string) => name.replace(/[^\w-]/g, '_');
		replies.push(
			{ call: 'Search_alerts', with: {} },
			{ call: 'Get_an_alert', with: { Alert: alert.short_id } },
			{ call: 'Search_events', with: { Query: `alert_short_ids:"${alert.short_id}"`, Earliest_Time: '-24h' } },
			{ call: 'Create_a_case', with: { Title: alert.title } },
			{ call: named((await added())!.name), with: { Alert: alert.short_id, Comment: 'A case is open' } },
			{ say: 'Done.' },
		);
		const execution = await api.runToEnd(id, manualTrigger.name);
		expect([execution.error?.message, execution.nodes.Agent?.items[0]?.json.output]).toEqual([undefined, 'Done.']);
		expect(model.requests[0]?.tools).toHaveLength(5);
		const answers = model.requests.at(-1)!.messages.filter(({ role }) => role === 'tool').map(({ content }) => JSON.stringify(content));
		expect(answers).toHaveLength(5);
		for (const answer of answers) expect(answer).not.toMatch(/error|did not match|not found/i);
		expect(alert.comments.map(({ content }) => content)).toEqual(['A case is open']);
	});
});
