import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { isJsonObject, type Json } from '../../shared/json';
import { listPage, type ListSource } from './list';
import { SHORT_ID } from './shortId';

export { searchWorkflowActions } from './workflowActions';

const text = (value: Json | undefined) => (typeof value === 'string' ? value : '');
const nameOf = (value: Json | undefined) => (isJsonObject(value) ? text(value.name) : text(value));

const alerts: ListSource = {
	path: '/api/v1/sic/alerts',
	permission: 'View alerts',
	query: [
		['sort', 'created_at'],
		['direction', 'desc'],
	],
	search: (typed) => [SHORT_ID.test(typed) ? 'match[short_id]' : 'match[title]', typed],
	toItem: ({ short_id: shortId, uuid, title, status }) => ({
		// The status before the title, which the list cuts off when it is long.
		name: [text(shortId), nameOf(status) && `(${nameOf(status)})`, text(title)].filter(Boolean).join(' '),
		value: text(shortId) || text(uuid),
	}),
};

const cases: ListSource = {
	path: '/api/v1/sic/cases',
	permission: 'View cases',
	query: [
		['sort', 'created_at'],
		['direction', 'desc'],
	],
	search: (typed) => [SHORT_ID.test(typed) ? 'match[short_id]' : 'match[title]', typed],
	toItem: ({ short_id: shortId, uuid, title }) => ({
		name: [text(shortId), text(title)].filter(Boolean).join(' '),
		value: text(shortId) || text(uuid),
	}),
};

const assets: ListSource = {
	path: '/api/v1/asset-management/assets',
	permission: 'View assets',
	search: (typed) => ['match[name]', typed],
	toItem: ({ name, uuid, asset_type: type }) => ({
		name: nameOf(type) ? `${text(name)} (${nameOf(type)})` : text(name),
		value: text(uuid),
	}),
};

const intakes: ListSource = {
	path: '/api/v1/sic/conf/intakes',
	permission: 'View intakes',
	search: (typed) => ['match[name]', typed],
	toItem: ({ name, uuid, entity }) => ({
		name: nameOf(entity) ? `${text(name)} (${nameOf(entity)})` : text(name),
		value: text(uuid),
	}),
};

const reports: ListSource = {
	path: '/api/v2/inthreat/reports',
	permission: 'View intelligence',
	toItem: ({ id, name }) => ({ name: text(name) || text(id), value: text(id) }),
};

/** A method for n8n's `listSearch`: the text typed and the page asked for give one page. */
const method = (source: ListSource) =>
	async function (
		this: ILoadOptionsFunctions,
		filter?: string,
		paginationToken?: string,
	): Promise<INodeListSearchResult> {
		return await listPage(this, source, filter, paginationToken);
	};

export const searchAlerts = method(alerts);
export const searchCases = method(cases);
export const searchAssets = method(assets);
export const searchIntakes = method(intakes);
export const searchReports = method(reports);
