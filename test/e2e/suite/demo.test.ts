import { Report } from '../../tools/demo/report';
import { scenarios } from '../../tools/demo/scenarios';
import { ownerApi } from '../jest/session';
import { openStage, type Stage } from '../stage';

describe('the demo', () => {
	let stage: Stage;
	beforeAll(async () => {
		stage = await openStage(await ownerApi(), { name: 'Demo' });
	});
	afterAll(async () => {
		for (const { id, active } of await stage.api.listWorkflows()) if (active) await stage.api.deactivateWorkflow(id);
		await stage.simulator.stop();
	});

	it.each(scenarios)('$title', async ({ play }) => {
		const report = new QuietReport();
		await play(stage, report);
		expect({ failures: report.failures, said: report.failures > 0 ? report.said : [] }).toEqual({ failures: 0, said: [] });
		expect(report.said.filter((line) => line.includes('OK '))).not.toEqual([]);
		expect(report.links).toHaveLength(1);
	});
});

class QuietReport extends Report {
	readonly said: string[] = [];

	override line(text = ''): void {
		this.said.push(text);
	}
}
