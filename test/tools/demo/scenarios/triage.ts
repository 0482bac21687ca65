import type { CredentialReference } from '../../../e2e/n8n/api';
import type { Execution, OutputItem } from '../../../e2e/n8n/execution';
import type { ChainNode } from '../../../e2e/n8n/workflow';
import type { Simulator } from '../../../e2e/stage';
import type { Report } from '../report';
import { byId, fromList, sekoia } from '../workflows';

/** The workflow action that acknowledges an alert; the same in every SEKOIA.IO community. */
const ACKNOWLEDGE = fromList('937bdabf-6a08-434b-b6d3-d7447e4e452a', 'Acknowledge');

/** Nodes that get the alert whose short ID comes in, search its events, comment it and acknowledge it. */
export function triageSteps(credential: CredentialReference): ChainNode[] {
	const thisAlert = byId("={{ $('Get it').first().json.short_id }}");
	return [
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
			// So that an alert without events is triaged, too.
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
			// Once for the alert, not for each of its events.
			{ executeOnce: true },
		),
		sekoia(credential, 'Acknowledge it', 'alert', 'updateStatus', {
			uuid: thisAlert,
			actionUuid: ACKNOWLEDGE,
			additionalFields: {},
		}),
	];
}

/** For each node, a function that says what it did. */
export type Told = Record<string, (items: OutputItem[]) => string>;

const steps: Told = {
	'Get it': ([item]) =>
		`urgency ${text(item, 'urgency.current_value')}, status ${text(item, 'status.name')}, rule "${text(item, 'rule.name')}"`,
	'Search its events': (items) => {
		const events = items.filter(({ json }) => json.timestamp);
		return `${events.length} event(s)${events.length > 0 ? `, the newest at ${text(events[0], 'timestamp')}` : ''}`;
	},
	'Comment it': ([item]) => `"${text(item, 'content')}"`,
	'Acknowledge it': () => 'done, the alert leaves the queue of pending alerts',
};

/** Reports what each node did, beginning with `finding`. @returns whether the workflow succeeded */
export function tellTriage(execution: Execution, finding: Told, report: Report): boolean {
	for (const [node, tell] of Object.entries({ ...finding, ...steps })) {
		const result = execution.nodes[node];
		if (!result) report.step(node, 'did not run');
		else if (result.error) report.step(node, `failed: ${result.error.message}`);
		else report.step(node, tell(result.items));
	}
	if (execution.status === 'success') return true;
	report.fail(`The workflow ended as "${execution.status}": ${execution.error?.message ?? 'no message'}`);
	return false;
}

/** Checks what the triage changed in SEKOIA.IO. */
export function checkTriage(simulator: Simulator, alertId: string, report: Report): void {
	report.line();
	report.line('In SEKOIA.IO (the simulator) afterwards:');
	const alert = simulator.world.alert(alertId);
	report.check(`alert ${alert.short_id} is Acknowledged`, alert.status === 'Acknowledged', alert.status);
	const written = alert.comments.map(({ content }) => content);
	const comment = written.find((content) => content.startsWith('Triaged by n8n'));
	report.check(`it carries the comment "${comment ?? 'Triaged by n8n ...'}"`, comment !== undefined, written.join(' | ') || 'no comment');
}

/** The member of an item at a path such as `rule.name`, as text. */
export function text(item: OutputItem | undefined, path: string): string {
	let value: unknown = item?.json;
	for (const name of path.split('.')) value = (value as Record<string, unknown> | undefined)?.[name];
	return value === undefined ? '?' : String(value);
}
