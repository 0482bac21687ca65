import { ALERT_STATUSES, startSimulator, WORKFLOW_ACTIONS, type Simulator } from '../simulator';
import { Client } from '../simulator/control/client';

interface Page<T> {
	items: T[];
	total?: number;
	has_more?: boolean;
}
interface AlertJson {
	uuid: string;
	short_id: string;
	created_at: number;
	status: { name: string; uuid: string };
	urgency: { current_value: number; display: string };
	[member: string]: unknown;
}

const ALERTS = '/api/v1/sic/alerts';
const CASES = '/api/v1/sic/cases';
const V1 = '/api/v1/asset-management/assets';
const V2 = '/api/v2/asset-management/assets';
const INTHREAT = '/api/v2/inthreat';

let simulator: Simulator;
let client: Client;

beforeAll(async () => {
	simulator = await startSimulator({ alerts: 120, events: 2000 });
	client = new Client(simulator);
});
afterAll(() => simulator.stop());

const search = (query: Record<string, string | number | boolean>) =>
	client.ok<Page<AlertJson>>('GET', ALERTS, { query });

describe('a tenant', () => {
	it('is the same for the same seed and another for another', async () => {
		const [same, other] = await Promise.all([startSimulator({ alerts: 3 }), startSimulator({ alerts: 3, seed: 2 })]);
		const again = await startSimulator({ alerts: 3 });
		const ids = ({ world }: Simulator) => world.alerts.map(({ uuid, title }) => uuid + title);
		expect(ids(again)).toEqual(ids(same));
		expect(ids(other)).not.toEqual(ids(same));
		expect(other.apiKey).not.toBe(same.apiKey);
		await Promise.all([same.stop(), other.stop(), again.stop()]);
	});

	it('holds thousands of alerts and 100,000 events, and starts at once', async () => {
		// Processor time, because other tests run at the same time.
		const before = process.cpuUsage();
		const big = await startSimulator({ alerts: 5000, events: 100_000 });
		const { user, system } = process.cpuUsage(before);
		const stoppedAt = Date.now();
		await big.stop();
		expect(Date.now() - stoppedAt).toBeLessThan(1000);
		expect([big.world.alerts.length, big.world.events.size]).toEqual([5000, 100_000]);
		expect((user + system) / 1000).toBeLessThan(2000);
	});

	it('knows who calls', async () => {
		const me = await client.ok('GET', '/api/v1/me');
		expect(Object.keys(me)).toEqual(expect.arrayContaining(['uuid', 'email', 'firstname', 'lastname']));
		expect(await client.status('GET', '/api/v1/auth/validate')).toBe(200);
		const { items, total } = await client.ok<Page<{ title: string }>>('GET', '/api/v1/me/permissions');
		expect(items).toHaveLength(total ?? -1);
		expect(items.map(({ title }) => title)).toContain('Manage alerts');
	});
});

describe('alert search', () => {
	it('pages through all of them, newest first', async () => {
		const first = await search({ limit: 100 });
		const second = await search({ limit: 100, offset: 100 });
		expect(first.has_more).toBe(true);
		expect(second.has_more).toBe(false);
		const all = [...first.items, ...second.items];
		expect(all).toHaveLength(first.total ?? 0);
		expect(new Set(all.map(({ uuid }) => uuid)).size).toBe(all.length);
		expect(all.map((alert) => alert.created_at)).toEqual(all.map((alert) => alert.created_at).sort((a, b) => b - a));
		expect(await search({ with_count: false })).not.toHaveProperty('total');
		expect((await search({})).items).toHaveLength(20);
	});

	it('filters by match, nomatch, range, date and visible', async () => {
		const matched = await search({ 'match[status_name]': 'Pending,Closed', limit: 100 });
		expect(new Set(matched.items.map(({ status }) => status.name))).toEqual(new Set(['Pending', 'Closed']));
		const excluded = await search({ 'nomatch[status_uuid]': ALERT_STATUSES.Pending, limit: 100 });
		expect(excluded.items.every(({ status }) => status.name !== 'Pending')).toBe(true);
		const urgent = await search({ 'range[urgency]': '60,80', sort: 'urgency', direction: 'asc', limit: 100 });
		const values = urgent.items.map(({ urgency }) => urgency.current_value);
		expect(values.length).toBeGreaterThan(0);
		expect(values).toEqual([...values].sort((a, b) => a - b));
		expect(Math.min(...values)).toBeGreaterThanOrEqual(60);
		expect(Math.max(...values)).toBeLessThanOrEqual(80);
		const lastDay = `${new Date(Date.now() - 86_400_000).toISOString()},${new Date().toISOString()}`;
		const recent = await search({ 'date[created_at]': lastDay });
		expect(recent.total).toBeGreaterThan(0);
		expect(recent.total).toBeLessThan(100);
		const hidden = await search({ visible: false });
		expect((hidden.total ?? 0) + ((await search({})).total ?? 0)).toBe(simulator.world.alerts.length);
	});

	it('leaves history, comments and countermeasures to the single alert', async () => {
		const { items } = await search({ limit: 1 });
		expect(items[0]).not.toHaveProperty('comments');
		expect(items[0]).not.toHaveProperty('history');
		expect(items[0]?.stix).toEqual({});
	});
});

describe('an alert', () => {
	it('shows its parts as the flags say, by uuid or short id', async () => {
		const { uuid, short_id } = simulator.world.createAlert();
		const whole = await client.ok<AlertJson>('GET', `${ALERTS}/${short_id}`);
		expect(whole.uuid).toBe(uuid);
		expect(Object.keys(whole)).toEqual(expect.arrayContaining(['comments', 'history', 'countermeasures', 'event_uuids', 'is_incident']));
		expect(whole).not.toHaveProperty('cases');
		expect(Number.isInteger(whole.created_at)).toBe(true);
		expect(whole.first_seen_at).toMatch(/^\d{4}-.*Z$/);
		const query = { stix: true, comments: false, history: false, countermeasures: false, cases: true, custom_status: true };
		const other = await client.ok<AlertJson>('GET', `${ALERTS}/${uuid}`, { query });
		expect(other).not.toHaveProperty('comments');
		expect(other).toMatchObject({ stix: { type: 'bundle' }, cases: [], custom_status: { label: 'Pending' } });
	});

	it('can be edited, and a later search sees it', async () => {
		const { uuid } = simulator.world.createAlert({ urgency: 30 });
		const json = { title: 'Edited by hand', urgency: 97, alert_type_category: 'intrusions', alert_type_value: 'backdoor' };
		const answer = await client.ok<AlertJson>('PATCH', `${ALERTS}/${uuid}`, { json });
		expect(answer).toMatchObject({ title: 'Edited by hand', urgency: { current_value: 97, display: 'Urgent' } });
		expect(answer).not.toHaveProperty('history');
		const found = await search({ 'match[title]': 'Edited by hand', 'range[urgency]': '97,97' });
		expect(found.items.map((alert) => alert.uuid)).toEqual([uuid]);
		const missingValue = { json: { alert_type_category: 'intrusions' } };
		expect(await client.status('PATCH', `${ALERTS}/${uuid}`, missingValue)).toBe(400);
	});

	it('keeps comments', async () => {
		const { uuid } = simulator.world.createAlert();
		const comment = await client.ok<{ uuid: string; date: number; author: string }>('POST', `${ALERTS}/${uuid}/comments`, {
			json: { content: 'Checked' },
		});
		expect(comment.author).toMatch(/^apikey:/);
		expect(Number.isInteger(comment.date)).toBe(true);
		const alert = await client.ok<AlertJson>('GET', `${ALERTS}/${uuid}`);
		expect(alert).toMatchObject({ comments: [{ content: 'Checked' }], number_of_total_comments: 1 });
		const path = `${ALERTS}/${uuid}/comments/${comment.uuid}`;
		await client.ok('PATCH', path, { json: { content: 'Checked twice' } });
		expect(await client.ok('GET', path)).toMatchObject({ content: 'Checked twice' });
		expect(await client.status('DELETE', path)).toBe(204);
		expect(await client.ok('GET', `${ALERTS}/${uuid}/comments`)).toMatchObject({ items: [], total: 0 });
	});

	it('moves through the workflow by action id and by status uuid, and nowhere else', async () => {
		const { uuid } = simulator.world.createAlert();
		const path = `${ALERTS}/${uuid}/workflow`;
		const to = (action_uuid: string) => client.call('PATCH', path, { json: { action_uuid, comment: null } });
		const names = async () => (await client.ok<{ actions: Array<{ name: string }> }>('GET', path)).actions.map(({ name }) => name);
		expect(await names()).toEqual(['Acknowledge', 'Validate', 'Reject']);
		expect((await to(ALERT_STATUSES.Closed)).status).toBe(409);
		expect((await to(WORKFLOW_ACTIONS[0]?.id ?? '')).status).toBe(200);
		expect(simulator.world.alert(uuid).status).toBe('Acknowledged');
		expect((await to(ALERT_STATUSES.Ongoing)).body).toMatchObject({ actions: [{ name: 'Reject' }, { name: 'Close' }] });
		await client.ok('PATCH', path, { json: { action_uuid: ALERT_STATUSES.Closed, comment: 'Done' } });
		expect(await names()).toEqual([]);
		expect((await to(ALERT_STATUSES.Rejected)).status).toBe(409);
		expect((await to('nonsense')).status).toBe(400);
		expect(simulator.world.alert(uuid).comments.map(({ content }) => content)).toEqual(['Done']);
	});

	it('can be changed in bulk and deleted', async () => {
		const uuids = [simulator.world.createAlert().uuid, simulator.world.createAlert().uuid];
		const json = { action_uuid: ALERT_STATUSES.Rejected };
		const query = { 'match[uuid]': uuids.join() };
		expect(await client.status('PATCH', `${ALERTS}/bulk/workflow`, { query, json })).toBe(204);
		expect(uuids.map((uuid) => simulator.world.alert(uuid).status)).toEqual(['Rejected', 'Rejected']);
		expect(await client.status('DELETE', `${ALERTS}/${uuids[0]}`)).toBe(204);
		expect(await client.status('GET', `${ALERTS}/${uuids[0]}`)).toBe(404);
	});

	it('fills the dropdowns', async () => {
		for (const list of ['statuses', 'types', 'entities', 'rules']) {
			const { items } = await client.ok<Page<object>>('GET', `${ALERTS}/${list}`);
			expect(items.length).toBeGreaterThan(3);
		}
	});
});

describe('countermeasures', () => {
	const pending = () => {
		for (;;) {
			const [countermeasure] = simulator.world.createAlert().countermeasures;
			if (countermeasure) return countermeasure;
		}
	};

	it('are decided on once', async () => {
		const { uuid, alert_uuid } = pending();
		const path = `${ALERTS}/countermeasures/${uuid}`;
		const json = { comment: { content: 'Go', author: 'analyst' } };
		const answer = await client.ok('PATCH', `${path}/activate`, { json });
		expect(answer).toMatchObject({ status: 'activated', alert_uuid, denied_at: null, comments: [{ content: 'Go', author: 'analyst' }] });
		expect(answer.activated_at).toMatch(/Z$/);
		expect(await client.status('PATCH', `${path}/deny`, { json: {} })).toBe(409);
		expect(await client.status('PATCH', `${ALERTS}/countermeasures/none/deny`, { json: {} })).toBe(404);
	});

	it('need a body and a short author', async () => {
		const path = `${ALERTS}/countermeasures/${pending().uuid}/deny`;
		expect(await client.status('PATCH', path)).toBe(400);
		expect(await client.status('PATCH', path, { json: { comment: { content: '', author: 'x'.repeat(33) } } })).toBe(400);
		expect(await client.status('PATCH', path, { json: {} })).toBe(200);
	});
});

describe('cases', () => {
	it('are created, edited, searched, commented and deleted', async () => {
		const created = await client.ok<{ uuid: string; short_id: string }>('POST', CASES, { json: { title: 'Odd logons', tags: ['vip'] } });
		expect(created.short_id).toMatch(/^CA/);
		await client.ok('PATCH', `${CASES}/${created.short_id}`, { json: { priority: 'high' } });
		const found = await client.ok<Page<object>>('GET', CASES, { query: { 'match[tags]': 'vip', 'match[priority]': 'high' } });
		expect(found).toMatchObject({ total: 1, has_more: false, items: [{ uuid: created.uuid }] });
		await client.ok('POST', `${CASES}/${created.uuid}/comments`, { json: { content: 'Hello' } });
		expect(await client.ok('GET', `${CASES}/${created.uuid}/comments`)).toMatchObject({ total: 1, items: [{ content: 'Hello' }] });
		expect(await client.status('PATCH', `${CASES}/${created.uuid}`, { json: { description: '' } })).toBe(400);
		expect(await client.status('DELETE', `${CASES}/${created.uuid}`)).toBe(204);
		expect(await client.status('GET', `${CASES}/${created.uuid}`)).toBe(404);
	});

	it('collect alerts and events', async () => {
		const { uuid } = simulator.world.createCase({ title: 'Collection' });
		const [first, second] = [simulator.world.createAlert(), simulator.world.createAlert()];
		const path = `${CASES}/${uuid}`;
		expect(await client.ok('PATCH', `${path}/alerts`, { json: { alerts: [first.short_id] } })).toHaveProperty('status');
		await client.ok('PATCH', `${path}/alerts`, { json: { alerts: [second.uuid] } });
		expect(await client.ok('GET', path)).toMatchObject({ number_of_alerts: 2, alerts: [{ uuid: first.uuid }, { uuid: second.uuid }] });
		await client.ok('POST', `${path}/alerts`, { json: { alerts: [second.uuid] } });
		expect(simulator.world.case(uuid).alerts).toEqual([second.uuid]);
		expect(await client.status('PATCH', `${path}/alerts`, { json: { alerts: ['ALunknown000'] } })).toBe(404);
		expect(await client.status('PATCH', `${path}/alerts`, { json: {} })).toBe(400);
		expect((await search({ is_assigned_to_case: true, 'match[uuid]': second.uuid })).total).toBe(1);

		const event = simulator.world.events.event(5);
		const ids = { add: String(event.__event_id), remove: String(event['event.id']) };
		expect(await client.status('POST', `${path}/events`, { json: { event_ids: [ids.add] } })).toBe(204);
		expect(await client.status('DELETE', `${path}/events/${ids.add}`)).toBe(404);
		expect(await client.status('DELETE', `${path}/events/${ids.remove}`)).toBe(204);
	});
});

describe('assets', () => {
	it('are the same ones in both APIs', async () => {
		const json = { asset_type: { name: 'computer' }, name: 'srv-1', criticity: 70, keys: [{ name: 'ip-v4', value: '192.0.2.7' }] };
		const v1 = await client.ok<{ uuid: string }>('POST', V1, { json });
		expect(v1).toMatchObject({ criticity: { value: 70, display: 'high' }, asset_type: { name: 'computer' }, keys: [{ name: 'ip-v4' }] });
		expect(await client.ok('GET', `${V2}/${v1.uuid}`)).toMatchObject({ type: 'host', criticality: 70, atoms: { ipv4: ['192.0.2.7'] } });
		const query = { name: 'owner', value: 'a & b=c' };
		const row = await client.ok('POST', `${V1}/${v1.uuid}/attr`, { query, json: {} });
		expect(row).toMatchObject(query);
		expect(row.uuid).not.toBe(v1.uuid);
		expect(await client.ok('GET', `${V1}/${v1.uuid}`)).toMatchObject({ attributes: [row] });
		const listed = await client.ok<Page<object>>('GET', V1, { query: { 'match[name]': 'srv-1', 'range[criticality]': '70,70' } });
		expect(listed.items[0]).not.toHaveProperty('keys');
		expect(await client.status('POST', `${V1}/${v1.uuid}/keys`, { query: { name: 'x' } })).toBe(400);
		expect(await client.status('DELETE', `${V1}/${v1.uuid}`)).toBe(204);
		expect(await client.status('GET', `${V1}/${v1.uuid}`)).toBe(404);
	});

	it('can be merged, updated and revoked in v2', async () => {
		const create = (name: string, atoms: Record<string, string[]>) =>
			client.ok<{ uuid: string }>('POST', V2, { json: { name, type: 'host', community_uuid: simulator.world.communityUuid, atoms } });
		const [one, two] = [await create('one', { ipv4: ['192.0.2.1'] }), await create('two', { ipv4: ['192.0.2.2'] })];
		const merged = await client.ok('POST', `${V2}/merge`, { json: { destination: one.uuid, sources: [two.uuid] } });
		expect(merged).toMatchObject({ atoms: { ipv4: ['192.0.2.1', '192.0.2.2'] } });
		expect(await client.ok('GET', `${V2}/${two.uuid}`)).toMatchObject({ revoked: true });
		await client.ok('PUT', `${V2}/${one.uuid}`, { json: { criticality: 40, reviewed: true } });
		const query = { search: '192.0.2.2', also_search_in_detection_properties: true, criticality: 40 };
		expect(await client.ok('GET', V2, { query })).toMatchObject({ total: 1, items: [{ uuid: one.uuid, reviewed: true }] });
		expect(await client.ok('GET', V2, { query: { ...query, format: 'v1' } })).toMatchObject({ items: [{ criticity: { value: 40 } }] });
		expect((await client.call('POST', `${V2}/${one.uuid}/prop/site`, { json: 'par' })).body).toBe(true);
		await client.ok('PUT', `${V2}/${one.uuid}/revoke`);
		expect(await client.ok('GET', V2, { query: { uuids: one.uuid } })).toMatchObject({ total: 0 });
	});

	it('have no v1 API on newer tenants', async () => {
		const newer = await startSimulator({ alerts: 1, events: 1, assetsV1: false });
		const other = new Client(newer);
		expect(await other.status('GET', V1)).toBe(404);
		expect(await other.status('GET', V2)).toBe(200);
		await newer.stop();
	});
});

describe('threat intelligence', () => {
	it('takes content proposals', async () => {
		const bundle = { type: 'bundle', id: 'bundle--1', objects: [{ type: 'indicator' }] };
		const query = { name: 'My bundle', auto_merge: true };
		const answer = await client.ok<{ data: { content_proposal_id: string } }>('POST', `${INTHREAT}/bundles`, { query, json: { data: bundle } });
		expect(simulator.world.contentProposals).toContainEqual(
			expect.objectContaining({ content_proposal_id: answer.data.content_proposal_id, content: bundle, origin: 'bundle' }),
		);
		expect(await client.status('POST', `${INTHREAT}/bundles`, { json: { data: { type: 'bundle', objects: [] } } })).toBe(400);
		expect(await client.ok('POST', `${INTHREAT}/reports/url`, { json: { url: 'https://example.com/r' } })).toHaveProperty('data.file_name');
		expect(await client.status('POST', `${INTHREAT}/reports/url`, { json: { url: 'example' } })).toBe(400);
	});

	it('takes PDF files as form data only', async () => {
		const form = (content: string, name = 'file') => {
			const data = new FormData();
			data.append(name, new Blob([content], { type: 'application/pdf' }), 'r.pdf');
			return data;
		};
		const path = `${INTHREAT}/reports/pdf`;
		const query = { name: 'Report é' };
		expect(await client.ok('POST', path, { query, raw: form('%PDF-1.4 rest') })).toMatchObject({ data: { file_name: 'Report é' } });
		expect(simulator.requests.at(-1)?.parts).toMatchObject([{ name: 'file', filename: 'r.pdf', contentType: 'application/pdf' }]);
		expect(await client.status('POST', path, { raw: form('GIF89a') })).toBe(400);
		expect(await client.status('POST', path, { raw: form('%PDF-1.4', 'upload') })).toBe(400);
		expect(await client.status('POST', path, { json: { file: '%PDF' } })).toBe(415);
	});

	it('takes observables, tracker notifications and indicators', async () => {
		expect(await client.status('POST', `${INTHREAT}/observables/bulk`, { json: { data: [{ type: 'ipv4-addr' }] } })).toBe(200);
		expect(simulator.world.uploadedObservables).toHaveLength(1);
		const data = {
			rule: { id: '1', name: 'r', ruleset_name: 's', type: 'yara' },
			created: '2025-01-31T08:00:00Z',
			observable: { type: 'url', id: 'url--1' },
		};
		const path = `${INTHREAT}/trackers/notifications`;
		expect(await client.ok('POST', `${path}/`, { json: { data } })).toMatchObject({ data: { ...data, status: 'pending' } });
		expect(await client.status('POST', path, { json: { data } })).toBe(404);
		expect(await client.status('POST', `${path}/`, { json: { data: { ...data, status: 'open' } } })).toBe(400);
		const collection = simulator.world.intelligence.iocCollections[0]?.uuid;
		const json = { indicators: '192.0.2.1\n192.0.2.2', format: 'ipv4-addr.value' };
		const answer = await client.call('POST', `${INTHREAT}/ioc-collections/${collection}/indicators/text`, { json });
		expect(answer).toMatchObject({ status: 202, body: { task_id: expect.any(String) } });
	});

	it('gives reports, objects and a feed', async () => {
		const { items } = await client.ok<Page<{ id: string }>>('GET', `${INTHREAT}/reports`, { query: { only_flint: true } });
		const report = items[0]?.id ?? '';
		expect(await client.ok('GET', `${INTHREAT}/reports/${report}`)).toMatchObject({ data: { id: report, type: 'report' } });
		expect(await client.ok('GET', `${INTHREAT}/reports/${report}/observables`)).toMatchObject({ total: 4 });
		expect(await client.ok('POST', `${INTHREAT}/objects/search`, { query: { term: 'Magpie' } })).toHaveProperty('has_more');

		const feed = `${INTHREAT}/collections/d6092c37-d8d7-45c3-8aff-c4dc26030608/objects`;
		const seen: string[] = [];
		let cursor: string | undefined;
		for (;;) {
			const query = { limit: 200, include_revoked: true, ...(cursor !== undefined && { cursor }) };
			const next = await client.ok<{ items: Array<{ id: string }>; next_cursor: string }>('GET', feed, { query });
			seen.push(...next.items.map(({ id }) => id));
			cursor = next.next_cursor;
			if (next.items.length < 200) break;
		}
		expect(seen).toEqual(simulator.world.intelligence.objects.map(({ id }) => id));
		expect(await client.status('GET', feed, { query: { cursor: 'nonsense' } })).toBe(400);
	});

	it('predicts', async () => {
		const { uuid } = simulator.world.createAlert({ urgency: 90 });
		const alert = await client.ok('GET', `${ALERTS}/${uuid}`);
		const json = { alert: JSON.parse(JSON.stringify(alert)) };
		expect(await client.ok('POST', '/api/v1/predict/alert', { json })).toEqual({ worth_human_attention: true });
	});
});

describe('configuration', () => {
	it('lists and gives entities, intakes, communities, rules and custom values', async () => {
		const paths = ['/api/v1/communities'];
		for (const name of ['conf/entities', 'conf/intakes', 'conf/rules-catalog/rules', 'custom_statuses', 'custom_priorities', 'custom_verdicts']) {
			paths.push(`/api/v1/sic/${name}`);
		}
		for (const path of paths) {
			const { items } = await client.ok<Page<{ uuid: string }>>('GET', path, { query: { limit: 1 } });
			expect(await client.ok('GET', `${path}/${items[0]?.uuid}`)).toMatchObject({ uuid: items[0]?.uuid });
			expect(await client.status('GET', `${path}/none`)).toBe(404);
		}
		const statuses = await client.ok<Page<object>>('GET', '/api/v1/sic/custom_statuses', { query: { 'match[type]': 'case' } });
		expect(statuses.total).toBe(3);
	});

	it('keeps rules', async () => {
		const rules = '/api/v1/sic/conf/rules-catalog/rules';
		const json = {
			name: 'Mine',
			type: 'sigma',
			description: 'd',
			payload: 'p',
			severity: 50,
			effort: 2,
			alert_type_uuid: simulator.world.newUuid(),
			enabled: true,
		};
		const { uuid } = await client.ok<{ uuid: string }>('POST', rules, { json });
		expect(await client.ok('PUT', `${rules}/${uuid}/disabled`)).toMatchObject({ enabled: false, name: 'Mine' });
		expect(await client.status('PUT', `${rules}/${uuid}`, { json: { ...json, effort: 5 } })).toBe(400);
		expect(await client.status('DELETE', `${rules}/${uuid}`)).toBe(204);
	});

	it('runs saved queries', async () => {
		const path = '/api/v1/notebooks/queries';
		const { items } = await client.ok<Page<{ uuid: string; query_definition: Record<string, string> }>>('GET', path);
		const download = async (position: number) => {
			const saved = items[position];
			const json = { query_uuid: saved?.uuid ?? '', query_definition: saved?.query_definition ?? {} };
			const { uuid } = await client.ok<{ uuid: string }>('POST', `${path}/runs`, { json });
			expect(await client.ok('GET', `${path}/runs/${uuid}`)).toMatchObject({ status: 'pending' });
			return await client.call('GET', `${path}/runs/${uuid}/download`, { query: { download_format: 'csv' } });
		};
		expect((await download(0)).body).toMatch(/^host\.name,count\n/);
		expect(await download(1)).toMatchObject({ status: 404, body: { detail: { code: 'NO_RESULTS' } } });
	});
});
