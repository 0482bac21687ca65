import { triageWorkflow } from '../../demo/scenarios/triageNewestAlert';
import { ownerApi } from '../jest/session';
import { manualTrigger } from '../n8n/workflow';
import { openStage, type Stage } from '../stage';

describe('the workflow of the demo', () => {
	let stage: Stage;
	beforeAll(async () => {
		stage = await openStage(await ownerApi(), { name: 'Triage' });
	});
	afterAll(async () => await stage.simulator.stop());

	it('acknowledges the newest pending alert and comments it', async () => {
		const { api, simulator, credential } = stage;
		const workflow = await api.createWorkflow(triageWorkflow(credential));
		const execution = await api.runToEnd(workflow.id, manualTrigger.name);
		expect(execution.error).toBeUndefined();
		expect(execution.status).toBe('success');

		const shortId = String(execution.nodes['Find the newest alert']?.items[0]?.json.short_id);
		const events = execution.nodes['Search its events']?.items ?? [];
		const alert = simulator.world.alert(shortId);
		expect(alert.status).toBe('Acknowledged');
		expect(alert.comments.map(({ content }) => content)).toContainEqual(
			expect.stringContaining(`Triaged by n8n: ${events.length} event(s)`),
		);
	});
});
