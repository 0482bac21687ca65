import { join } from 'node:path';

import { byId, sekoia } from '../../../tools/demo/workflows';
import { sendAlertWebhook } from '../../../simulator';
import { exampleNames, prepareExample } from '../../examples';
import { packProject } from '../../n8n/pack';
import { startN8n, type N8nServer } from '../../n8n/server';
import { branches, chain, manualTrigger, type ChainNode } from '../../n8n/workflow';
import { CREDENTIAL_TYPE, credentialData, openStage, OWNER, uses, type Stage } from '../../stage';
import { N8n1Api } from '../api';

let server: N8nServer;
let api: N8n1Api;
let stage: Stage;

/** Installs n8n 1.x itself the first time. */
beforeAll(async () => {
	const log = (line: string): void => void process.stderr.write(`${line}\n`);
	const packed = await packProject({ log });
	const installation = join(__dirname, '..');
	// This module needs a package that npm installs where it is not found. The modules switched off in n8n 2 do not exist here.
	const env = { N8N_DISABLED_MODULES: 'mcp' };
	server = await startN8n({ packageTarball: packed.tarball, installation, env, log }).finally(packed.remove);
	api = new N8n1Api(server.url);
	await api.ownerSetup(OWNER);
	stage = await openStage(api, { alerts: 30, events: 200 });
}, 1_200_000);
afterAll(async () => {
	await stage?.simulator.stop();
	await server?.stop();
});

it('offers the nodes, and every node version that the examples use', async () => {
	const offered = (await api.nodeTypes()).flatMap(({ name, version }) => [version].flat().map((one) => `${name} ${one}`));
	for (const name of ['sekoia', 'sekoiaTool', 'sekoiaTrigger', 'sekoiaWebhookTrigger']) expect(offered).toContain(`n8n-nodes-sekoia.${name} 1`);
	const used = exampleNames.flatMap((name) => prepareExample(name, stage).nodes.map(({ type, typeVersion }) => `${type} ${typeVersion}`));
	expect(used.filter((one) => !offered.includes(one))).toEqual([]);
});

it('tests the credential', async () => {
	const data = credentialData(stage.simulator);
	const statusOf = async (apiKey: string) =>
		(await api.testSavedCredential(stage.credential, CREDENTIAL_TYPE, { ...data, apiKey })).status;
	expect(await statusOf(data.apiKey)).toBe('OK');
	expect(await statusOf('wrong-key-0123456789')).toBe('Error');
});

it('runs operations of several kinds', async () => {
	const { credential, simulator } = stage;
	const alert = simulator.world.createAlert();
	const range = { from: '={{ $now.minus({ days: 1 }) }}', to: '={{ $now }}' };
	const rows: ChainNode[] = [
		sekoia(credential, 'Search', 'alert', 'search', { returnAll: true, filters: { createdAt: { range } } }),
		sekoia(credential, 'Get', 'alert', 'get', { uuid: byId(alert.short_id), simplify: true }),
		sekoia(credential, 'Comment', 'alert', 'addComment', { uuid: byId(alert.short_id), content: '={{ "seen " + 1 }}' }),
		sekoia(credential, 'Create', 'asset', 'create', { name: 'DC01', assetType: { __rl: true, mode: 'name', value: 'computer' }, criticity: 10 }),
		sekoia(credential, 'Events', 'event', 'search', { earliestTime: '-52w', latestTime: 'now', limit: 5 }),
		sekoia(credential, 'Upload', 'observable', 'upload', { observables: '[{"type":"ipv4-addr","value":"203.0.113.9"}]' }),
		sekoia(credential, 'Missing', 'report', 'get', { uuid: byId('nonesuch') }, { onError: 'continueRegularOutput' }),
	];
	const { id } = await api.createWorkflow(branches('Operations', manualTrigger, rows.map((node) => [node])));
	const { error, nodes } = await api.runToEnd(id, manualTrigger.name);
	expect(error?.message).toBeUndefined();
	const outputOf = (name: string) => nodes[name]?.items.map(({ json }) => json) ?? [];
	expect(outputOf('Search').map(({ uuid }) => uuid)).toContain(alert.uuid);
	expect(outputOf('Get')).toMatchObject([{ short_id: alert.short_id }]);
	expect(alert.comments).toMatchObject([{ content: 'seen 1' }]);
	expect(outputOf('Create')).toMatchObject([{ name: 'DC01' }]);
	expect(outputOf('Events')).toHaveLength(5);
	expect(outputOf('Upload')).toEqual([{ success: true, uploaded: 1 }]);
	expect(outputOf('Missing')).toEqual([{ error: expect.any(String) as string }]);
});

it('runs workflows with the triggers', async () => {
	const { credential, simulator } = stage;
	const start = async (name: string, parameters: Record<string, unknown>, webhookId?: string): Promise<string> => {
		const node: ChainNode = { name: 'Trigger', type: `n8n-nodes-sekoia.${name}`, parameters, credentials: uses(credential), webhookId };
		const { id } = await api.createWorkflow(chain(name, [node]));
		await api.activateWorkflow(id);
		return id;
	};
	const live = await start('sekoiaTrigger', { events: ['anyAlertUpdate'] });
	const alert = simulator.world.createAlert();
	simulator.world.addComment(alert.uuid, 'Seen');
	await api.waitForExecutions(live, 2);
	await simulator.stopListening();
	simulator.world.changeAlertStatus(alert.uuid, 'Acknowledged');
	await simulator.startListening();
	const executions = await api.waitForExecutions(live, 3);
	expect(executions.map(({ nodes }) => nodes.Trigger?.items[0]?.json)).toMatchObject([
		{ event_type: 'alert-created', alert_uuid: alert.uuid },
		{ event_type: 'alert-comment-created', comment: { content: 'Seen' } },
		{ event_type: 'alert-status-changed', recovered: true },
	]);

	const webhook = await start('sekoiaWebhookTrigger', { alertDetails: 'full', output: 'full' }, 'n8n1-hook');
	expect((await sendAlertWebhook(`${api.url}/webhook/n8n1-hook/webhook`, alert.uuid)).status).toBe(200);
	const [call] = await api.waitForExecutions(webhook, 1);
	expect(call?.nodes.Trigger?.items[0]?.json).toMatchObject({ alert: { short_id: alert.short_id } });

	const wrong = await api.createCredential('Wrong', CREDENTIAL_TYPE, { ...credentialData(simulator), apiKey: 'wrong-key' });
	const refused = { name: 'Trigger', type: 'n8n-nodes-sekoia.sekoiaTrigger', parameters: {}, credentials: uses(wrong) };
	const { id } = await api.createWorkflow(chain('Refused', [refused]));
	await expect(api.activateWorkflow(id)).rejects.toThrow(/did not accept the API key/);
	for (const active of [live, webhook]) await api.deactivateWorkflow(active);
});
