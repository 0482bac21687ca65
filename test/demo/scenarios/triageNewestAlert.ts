import type { CredentialReference } from '../../e2e/n8n/api';
import type { Execution, OutputItem } from '../../e2e/n8n/execution';
import { chain, manualTrigger, type WorkflowDefinition } from '../../e2e/n8n/workflow';
import type { Stage } from '../../e2e/stage';
import type { Report } from '../report';
import { byId, fromList, sekoia } from '../workflows';
import type { Scenario } from './scenario';

/** The workflow action that acknowledges an alert; the same in every SEKOIA.IO community. */
const ACKNOWLEDGE = fromList('937bdabf-6a08-434b-b6d3-d7447e4e452a', 'Acknowledge');

/** Take the newest open alert, look at its events, write down what was seen, take charge of it. */
export function triageWorkflow(credential: CredentialReference): WorkflowDefinition {
	const thisAlert = byId("={{ $('Get it').first().json.short_id }}");
	return chain('Triage the newest alert', [
		manualTrigger,
		sekoia(credential, 'Find the newest alert', 'alert', 'search', {
			returnAll: false,
			limit: 1,
			filters: { statusName: ['Pending'] },
			options: { sort: 'created_at', direction: 'desc' },
		}),
		sekoia(credential, 'Get it', 'alert', 'get', { uuid: byId('={{ $json.short_id }}'), options: {} }),
		sekoia(
			credential,
			'Search its events',
			'event',
			'search',
			{
				query: '=alert_short_ids:"{{ $json.short_id }}"',
				earliestTime: '-30d',
				latestTime: 'now',
				returnAll: false,
				limit: 100,
			},
			// An alert without events is triaged as well.
			{ alwaysOutputData: true },
		),
		sekoia(
			credential,
			'Comment it',
			'alert',
			'addComment',
			{
				uuid: thisAlert,
				content:
					"=Triaged by n8n: {{ $('Search its events').all().filter(item => item.json.timestamp).length }} event(s), urgency {{ $('Get it').first().json.urgency.current_value }}, rule \"{{ $('Get it').first().json.rule.name }}\".",
				additionalFields: {},
			},
			// Once for the alert, not once for each of its events.
			{ executeOnce: true },
		),
		sekoia(credential, 'Acknowledge it', 'alert', 'updateStatus', {
			uuid: thisAlert,
			actionUuid: ACKNOWLEDGE,
			additionalFields: {},
		}),
	]);
}

async function play({ api, simulator, credential }: Stage, report: Report): Promise<void> {
	const workflow = await api.createWorkflow(triageWorkflow(credential));
	const execution = await api.runToEnd(workflow.id, manualTrigger.name);
	report.links.push({
		what: `the run of "${workflow.name}"`,
		url: `${api.url}/workflow/${workflow.id}/executions/${execution.id}`,
	});
	const shortId = String(first(execution, 'Find the newest alert').short_id ?? '');

	describe(execution, report);
	if (execution.status !== 'success') {
		report.fail(`The workflow ended as "${execution.status}": ${execution.error?.message ?? 'no message'}`);
		return;
	}

	report.line();
	report.line('In SEKOIA.IO (the simulator) afterwards:');
	const alert = simulator.world.alert(shortId);
	report.check(`alert ${shortId} is Acknowledged`, alert.status === 'Acknowledged', alert.status);
	const written = alert.comments.map(({ content }) => content);
	const comment = written.find((content) => content.startsWith('Triaged by n8n'));
	report.check(`it carries the comment "${comment ?? 'Triaged by n8n ...'}"`, comment !== undefined, written.join(' | ') || 'no comment');
}

/** Tells in plain words what each node did. */
function describe(execution: Execution, report: Report): void {
	const explain: Record<string, (items: OutputItem[]) => string> = {
		'Find the newest alert': ([item]) => `${text(item, 'short_id')} "${text(item, 'title')}"`,
		'Get it': ([item]) =>
			`urgency ${text(item, 'urgency.current_value')}, status ${text(item, 'status.name')}, rule "${text(item, 'rule.name')}"`,
		'Search its events': (items) => {
			const events = items.filter(({ json }) => json.timestamp);
			return `${events.length} event(s)${events.length > 0 ? `, the newest at ${text(events[0], 'timestamp')}` : ''}`;
		},
		'Comment it': ([item]) => `"${text(item, 'content')}"`,
		'Acknowledge it': () => 'done, the alert leaves the queue of pending alerts',
	};
	for (const [node, tell] of Object.entries(explain)) {
		const result = execution.nodes[node];
		if (!result) report.step(node, 'did not run');
		else if (result.error) report.step(node, `failed: ${result.error.message}`);
		else report.step(node, tell(result.items));
	}
}

function first(execution: Execution, node: string): Record<string, unknown> {
	return execution.nodes[node]?.items[0]?.json ?? {};
}

function text(item: OutputItem | undefined, path: string): string {
	let value: unknown = item?.json;
	for (const name of path.split('.')) value = (value as Record<string, unknown> | undefined)?.[name];
	return value === undefined ? '?' : String(value);
}

export const triageNewestAlert: Scenario = {
	title: 'Workflow "Triage the newest alert": find it, get it, search its events, comment it, acknowledge it',
	play,
};
