/**
 * The former statuses of cases, which stand beside the community's own. The id of "opened" is in a public test of
 * SEKOIA.IO's playbook module; that of "closed", and that there are no others, is made up.
 */
export const CASE_STATUSES = {
	opened: '210e3788-1f95-4e04-accf-a48134f97413',
	closed: '5d0c64f1-8b3e-4a97-9f26-e1b7d4038c52',
} as const;

export type CaseStatusName = keyof typeof CASE_STATUSES;

/** The former status with this id. */
export const caseStatusOf = (uuid: string): CaseStatusName | undefined =>
	(Object.keys(CASE_STATUSES) as CaseStatusName[]).find((name) => CASE_STATUSES[name] === uuid);
