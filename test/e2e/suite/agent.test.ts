import { byId, sekoia } from '../../tools/demo/workflows';
import { ownerApi } from '../jest/session';
import { startLanguageModel, type LanguageModel } from '../languageModel';
import { chain, manualTrigger, type WorkflowDefinition } from '../n8n/workflow';
import { openStage, uses, type Stage } from '../stage';

/** A parameter that the model fills in. */
const asked = (name: string, description: string) => `={{ $fromAI('${name}', '${description}', 'string') }}`;
const byName = (value: string) => ({ __rl: true, mode: 'name', value });

/** The tools of a SOC analyst's agent: name, resource, operation, parameters. */
const TOOLS: ReadonlyArray<readonly [string, string, string, Record<string, unknown>]> = [
	['Search alerts', 'alert', 'search', {
		filters: {
			statusUuid: asked('status', 'Status of the alerts, such as Pending'),
			ruleUuid: [byName(asked('rule', 'Name of the rule that raised the alerts'))],
		},
	}],
	['Get alert', 'alert', 'get', { uuid: byId(asked('alert', 'Short ID of the alert')) }],
	['Add comment', 'alert', 'addComment', { uuid: byId(asked('alert', 'Short ID of the alert')), content: asked('comment', 'What to say') }],
	['Search events', 'event', 'search', { findBy: 'alert', alerts: { row: [{ id: byId(asked('alerts', 'Short IDs of the alerts')) }] } }],
	['Create case', 'case', 'create', {
		title: asked('title', 'Title of the case'),
		additionalFields: {
			communityUuid: byName(asked('community', 'Name of the community')),
			priority: asked('priority', 'low, medium or high'),
			customStatusUuid: asked('status', 'Status of the case'),
			tags: asked('tags', 'Tags, separated by commas'),
		},
	}],
];

const nameOf = (tool: string) => tool.replaceAll(' ', '_');

describe('an agent with five tools', () => {
	let stage: Stage;
	let model: LanguageModel;
	beforeAll(async () => {
		stage = await openStage(await ownerApi(), { name: 'Agent', alerts: 40, events: 200 });
	});
	afterAll(async () => {
		await model?.stop();
		await stage.simulator.stop();
	});

	const agent = async (): Promise<WorkflowDefinition> => {
		const { api, credential } = stage;
		const openAi = await api.createCredential('Model', 'openAiApi', { apiKey: 'none', url: model.url, header: false });
		const parameters = { promptType: 'define', text: 'Triage the newest PowerShell alert.', options: { maxIterations: 10 } };
		const workflow = chain('Agent', [manualTrigger, { name: 'Agent', type: '@n8n/n8n-nodes-langchain.agent', typeVersion: 3.1, parameters }]);
		workflow.nodes.push({
			id: 'model',
			name: 'Model',
			type: '@n8n/n8n-nodes-langchain.lmChatOpenAi',
			typeVersion: 1.2,
			position: [224, 200],
			parameters: { model: { __rl: true, mode: 'id', value: 'test' }, options: { maxRetries: 0 } },
			credentials: { openAiApi: openAi },
		});
		workflow.connections.Model = { main: [], ai_languageModel: [[{ node: 'Agent', type: 'ai_languageModel', index: 0 }]] };
		for (const [name, resource, operation, given] of TOOLS) {
			const node = sekoia(credential, name, resource, operation, given);
			workflow.nodes.push({ id: name, typeVersion: 1, position: [448, 200], ...node, type: 'n8n-nodes-sekoia.sekoiaTool', credentials: uses(credential) });
			workflow.connections[name] = { main: [], ai_tool: [[{ node: 'Agent', type: 'ai_tool', index: 0 }]] };
		}
		return workflow;
	};

	it('succeeds with each at the first try, with the names a person would say', async () => {
		const { api, simulator } = stage;
		const { world } = simulator;
		const rule = world.reference.rules.find(({ name }) => name === 'Suspicious PowerShell command')!;
		const alert = world.alerts.find((one) => one.rule.uuid === rule.uuid && one.visible)!;
		const [community] = world.reference.communities;
		const status = world.reference.customStatuses.find(({ appliesTo }) => appliesTo.includes('case'))!;
		model = await startLanguageModel([
			{ call: nameOf('Search alerts'), with: { status: alert.status.toLowerCase(), rule: 'suspicious powershell command' } },
			{ call: nameOf('Get alert'), with: { alert: alert.short_id } },
			{ call: nameOf('Search events'), with: { alerts: alert.short_id } },
			{ call: nameOf('Add comment'), with: { alert: alert.short_id, comment: 'Looks like a test' } },
			{ call: nameOf('Create case'), with: { title: 'PowerShell', community: community!.name, priority: 'High', status: status.label.toUpperCase(), tags: 'ai, phishing' } },
			{ say: 'Done.' },
		]);
		const { id } = await api.createWorkflow(await agent());
		const execution = await api.runToEnd(id, manualTrigger.name);

		expect(execution.error?.message).toBeUndefined();
		expect(execution.nodes.Agent?.items[0]?.json.output).toBe('Done.');
		const answers = model.requests.slice(1).map(({ messages }) => JSON.stringify(messages.at(-1)));
		expect(answers).toHaveLength(TOOLS.length);
		for (const answer of answers) expect(answer).not.toMatch(/error|There was/i);
		expect(answers[0]).toContain(alert.short_id);
		expect(answers[1]).toContain(alert.title);
		expect(answers[2]).toMatch(/event\.id|timestamp/);
		expect(alert.comments.map(({ content }) => content)).toEqual(['Looks like a test']);
		const created = simulator.requests.filter(({ method, path }) => method === 'POST' && path === '/api/v1/sic/cases');
		expect(created.map(({ body }) => body)).toMatchObject([
			{ title: 'PowerShell', community_uuid: community!.uuid, priority: 'high', custom_status_uuid: status.uuid, tags: ['ai', 'phishing'] },
		]);
		expect(simulator.requests.filter((request) => request.status !== undefined && request.status >= 400)).toEqual([]);
	});
});
