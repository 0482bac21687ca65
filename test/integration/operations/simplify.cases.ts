import type { IDataObject } from 'n8n-workflow';

import { allFields, byId, byName, casesOf } from './operationCase';

const NAMED = ['name', 'uuid'];
const ALERT = [
	'short_id', 'title', 'details', 'status', 'urgency', 'alert_type', 'rule', 'entity', 'source', 'target', 'similar', 'created_at',
	'first_seen_at', 'last_seen_at', 'uuid',
];
/** Members of an alert that are objects, with the members of these. */
const PARTS: Record<string, string[]> = { status: NAMED, rule: NAMED, entity: NAMED, alert_type: ['category', 'value'] };
const ASSET = ['name', 'type', 'category', 'criticity', 'description', 'owners', 'updated_at', 'uuid'];
const ASSET_V2 = ['name', 'type', 'category', 'criticality', 'description', 'tags', 'reviewed', 'revoked', 'updated_at', 'uuid'];
const CASE = [
	'short_id',
	'title',
	'status',
	'custom_status',
	'priority',
	'verdict',
	'tags',
	'number_of_alerts',
	'created_at',
	'updated_at',
	'uuid',
];
const LISTED_ASSET_V2 = ASSET_V2.filter((member) => member !== 'description');
const LISTED_CASE = CASE.filter((member) => !['number_of_alerts', 'custom_status'].includes(member));
const COUNTERMEASURE = ['name', 'status', 'description', 'relevance', 'alert_uuid', 'activated_at', 'denied_at', 'uuid'];

/** Checks that every item has exactly these members and then those that name it, and no nested objects but those of an alert. */
const only = (members: string[], expected: IDataObject, names: string[] = []) => (output: IDataObject[]) => {
	expect(output.length).toBeGreaterThan(0);
	for (const item of output) {
		for (const [name, value] of Object.entries(item)) if (name.endsWith('_at') && value !== null) expect(value).toMatch(/^\d{4}-\d{2}-\d{2}T/);
		expect(Object.keys(item)).toEqual([...members, ...names]);
		for (const [name, value] of Object.entries(item)) {
			const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
			expect(isObject ? Object.keys(value).sort() : undefined).toEqual(isObject && members === ALERT ? PARTS[name] : undefined);
		}
	}
	expect(output[0]).toMatchObject(expected);
};
const anyRequest = () => undefined;
const title = 'simplified';

const countermeasure = (status: string) => [
	allFields(({ world }) => {
		const alert = world.createAlert();
		const pending = world.draw.countermeasure(alert.uuid, world.nowMs(), world.analyst);
		alert.countermeasures.push(pending);
		return {
			parameters: { cmUuid: pending.uuid, simplify: true },
			requests: anyRequest,
			output: only(COUNTERMEASURE, { uuid: pending.uuid, status, alert_uuid: alert.uuid }, ['countermeasure_uuid']),
		};
	}, title),
];

/** Cases of Simplify, for each operation that has it. */
export const simplifyCases = [
	...casesOf('alert', {
		get: [
			allFields(({ world }) => {
				const { uuid } = world.createAlert({ title: 'Beacon', status: 'Ongoing', urgency: 71 });
				return {
					parameters: { uuid: byId(uuid), simplify: true },
					requests: anyRequest,
					output: only(ALERT, { uuid, title: 'Beacon', status: expect.objectContaining({ name: 'Ongoing' }) as IDataObject, urgency: 71 }),
				};
			}, title),
		],
		search: [
			allFields(
				() => ({ parameters: { limit: 3, simplify: true }, requests: anyRequest, output: only(ALERT, { urgency: expect.any(Number) as number }) }),
				title,
			),
		],
		update: [
			allFields(({ world }) => {
				const { uuid } = world.createAlert();
				return {
					parameters: { uuid: byId(uuid), simplify: true, updateFields: { title: 'Renamed' } },
					requests: anyRequest,
					output: only(ALERT, { uuid, title: 'Renamed' }, ['alert_uuid', 'alert_short_id']),
				};
			}, title),
		],
	}),
	...casesOf('asset', {
		create: [
			allFields(
				() => ({
					parameters: { name: 'DC07', assetType: byName('computer'), criticity: 70, simplify: true },
					requests: anyRequest,
					output: only(ASSET, { name: 'DC07', type: 'computer', criticity: 70 }, ['asset_uuid']),
				}),
				title,
			),
		],
		get: [
			allFields(({ world }) => {
				const { uuid, name } = world.assets[0]!;
				return { parameters: { uuid: byId(uuid), simplify: true }, requests: anyRequest, output: only(ASSET, { uuid, name }) };
			}, title),
		],
		getAll: [
			allFields(
				() => ({
					parameters: { returnAll: true, simplify: true },
					requests: anyRequest,
					output: only(ASSET, { name: expect.any(String) as string }),
				}),
				title,
			),
		],
	}),
	...casesOf('assetV2', {
		create: [
			allFields(
				({ world }) => ({
					parameters: { communityUuid: byId(world.communityUuid), name: 'DC07', type: 'host', simplify: true },
					requests: anyRequest,
					output: only(ASSET_V2, { name: 'DC07', type: 'host', criticality: 0, reviewed: false }, ['asset_uuid']),
				}),
				title,
			),
		],
		get: [
			allFields(({ world }) => {
				const { uuid, name, category } = world.assets[0]!;
				return {
					parameters: { uuid: byId(uuid), simplify: true },
					requests: anyRequest,
					output: only(ASSET_V2, { uuid, name, category }),
				};
			}, title),
		],
		getAll: [
			allFields(
				() => ({
					parameters: { returnAll: true, simplify: true },
					requests: anyRequest,
					output: only(LISTED_ASSET_V2, { name: expect.any(String) as string, tags: expect.any(Array) as string[] }),
				}),
				title,
			),
		],
		update: [
			allFields(({ world }) => {
				const { uuid } = world.assets[0]!;
				return {
					parameters: { uuid: byId(uuid), simplify: true, updateFields: { tags: ['new'], revoked: true } },
					requests: anyRequest,
					output: only(ASSET_V2, { uuid, tags: ['new'], revoked: true, updated_at: expect.any(String) as string }, ['asset_uuid']),
				};
			}, title),
		],
	}),
	...casesOf('case', {
		create: [
			allFields(
				() => ({
					parameters: { title: 'Phishing wave', simplify: true, additionalFields: { priority: 'high', tags: ['mail'] } },
					requests: anyRequest,
					output: only(CASE, { title: 'Phishing wave', status: 'opened', custom_status: 'Opened', priority: 'high', tags: ['mail'], verdict: null }, ['case_uuid', 'case_short_id']),
				}),
				title,
			),
		],
		get: [
			allFields(({ world }) => {
				const verdict = world.reference.customVerdicts[0]!;
				const { uuid } = world.createCase({ verdict_uuid: verdict.uuid });
				world.setCaseAlerts(uuid, [world.createAlert().uuid]);
				return {
					parameters: { uuid: byId(uuid), simplify: true },
					requests: anyRequest,
					output: only(CASE, { uuid, verdict: verdict.label, number_of_alerts: 1 }),
				};
			}, title),
		],
		search: [
			allFields(({ world }) => {
				const { uuid } = world.createCase({ title: 'Beacon' });
				return {
					parameters: { simplify: true, filters: { title: ['Beacon'] } },
					requests: anyRequest,
					output: only(LISTED_CASE, { uuid, title: 'Beacon' }),
				};
			}, title),
		],
		update: [
			allFields(({ world }) => {
				const { uuid } = world.createCase();
				return {
					parameters: { uuid: byId(uuid), simplify: true, updateFields: { title: 'Renamed' } },
					requests: anyRequest,
					output: only(CASE, { uuid, title: 'Renamed' }, ['case_uuid', 'case_short_id']),
				};
			}, title),
		],
	}),
	...casesOf('countermeasure', { activate: countermeasure('activated'), deny: countermeasure('denied') }),
];
