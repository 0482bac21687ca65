import type { IDataObject } from 'n8n-workflow';

import type { Raised, Simulator } from '../simulator';

/** One change of an alert as a line of text: event, alert and, for a comment, its id. */
export type Change = string;

function changeOf({ v2 }: Raised): Change | undefined {
	const { type, action, attributes } = v2 as { type: string; action: string; attributes: IDataObject };
	if (type === 'alert-comment') return `alert-comment-created ${attributes.alert_uuid} ${attributes.uuid}`;
	if (type !== 'alert') return undefined;
	const isStatus = (attributes.updated as IDataObject | undefined)?.status !== undefined;
	const event = action === 'created' ? 'alert-created' : isStatus ? 'alert-status-changed' : 'alert-updated';
	return `${event} ${attributes.uuid}`;
}

/** What happened in the simulated tenant after its first `skip` notifications, sorted. */
export const raised = (simulator: Simulator, skip: number): Change[] =>
	simulator.world.notifications
		.slice(skip)
		.map(changeOf)
		.filter((change) => change !== undefined)
		.sort();

/** What the workflow was started for, sorted. */
export const emitted = (executions: ReadonlyArray<{ json: IDataObject }>): Change[] =>
	executions
		.map(({ json }) => {
			const comment = json.comment as IDataObject | undefined;
			return [json.event_type, json.alert_uuid, ...(comment ? [comment.uuid] : [])].join(' ');
		})
		.sort();

/** Does `count` rounds of everything that can happen to alerts: 5 changes each. */
export function disturb({ world }: Simulator, count = 2): void {
	for (let round = 0; round < count; round++) {
		const { uuid } = world.createAlert();
		world.updateAlert(uuid, { urgency: 30 + round });
		world.changeAlertStatus(uuid, 'Acknowledged');
		world.addComment(uuid, `round ${round}`);
		world.changeAlertStatus(uuid, 'Ongoing');
	}
}
