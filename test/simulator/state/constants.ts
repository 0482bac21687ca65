/** Fixed ids and tables of the platform. */

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
	/** The status it leads to. */
	status: StatusName;
}

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

/** Where an alert may go from each status. */
export const TRANSITIONS: Record<StatusName, readonly StatusName[]> = {
	Pending: ['Acknowledged', 'Ongoing', 'Rejected'],
	Acknowledged: ['Ongoing', 'Rejected'],
	Ongoing: ['Closed', 'Rejected'],
	Closed: [],
	Rejected: [],
};

export function statusByUuid(uuid: string): StatusName | undefined {
	return (Object.keys(ALERT_STATUSES) as StatusName[]).find((name) => ALERT_STATUSES[name] === uuid);
}

/** The status that a workflow action id, or a status uuid itself, leads to. */
export function targetStatus(actionUuid: string): StatusName | undefined {
	return WORKFLOW_ACTIONS.find((action) => action.id === actionUuid)?.status ?? statusByUuid(actionUuid);
}

/** Actions open to an alert in this status, as the API shows them. */
export function availableActions(status: StatusName) {
	return WORKFLOW_ACTIONS.filter((action) => TRANSITIONS[status].includes(action.status)).map(
		({ id, name, description }) => ({ id, name, description }),
	);
}

export function urgencyDisplay(value: number): string {
	if (value < 20) return 'Low';
	if (value < 40) return 'Moderate';
	if (value < 60) return 'High';
	if (value < 80) return 'Major';
	return 'Urgent';
}

export const ALERT_TYPES: ReadonlyArray<{ category: string; value: string }> = [
	{ category: 'abusive-content', value: 'spam' },
	{ category: 'availability', value: 'ddos' },
	{ category: 'fraud', value: 'phishing' },
	{ category: 'information-gathering', value: 'scanner' },
	{ category: 'intrusion-attempts', value: 'brute-force' },
	{ category: 'intrusion-attempts', value: 'exploit' },
	{ category: 'intrusions', value: 'privileged-account-compromise' },
	{ category: 'intrusions', value: 'backdoor' },
	{ category: 'intrusions', value: 'lateral-move' },
	{ category: 'malicious-code', value: 'malware' },
	{ category: 'malicious-code', value: 'ransomware' },
	{ category: 'malicious-code', value: 'trojan' },
	{ category: 'malicious-code', value: 'c&c' },
];

export const DEFAULT_FEED_ID = 'd6092c37-d8d7-45c3-8aff-c4dc26030608';
