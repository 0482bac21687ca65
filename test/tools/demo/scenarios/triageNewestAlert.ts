import type { CredentialReference } from '../../../e2e/n8n/api';
import { chain, manualTrigger, type WorkflowDefinition } from '../../../e2e/n8n/workflow';
import type { Stage } from '../../../e2e/stage';
import type { Report } from '../report';
import { sekoia } from '../workflows';
import type { Scenario } from './scenario';
import { checkTriage, tellTriage, text, triageSteps } from './triage';

/** A workflow that triages the newest pending alert. */
export function triageWorkflow(credential: CredentialReference): WorkflowDefinition {
	return chain('Triage the newest alert', [
		manualTrigger,
		sekoia(credential, 'Find the newest alert', 'alert', 'search', {
			returnAll: false,
			limit: 1,
			filters: { statusUuid: ['Pending'] },
			options: { sort: 'created_at', direction: 'desc' },
		}),
		...triageSteps(credential),
	]);
}

async function play({ api, simulator, credential }: Stage, report: Report): Promise<void> {
	const workflow = await api.createWorkflow(triageWorkflow(credential));
	const execution = await api.runToEnd(workflow.id, manualTrigger.name);
	report.links.push({
		what: `the run of "${workflow.name}"`,
		url: `${api.url}/workflow/${workflow.id}/executions/${execution.id}`,
	});

	const found = execution.nodes['Find the newest alert']?.items[0];
	const finding = { 'Find the newest alert': () => `${text(found, 'short_id')} "${text(found, 'title')}"` };
	if (tellTriage(execution, finding, report)) checkTriage(simulator, text(found, 'short_id'), report);
}

/** The triage, started by hand. */
export const triageNewestAlert: Scenario = {
	title: 'Workflow "Triage the newest alert": find it, get it, search its events, comment it, acknowledge it',
	play,
};
