/**
 * The statuses that every alert can have, with their UUIDs. These are the same in every community (SEKOIA.IO's public
 * playbook module, action Update Alert Status).
 */
export const ALERT_STATUSES: Readonly<Record<string, string>> = {
	Acknowledged: '8f206505-af6d-433e-93f4-775d46dc7d0f',
	Closed: '1738b1c1-767d-489e-bada-19176621a007',
	Ongoing: '1f2f88d5-ff5b-48bf-bbbc-00c2fff82d9f',
	Pending: '2efc4930-1442-4abb-acf2-58ba219a4fd0',
	Rejected: '4f68da89-38e0-4703-a6ab-652f02bdf24e',
};

/** The UUID of the status to which each of the platform's own workflow actions leads (same source). */
export const LEADS_TO: Readonly<Record<string, string>> = {
	// Acknowledge, Close, Reject, Validate
	'937bdabf-6a08-434b-b6d3-d7447e4e452a': ALERT_STATUSES.Acknowledged!,
	'1390be4e-ced8-4dd6-9bed-573471b235ab': ALERT_STATUSES.Closed!,
	'ade85d7b-7507-4026-bfc6-cc006d10ddac': ALERT_STATUSES.Rejected!,
	'c39a0a95-aa2c-4d0d-8d2e-d3decf426eea': ALERT_STATUSES.Ongoing!,
};
