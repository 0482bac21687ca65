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
