import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { SekoiaClient } from '../../shared/http/client';
import { collectPages, pages } from '../../shared/http/paging';
import type { JsonObject } from '../../shared/json';
import { toNodeError } from '../../shared/nodeError';
import { EDITOR_REQUESTS, text } from './listPage';

const CUSTOM_STATUSES = '/api/v1/sic/custom_statuses';
const CUSTOM_VERDICTS = '/api/v1/sic/custom_verdicts';

const PAGE_SIZE = 100;
/** A longer dropdown is of no use; an expression can give any ID. */
const MAX_ENTRIES = 1_000;

/** A short list of the tenant, all of which a dropdown offers. */
interface OptionSource {
	path: string;
	permission: string;
	query?: ReadonlyArray<readonly [string, string]>;
	toOption(object: JsonObject): INodePropertyOptions;
}

const byName = (one: INodePropertyOptions, other: INodePropertyOptions) => one.name.localeCompare(other.name, 'en');
const named = ({ name, uuid }: JsonObject): INodePropertyOptions => ({ name: text(name) || text(uuid), value: text(uuid) });
const labelled = ({ label, uuid, stage }: JsonObject): INodePropertyOptions => ({
	name: text(label) || text(uuid),
	value: text(uuid),
	...(stage ? { description: `Stage: ${text(stage)}` } : {}),
});

/** Makes a method for n8n's `loadOptions`, which throws a NodeApiError that names the missing permission on 403. */
const method = ({ path, permission, query, toOption }: OptionSource) =>
	async function (this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		try {
			const client = await SekoiaClient.create(this, EDITOR_REQUESTS);
			const call = { method: 'GET' as const, path, query, permissions: [permission] };
			const { items } = await collectPages(pages(client, call, { pageSize: PAGE_SIZE, limit: MAX_ENTRIES }));
			const options = new Map(items.map(toOption).map((option) => [option.value, option]));
			return [...options.values()].filter(({ value }) => value !== '').sort(byName);
		} catch (failure) {
			throw toNodeError(this.getNode(), failure);
		}
	};

/** Statuses of alerts. */
export const getAlertStatuses = method({
	path: '/api/v1/sic/alerts/statuses',
	permission: 'View alerts',
	toOption: named,
});

/** Categories of the alerts of the last 90 days. */
export const getAlertTypeCategories = method({
	path: '/api/v1/sic/alerts/types',
	permission: 'View alerts',
	toOption: ({ category }) => ({ name: text(category), value: text(category) }),
});

/** Types of the alerts of the last 90 days. */
export const getAlertTypeValues = method({
	path: '/api/v1/sic/alerts/types',
	permission: 'View alerts',
	toOption: ({ category, value }) => ({ name: text(value), value: text(value), description: text(category) }),
});

/** The community's own priorities of cases. */
export const getCasePriorities = method({
	path: '/api/v1/sic/custom_priorities',
	permission: 'View cases',
	toOption: labelled,
});

/** The community's own statuses of cases. */
export const getCaseStatuses = method({
	path: CUSTOM_STATUSES,
	permission: 'View cases',
	query: [['match[type]', 'case']],
	toOption: labelled,
});

/** The community's verdicts, for whoever may view cases. */
export const getCaseVerdicts = method({
	path: CUSTOM_VERDICTS,
	permission: 'View cases',
	toOption: labelled,
});

/** The community's own statuses of alerts. */
export const getCustomStatuses = method({
	path: CUSTOM_STATUSES,
	permission: 'View alerts',
	query: [['match[type]', 'alert']],
	toOption: labelled,
});

/** The community's verdicts, for whoever may view alerts. */
export const getVerdicts = method({
	path: CUSTOM_VERDICTS,
	permission: 'View alerts',
	toOption: labelled,
});
