import type { IDataObject } from 'n8n-workflow';

import type { Raised, Simulator } from '../simulator';

/** One change of an alert as a line of text: event, UUID of the alert and, for a comment, its UUID. */
export type Change = string;

function changeOf({ v2 }: Raised): Change | undefined {
	const { type, action, attributes } = v2 as { type: string; action: string; attributes: IDataObject };
	if (type === 'alert-comment') return `alert-comment-created ${attributes.alert_uuid} ${attributes.uuid}`;
	if (type !== 'alert') return undefined;
	const isStatus = (attributes.updated as IDataObject | undefined)?.status !== undefined;
	const event = action === 'created' ? 'alert-created' : isStatus ? 'alert-status-changed' : 'alert-updated';
	return `${event} ${attributes.uuid}`;
}

/** The changes in the simulated tenant after its first `skip` notifications, sorted. */
export const raised = (simulator: Simulator, skip: number): Change[] =>
	simulator.world.notifications
		.slice(skip)
		.map(changeOf)
		.filter((change) => change !== undefined)
		.sort();

/** The changes for which the workflow was started, sorted. */
export const emitted = (executions: ReadonlyArray<{ json: IDataObject }>): Change[] =>
	executions
		.map(({ json }) => {
			const comment = json.comment as IDataObject | undefined;
			return [json.event_type, json.alert_uuid, ...(comment ? [comment.uuid] : [])].join(' ');
		})
		.sort();

/** Creates `count` alerts and changes each in every way: 5 changes an alert. */
export function disturb({ world }: Simulator, count = 2): void {
	for (let round = 0; round < count; round++) {
		const { uuid } = world.createAlert();
		world.updateAlert(uuid, { urgency: 30 + round });
		world.changeAlertStatus(uuid, 'Acknowledged');
		world.addComment(uuid, `round ${round}`);
		world.changeAlertStatus(uuid, 'Ongoing');
	}
}
