import { ALERT_STATUSES, Client, startSimulator, WORKFLOW_ACTIONS, type Simulator } from '../../simulator';

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

let simulator: Simulator;
let client: Client;

beforeAll(async () => {
	simulator = await startSimulator({ alerts: 120, events: 2000 });
	client = new Client(simulator);
});
afterAll(() => simulator.stop());

const search = (query: Record<string, string | number | boolean>) =>
	client.ok<Page<AlertJson>>('GET', ALERTS, { query });

describe('alert search', () => {
	it('returns all alerts page by page, newest first', async () => {
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

	it('leaves out history, comments and countermeasures, which only a single alert shows', async () => {
		const { items } = await search({ limit: 1 });
		expect(items[0]).not.toHaveProperty('comments');
		expect(items[0]).not.toHaveProperty('history');
		expect(items[0]?.stix).toEqual({});
	});
});

describe('an alert', () => {
	it('is found by uuid or short id, and shows the parts that are asked for', async () => {
		const { uuid, short_id } = simulator.world.createAlert();
		const whole = await client.ok<AlertJson>('GET', `${ALERTS}/${short_id}`);
		expect(whole.uuid).toBe(uuid);
		expect(Object.keys(whole)).toEqual(
			expect.arrayContaining(['comments', 'history', 'countermeasures', 'intake_uuids', 'time_to_detect', 'similarity_strategy']),
		);
		expect(whole).not.toHaveProperty('cases');
		expect(Number.isInteger(whole.created_at)).toBe(true);
		expect(whole.first_seen_at).toMatch(/^\d{4}-.*Z$/);
		const query = {
			stix: true,
			comments: false,
			history: false,
			countermeasures: false,
			cases: true,
			custom_status: true,
		};
		const other = await client.ok<AlertJson>('GET', `${ALERTS}/${uuid}`, { query });
		expect(other).not.toHaveProperty('comments');
		expect(other).toMatchObject({ stix: { type: 'bundle' }, cases: [], custom_status: { label: 'Pending' } });
	});

	it('can be edited, and searches find the new values', async () => {
		const { uuid } = simulator.world.createAlert({ urgency: 30 });
		const json = {
			title: 'Edited by hand',
			urgency: 97,
			alert_type_category: 'intrusions',
			alert_type_value: 'backdoor',
		};
		const answer = await client.ok<AlertJson>('PATCH', `${ALERTS}/${uuid}`, { json });
		expect(answer).toMatchObject({ title: 'Edited by hand', urgency: { current_value: 97, display: 'Urgent' } });
		expect(answer).not.toHaveProperty('history');
		const found = await search({ 'match[title]': 'Edited by hand', 'range[urgency]': '97,97' });
		expect(found.items.map((alert) => alert.uuid)).toEqual([uuid]);
		const missingValue = { json: { alert_type_category: 'intrusions' } };
		expect(await client.status('PATCH', `${ALERTS}/${uuid}`, missingValue)).toBe(400);
	});

	it('can be commented on, and its comments edited and deleted', async () => {
		const { uuid } = simulator.world.createAlert();
		const comment = await client.ok<{ uuid: string; date: number; author: string }>(
			'POST',
			`${ALERTS}/${uuid}/comments`,
			{
				json: { content: 'Checked' },
			},
		);
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

	it('moves along the workflow, by action id or status uuid, and in no other way', async () => {
		const { uuid } = simulator.world.createAlert();
		const path = `${ALERTS}/${uuid}/workflow`;
		const to = (action_uuid: string) => client.call('PATCH', path, { json: { action_uuid, comment: null } });
		const names = async () =>
			(await client.ok<{ actions: Array<{ name: string }> }>('GET', path)).actions.map(({ name }) => name);
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

	it('can be rejected together with others, and deleted', async () => {
		const uuids = [simulator.world.createAlert().uuid, simulator.world.createAlert().uuid];
		const json = { action_uuid: ALERT_STATUSES.Rejected };
		const query = { 'match[uuid]': uuids.join() };
		expect(await client.status('PATCH', `${ALERTS}/bulk/workflow`, { query, json })).toBe(204);
		expect(uuids.map((uuid) => simulator.world.alert(uuid).status)).toEqual(['Rejected', 'Rejected']);
		expect(await client.status('DELETE', `${ALERTS}/${uuids[0]}`)).toBe(204);
		expect(await client.status('GET', `${ALERTS}/${uuids[0]}`)).toBe(404);
	});

	it('contributes its values to the lists for dropdowns', async () => {
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

	it('can be activated or denied only once', async () => {
		const { uuid, alert_uuid } = pending();
		const path = `${ALERTS}/countermeasures/${uuid}`;
		const json = { comment: { content: 'Go', author: 'analyst' } };
		const answer = await client.ok('PATCH', `${path}/activate`, { json });
		expect(answer).toMatchObject({
			status: 'activated',
			alert_uuid,
			denied_at: null,
			comments: [{ content: 'Go', author: 'analyst' }],
		});
		expect(answer.activated_at).toMatch(/Z$/);
		expect(await client.status('PATCH', `${path}/deny`, { json: {} })).toBe(409);
		expect(await client.status('PATCH', `${ALERTS}/countermeasures/none/deny`, { json: {} })).toBe(404);
	});

	it('can be decided on only with a body, and an author of at most 32 characters', async () => {
		const path = `${ALERTS}/countermeasures/${pending().uuid}/deny`;
		expect(await client.status('PATCH', path)).toBe(400);
		expect(await client.status('PATCH', path, { json: { comment: { content: '', author: 'x'.repeat(33) } } })).toBe(
			400,
		);
		expect(await client.status('PATCH', path, { json: {} })).toBe(200);
	});
});
