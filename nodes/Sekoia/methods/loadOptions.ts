import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { ALERT_STATUSES } from '../../shared/alertStatuses';
import { SekoiaClient } from '../../shared/http/client';
import { collectPages, pages } from '../../shared/http/paging';
import type { JsonObject } from '../../shared/json';
import { toNodeError } from '../../shared/nodeError';
import { callOf, EDITOR_REQUESTS, type ListSource, text, withSource } from './listPage';

const CUSTOM_STATUSES = '/api/v1/sic/custom_statuses';
const CUSTOM_VERDICTS = '/api/v1/sic/custom_verdicts';

const PAGE_SIZE = 100;
/** A longer dropdown is of no use; an expression can give any ID. */
const MAX_ENTRIES = 1_000;

const STATUSES: INodePropertyOptions[] = Object.entries(ALERT_STATUSES).map(([name, value]) => ({ name, value }));

const byName = (one: INodePropertyOptions, other: INodePropertyOptions) => one.name.localeCompare(other.name, 'en');
const named = ({ name, uuid }: JsonObject): INodePropertyOptions => ({ name: text(name) || text(uuid), value: text(uuid) });
const labelled = ({ label, uuid, stage }: JsonObject): INodePropertyOptions => ({
	name: text(label) || text(uuid),
	value: text(uuid),
	...(stage ? { description: `Stage: ${text(stage)}` } : {}),
});

/** Makes a method for n8n's `loadOptions`, which throws a NodeApiError that names the missing permission on 403. */
const method = (source: ListSource) =>
	withSource(source, async function (this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		try {
			const client = await SekoiaClient.create(this, EDITOR_REQUESTS);
			const { items } = await collectPages(pages(client, callOf(source), { pageSize: PAGE_SIZE, limit: MAX_ENTRIES }));
			const options = new Map(items.map(source.toItem).map((option) => [option.value, option]));
			return [...options.values()].filter(({ value }) => value !== '').sort(byName);
		} catch (failure) {
			throw toNodeError(this.getNode(), failure);
		}
	});

/** Statuses of alerts. */
export const getAlertStatuses = method({
	noun: 'status of alerts',
	path: '/api/v1/sic/alerts/statuses',
	permission: 'View alerts',
	toItem: named,
	known: STATUSES,
});

/** Categories of the alerts of the last 90 days. */
export const getAlertTypeCategories = method({
	noun: 'category of alerts',
	path: '/api/v1/sic/alerts/types',
	permission: 'View alerts',
	toItem: ({ category }) => ({ name: text(category), value: text(category) }),
});

/** Types of the alerts of the last 90 days. */
export const getAlertTypeValues = method({
	noun: 'type of alerts',
	path: '/api/v1/sic/alerts/types',
	permission: 'View alerts',
	toItem: ({ category, value }) => ({ name: text(value), value: text(value), description: text(category) }),
});

/** The community's own priorities of cases. */
export const getCasePriorities = method({
	noun: 'priority of cases',
	path: '/api/v1/sic/custom_priorities',
	permission: 'View cases',
	toItem: labelled,
});

/** The community's own statuses of cases. */
export const getCaseStatuses = method({
	noun: 'status of cases',
	path: CUSTOM_STATUSES,
	permission: 'View cases',
	query: [['match[type]', 'case']],
	toItem: labelled,
});

/** The community's verdicts, for whoever may view cases. */
export const getCaseVerdicts = method({
	noun: 'verdict',
	path: CUSTOM_VERDICTS,
	permission: 'View cases',
	toItem: labelled,
});

/** The community's own statuses of alerts. */
export const getCustomStatuses = method({
	noun: 'status of alerts',
	path: CUSTOM_STATUSES,
	permission: 'View alerts',
	query: [['match[type]', 'alert']],
	toItem: labelled,
});

/** Statuses of alerts, those of every tenant and the community's own, which may have the same names. */
export async function getAllAlertStatuses(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const own = (await getCustomStatuses.call(this)).map((status) => ({ ...status, description: "The community's own status" }));
	return [...STATUSES, ...own].sort(byName);
}

/** The community's verdicts, for whoever may view alerts. */
export const getVerdicts = method({
	noun: 'verdict',
	path: CUSTOM_VERDICTS,
	permission: 'View alerts',
	toItem: labelled,
});
