/** The five statuses of alerts; their ids are the same on every tenant. */
export const ALERT_STATUSES = {
	Pending: '2efc4930-1442-4abb-acf2-58ba219a4fd0',
	Acknowledged: '8f206505-af6d-433e-93f4-775d46dc7d0f',
	Ongoing: '1f2f88d5-ff5b-48bf-bbbc-00c2fff82d9f',
	Rejected: '4f68da89-38e0-4703-a6ab-652f02bdf24e',
	Closed: '1738b1c1-767d-489e-bada-19176621a007',
} as const;

export type StatusName = keyof typeof ALERT_STATUSES;

export const STATUS_DESCRIPTIONS: Record<StatusName, string> = {
	Pending: 'The alert is waiting for qualification',
	Acknowledged: 'The alert has been seen by an analyst',
	Ongoing: 'The alert is being handled',
	Rejected: 'The alert is a false positive',
	Closed: 'The alert has been handled',
};

interface WorkflowAction {
	id: string;
	name: string;
	description: string;
	/** The status that it leads to. */
	status: StatusName;
}

/** The steps of the alert workflow; their ids are the same on every tenant. */
export const WORKFLOW_ACTIONS: readonly WorkflowAction[] = [
	{
		id: '937bdabf-6a08-434b-b6d3-d7447e4e452a',
		name: 'Acknowledge',
		description: 'Acknowledge the alert',
		status: 'Acknowledged',
	},
	{
		id: 'c39a0a95-aa2c-4d0d-8d2e-d3decf426eea',
		name: 'Validate',
		description: 'Confirm the alert and start handling it',
		status: 'Ongoing',
	},
	{
		id: 'ade85d7b-7507-4026-bfc6-cc006d10ddac',
		name: 'Reject',
		description: 'Reject the alert as a false positive',
		status: 'Rejected',
	},
	{
		id: '1390be4e-ced8-4dd6-9bed-573471b235ab',
		name: 'Close',
		description: 'Close the alert',
		status: 'Closed',
	},
];

/** The statuses that an alert may move to from each status. */
export const TRANSITIONS: Record<StatusName, readonly StatusName[]> = {
	Pending: ['Acknowledged', 'Ongoing', 'Rejected'],
	Acknowledged: ['Ongoing', 'Rejected'],
	Ongoing: ['Closed', 'Rejected'],
	Closed: [],
	Rejected: [],
};

function statusByUuid(uuid: string): StatusName | undefined {
	return (Object.keys(ALERT_STATUSES) as StatusName[]).find((name) => ALERT_STATUSES[name] === uuid);
}

/** The status that a workflow action leads to; the platform takes the uuid of a status as well. */
export function targetStatus(actionUuid: string): StatusName | undefined {
	return WORKFLOW_ACTIONS.find((action) => action.id === actionUuid)?.status ?? statusByUuid(actionUuid);
}

/** The actions available to an alert in this status, as the API shows them. */
export function availableActions(status: StatusName) {
	return WORKFLOW_ACTIONS.filter((action) => TRANSITIONS[status].includes(action.status)).map(
		({ id, name, description }) => ({ id, name, description }),
	);
}
