import type { CredentialReference } from '../../../e2e/n8n/api';
import { chain, type WorkflowDefinition } from '../../../e2e/n8n/workflow';
import { uses, type Stage } from '../../../e2e/stage';
import type { Report } from '../report';
import type { Scenario } from './scenario';
import { checkTriage, tellTriage, text, triageSteps } from './triage';

const TRIGGER = 'When an alert is created';

/** A workflow that triages each alert the moment it fires. */
export function liveTriageWorkflow(credential: CredentialReference): WorkflowDefinition {
	return chain('Triage each alert', [
		{
			name: TRIGGER,
			type: 'n8n-nodes-sekoia.sekoiaTrigger',
			parameters: { events: ['alertCreated'] },
			credentials: uses(credential),
		},
		...triageSteps(credential),
	]);
}

async function play({ api, simulator, credential }: Stage, report: Report): Promise<void> {
	const workflow = await api.createWorkflow(liveTriageWorkflow(credential));
	await api.activateWorkflow(workflow.id);
	report.line('  The workflow is active and waits.');

	const raised = Date.now();
	const alert = simulator.world.createAlert({ title: 'Beacon to a known C2 server', urgency: 82, events: 5 });
	report.line(`  SEKOIA.IO raises alert ${alert.short_id} "${alert.title}".`);
	const [execution] = await api.waitForExecutions(workflow.id, 1);
	if (!execution) return;
	const seconds = Math.max(0, (Date.parse(execution.startedAt) - raised) / 1000);
	report.line(`  The workflow started ${seconds.toFixed(1)} s later, by itself:`);
	report.links.push({
		what: `the run of "${workflow.name}"`,
		url: `${api.url}/workflow/${workflow.id}/executions/${execution.id}`,
	});

	const finding = { [TRIGGER]: ([item]: Parameters<typeof text>[0][]) => `${text(item, 'event_type')} ${text(item, 'short_id')}, urgency ${text(item, 'urgency')}` };
	if (tellTriage(execution, finding, report)) checkTriage(simulator, alert.uuid, report);
	report.check('no button was pressed for it', execution.mode === 'trigger', execution.mode);
}

/** The triage, started by the live trigger. */
export const triageEachAlert: Scenario = {
	title: 'Workflow "Triage each alert": the same steps, started by each new alert',
	play,
};
