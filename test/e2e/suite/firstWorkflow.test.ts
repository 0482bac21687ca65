import { ownerApi } from '../jest/session';
import { chain, type ChainNode } from '../n8n/workflow';
import { openStage, uses, type Stage } from '../stage';
import { LIVE_TRIGGER, liveTrigger } from '../triggers';

let stage: Stage;
beforeAll(async () => {
	stage = await openStage(await ownerApi(), { name: 'First workflow', alerts: 3, events: 20 });
});
afterAll(async () => await stage.simulator.stop());

const byId = (value: string) => ({ __rl: true, mode: 'id', value });

function sekoia(name: string, parameters: Record<string, unknown>): ChainNode {
	return { name, type: 'n8n-nodes-sekoia.sekoia', parameters, credentials: uses(stage.credential) };
}

/** The README's first workflow; the parameters that its steps do not name have their defaults. */
const steps = (): ChainNode[] => [
	liveTrigger({ events: ['alertCreated'] }, stage.credential),
	sekoia('Search events', {
		resource: 'event',
		operation: 'search',
		findBy: 'alert',
		outputAsOneItem: true,
	}),
	{
		name: 'If',
		type: 'n8n-nodes-base.if',
		typeVersion: 2,
		parameters: {
			conditions: {
				options: { caseSensitive: true, leftValue: '', typeValidation: 'strict' },
				conditions: [
					{ id: '1', leftValue: '={{ $json.events.length }}', rightValue: 10, operator: { type: 'number', operation: 'gt' } },
				],
				combinator: 'and',
			},
		},
	},
	sekoia('Create case', { resource: 'case', operation: 'create', title: `={{ $('${LIVE_TRIGGER}').item.json.title }}` }),
	sekoia('Attach alerts', {
		resource: 'case',
		operation: 'attachAlerts',
		caseUuid: byId('={{ $json.short_id }}'),
		alerts: { row: [{ id: byId(`={{ $('${LIVE_TRIGGER}').item.json.alert_uuid }}`) }] },
	}),
];

it("the README's first workflow makes one case of an alert with many events, and none of a small one", async () => {
	const { api, simulator } = stage;
	const casesBefore = simulator.world.cases.length;
	const { id } = await api.createWorkflow(chain('First workflow', steps()));
	await api.activateWorkflow(id);
	simulator.world.createAlert({ events: 3 });
	const large = simulator.world.createAlert({ events: 25 });

	const executions = await api.waitForExecutions(id, 2);
	await api.deactivateWorkflow(id);
	expect(executions.map(({ status, error }) => [status, error?.message])).toEqual([['success', undefined], ['success', undefined]]);
	const added = simulator.world.cases.slice(casesBefore);
	expect(added).toMatchObject([{ title: large.title, alerts: [large.uuid] }]);
});
