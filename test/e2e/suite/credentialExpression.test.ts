import { setTimeout as sleep } from 'node:timers/promises';

import { sendAlertWebhook } from '../../simulator';
import { sekoia } from '../../tools/demo/workflows';
import { ownerApi } from '../jest/session';
import type { CredentialReference } from '../n8n/api';
import { chain, manualTrigger, type ChainNode } from '../n8n/workflow';
import { CREDENTIAL_TYPE, credentialData, openStage, type Stage } from '../stage';
import { LIVE_TRIGGER, liveTrigger, WEBHOOK_TRIGGER, webhookTrigger, webhookUrls } from '../triggers';

/**
 * n8n evaluates a workflow's expressions only during its activations, executions and webhook calls. By then
 * the activation is long over, and what the live trigger requests is in none of them.
 */
const WELL_AFTER_ACTIVATION = 6_000;

let stage: Stage;
/** Its fields are expressions, as they are when they come from external secrets. */
let credential: CredentialReference;
let expressions: Record<string, unknown>;
const activated: string[] = [];
beforeAll(async () => {
	stage = await openStage(await ownerApi(), { name: 'Not used here', alerts: 20, events: 20 });
	const fields = Object.entries({ ...credentialData(stage.simulator), region: 'custom' });
	expressions = Object.fromEntries(fields.map(([name, value]) => [name, inHalves(value)]));
	credential = await stage.api.createCredential('With expressions', CREDENTIAL_TYPE, expressions);
});
afterAll(async () => {
	await Promise.all(activated.map(async (id) => await stage.api.deactivateWorkflow(id)));
	await stage.simulator.stop();
});

/** An expression whose value is the text, but which does not contain it as a whole. */
const inHalves = (text: string): string =>
	`={{ ${JSON.stringify(text.slice(0, text.length / 2))} + ${JSON.stringify(text.slice(text.length / 2))} }}`;

async function activate(name: string, trigger: ChainNode): Promise<string> {
	const { id } = await stage.api.createWorkflow(chain(name, [trigger]));
	await stage.api.activateWorkflow(id);
	activated.push(id);
	return id;
}

/** The different Authorization headers of the requests whose path names an alert. */
const authorizations = (uuid: string): unknown[] => {
	const requests = stage.simulator.requests.filter(({ path }) => path.includes(uuid));
	return [...new Set(requests.map(({ headers }) => headers.authorization))];
};

describe('a credential with expressions in its fields', () => {
	it('passes its test', async () => {
		expect(await stage.api.testCredential(CREDENTIAL_TYPE, expressions)).toMatchObject({ status: 'OK' });
	});

	it('serves an action', async () => {
		const { api, simulator } = stage;
		const search = sekoia(credential, 'Search', 'alert', 'search', { limit: 2 });
		const { id } = await api.createWorkflow(chain('Action, expressions in the credential', [manualTrigger, search]));
		const { error, nodes } = await api.runToEnd(id, manualTrigger.name);
		expect(error?.message).toBeUndefined();
		expect(nodes.Search?.items).toHaveLength(2);
		expect(simulator.requests.at(-1)?.headers.authorization).toBe(`Bearer ${simulator.apiKey}`);
	});

	it('serves the live trigger, also when it fetches alerts and recovers events long after its activation', async () => {
		const { api, simulator } = stage;
		const id = await activate(
			'Live trigger, expressions in the credential',
			liveTrigger({ events: ['alertCreated'] }, credential),
		);
		await sleep(WELL_AFTER_ACTIVATION);

		const live = simulator.world.createAlert({ details: 'Seen live' });
		await api.waitForExecutions(id, 1);
		await simulator.stopListening();
		const missed = simulator.world.createAlert({ details: 'Missed' });
		await simulator.startListening();
		const executions = await api.waitForExecutions(id, 2);

		const items = executions.map(({ nodes }) => nodes[LIVE_TRIGGER]!.items[0]!);
		// Notifications carry no details, so they come from the REST API.
		expect(items).toMatchObject([
			{ json: { alert_uuid: live.uuid, details: 'Seen live' } },
			{ json: { alert_uuid: missed.uuid, details: 'Missed', recovered: true } },
		]);
		expect(authorizations(live.uuid)).toEqual([`Bearer ${simulator.apiKey}`]);
	});

	it('serves the webhook trigger when it fetches the alert', async () => {
		const { api, simulator } = stage;
		const webhookId = 'e2e-hook-expression';
		const id = await activate(
			'Webhook trigger, expressions in the credential',
			webhookTrigger({ alertDetails: 'full', output: 'full' }, webhookId, credential),
		);

		const alert = simulator.world.createAlert({ title: 'Beacon' });
		const { productionUrl } = webhookUrls(api.url, webhookId);
		expect((await sendAlertWebhook(productionUrl, alert.uuid)).status).toBe(200);
		const [execution] = await api.waitForExecutions(id, 1);
		const json = execution?.nodes[WEBHOOK_TRIGGER]?.items[0]?.json;
		expect(json).toMatchObject({ alert: { uuid: alert.uuid, title: 'Beacon' } });
		expect(json).not.toHaveProperty('error');
		expect(authorizations(alert.uuid)).toEqual([`Bearer ${simulator.apiKey}`]);
	});
});
