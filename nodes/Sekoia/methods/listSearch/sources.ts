import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { listPage, namedObjects, nameOf, text, type ListSource } from '../listPage';
import { SHORT_ID } from '../shortId';

const byName = (typed: string) => ['match[name]', typed] as const;
const byShortIdOrTitle = (typed: string) => [SHORT_ID.test(typed) ? 'match[short_id]' : 'match[title]', typed] as const;

const newestFirst = [
	['sort', 'created_at'],
	['direction', 'desc'],
] as const;

const alerts: ListSource = {
	path: '/api/v1/sic/alerts',
	permission: 'View alerts',
	query: newestFirst,
	search: byShortIdOrTitle,
	toItem: ({ short_id: shortId, uuid, title, status }) => ({
		// The status before the title, which the list cuts off when it is long.
		name: [text(shortId), nameOf(status) && `(${nameOf(status)})`, text(title)].filter(Boolean).join(' '),
		value: text(shortId) || text(uuid),
	}),
};

/** The same list, for arguments that take no short ID. */
const alertUuids: ListSource = {
	...alerts,
	toItem: (alert) => ({ ...alerts.toItem(alert), value: text(alert.uuid) }),
};

const cases: ListSource = {
	path: '/api/v1/sic/cases',
	permission: 'View cases',
	query: newestFirst,
	search: byShortIdOrTitle,
	toItem: ({ short_id: shortId, uuid, title }) => ({
		name: [text(shortId), text(title)].filter(Boolean).join(' '),
		value: text(shortId) || text(uuid),
	}),
};

const alphabetical = [['sort', 'name']] as const;

const assets = namedObjects('/api/v1/asset-management/assets', 'View assets', {
	search: byName,
	distinguishedBy: 'asset_type',
});

/** Assets as the alerts know them; unlike the first asset API this one is documented today. */
const assetsV2 = namedObjects('/api/v2/asset-management/assets', 'View assets', {
	search: (typed) => ['search', typed],
	distinguishedBy: 'type',
});

/** Revoked assets among the others, marked; the API gives no list of revoked ones alone. */
const assetsV2WithRevoked: ListSource = {
	...assetsV2,
	query: [['include_revoked', 'true']],
	toItem: (asset) => {
		const item = assetsV2.toItem(asset);
		return asset.revoked === true ? { ...item, name: `${item.name} (revoked)` } : item;
	},
};

/** Entities of the tenant, whether or not they occur in alerts. */
const entities = namedObjects('/api/v1/sic/conf/entities', 'View entities', { search: byName });

const intakes = namedObjects('/api/v1/sic/conf/intakes', 'View intakes', { search: byName, distinguishedBy: 'entity' });

const communities = namedObjects('/api/v1/communities', 'View communities', { search: byName });

const iocCollections = namedObjects('/api/v2/inthreat/ioc-collections', 'View IOC collections', {
	search: (typed) => ['term', typed],
});

/** Entities that occur in alerts, which needs no more than the permission to see alerts. */
const alertEntities = namedObjects('/api/v1/sic/alerts/entities', 'View alerts', { query: alphabetical, search: byName });

/** Rules that raised alerts. */
const alertRules = namedObjects('/api/v1/sic/alerts/rules', 'View alerts', { query: alphabetical, search: byName });

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

export const searchAlertEntities = method(alertEntities);
export const searchAlertRules = method(alertRules);
export const searchAlerts = method(alerts);
export const searchAlertUuids = method(alertUuids);
export const searchAssets = method(assets);
export const searchAssetsV2 = method(assetsV2);
export const searchAssetsV2WithRevoked = method(assetsV2WithRevoked);
export const searchCases = method(cases);
export const searchCommunities = method(communities);
export const searchEntities = method(entities);
export const searchIntakes = method(intakes);
export const searchIocCollections = method(iocCollections);
export const searchReports = method(reports);
