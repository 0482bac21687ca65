import type { ILoadOptionsFunctions, INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';

import { alertId } from '../../../shared/fields/parsers';
import { SekoiaClient } from '../../../shared/http/client';
import { segment } from '../../../shared/http/segment';
import { isJsonObject, type JsonObject } from '../../../shared/json';
import { EDITOR_REQUESTS, withSource } from '../listPage';
import { getAlertStatuses, getCustomStatuses } from '../loadOptions';

/**
 * The platform's built-in workflow actions. Their ids are the same in every community
 * (SEKOIA.IO's public playbook module, action Update Alert Status).
 */
const KNOWN_ACTIONS: INodeListSearchItems[] = [
	{ name: 'Acknowledge', value: '937bdabf-6a08-434b-b6d3-d7447e4e452a', description: 'Someone looks at the alert' },
	{ name: 'Close', value: '1390be4e-ced8-4dd6-9bed-573471b235ab', description: 'The incident is handled' },
	{ name: 'Reject', value: 'ade85d7b-7507-4026-bfc6-cc006d10ddac', description: 'The alert is a false positive' },
	{ name: 'Validate', value: 'c39a0a95-aa2c-4d0d-8d2e-d3decf426eea', description: 'The alert is a true incident, now ongoing' },
];

/** By name, an alert may get a status as well: one that every community has, or one of the community's own. */
const source = {
	...getCustomStatuses.source,
	noun: 'workflow action or status of alerts',
	known: [...KNOWN_ACTIONS, ...(getAlertStatuses.source.known ?? [])],
};

const toItem = ({ id, name, description }: JsonObject): INodeListSearchItems => ({
	name: String(name),
	value: String(id),
	...(typeof description === 'string' ? { description } : {}),
});

/** The actions that the chosen alert allows now; undefined when no fixed alert is chosen, or they cannot be read. */
async function actionsOfAlert(functions: ILoadOptionsFunctions): Promise<INodeListSearchItems[] | undefined> {
	try {
		const chosen = functions.getCurrentNodeParameter('uuid', { extractValue: true });
		const id = alertId(chosen, { label: 'Alert', timezone: 'UTC' });
		if (id === undefined) return undefined;
		const client = await SekoiaClient.create(functions, { ...EDITOR_REQUESTS, maxTries: 1, timeout: 10_000 });
		const answer = await client.request({ method: 'GET', path: `/api/v1/sic/alerts/${segment(id)}/workflow` });
		const actions = isJsonObject(answer) ? answer.actions : undefined;
		if (!Array.isArray(actions) || actions.length === 0) return undefined;
		return actions.filter(isJsonObject).map(toItem);
	} catch {
		// With an expression, or without the permission to read alerts, the built-in actions are still of use.
		return undefined;
	}
}

/** The actions of the chosen alert, or all built-in ones when the alert is only known at run time. */
export const searchWorkflowActions = withSource(source, async function (
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const all = (await actionsOfAlert(this)) ?? KNOWN_ACTIONS;
	const typed = filter?.trim().toLowerCase() ?? '';
	return { results: all.filter(({ name, value }) => name.toLowerCase().includes(typed) || value === typed) };
});
