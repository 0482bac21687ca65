import { byId, sekoia } from '../../tools/demo/workflows';
import type { JsonObject, RecordedRequest } from '../../simulator';
import { ownerApi } from '../jest/session';
import { chain, manualTrigger, startingWith } from '../n8n/workflow';
import { openStage, type Stage } from '../stage';

const HOUR = 3_600_000;
const UUID = '2e6c0f94-7b1d-4a58-93c6-5d8e1f7b0a23';

describe('expressions work', () => {
	let stage: Stage;
	beforeAll(async () => {
		stage = await openStage(await ownerApi(), { name: 'Expressions', alerts: 5, events: 20 });
	});
	afterAll(async () => await stage.simulator.stop());

	/** Runs one operation on one input item. @returns the first request that it sends */
	const requestOf = async (
		resource: string,
		operation: string,
		json: object,
		parameters: Record<string, unknown>,
	): Promise<RecordedRequest> => {
		const { api, simulator, credential } = stage;
		simulator.clearRequests();
		const node = sekoia(credential, 'SEKOIA.IO', resource, operation, parameters);
		const name = `Expressions: ${resource} ${operation}`;
		const { id } = await api.createWorkflow(startingWith([{ json }], chain(name, [manualTrigger, node])));
		const { error } = await api.runToEnd(id, manualTrigger.name);
		expect(error?.message).toBeUndefined();
		return simulator.requests[0]!;
	};
	const queryOf = ({ query }: RecordedRequest) => Object.fromEntries(query);

	it('in text, in a resource locator and in a member of a collection', async () => {
		const alert = stage.simulator.world.createAlert();
		const { path, body } = await requestOf(
			'alert',
			'addComment',
			{ alert: { short_id: alert.short_id }, who: 'Alice', playbook: 'Phishing' },
			{
				uuid: byId('={{ $json.alert.short_id }}'),
				content: '=Seen by {{ $json.who }}, {{ 20 + 22 }} events',
				additionalFields: { author: "={{ $('When clicking Execute workflow').item.json.playbook }}" },
			},
		);
		expect(path).toBe(`/api/v1/sic/alerts/${alert.short_id}/comments`);
		expect(body).toEqual({ content: 'Seen by Alice, 42 events', author: 'Phishing' });
	});

	it.each([
		{ mode: 'list', value: '={{ $json.id }}', cachedResultName: 'an alert' },
		{ mode: 'url', value: '=https://app.sekoia.io/operations/alerts/{{ $json.id }}' },
	])('in a resource locator of mode $mode', async (locator) => {
		const { short_id: shortId } = stage.simulator.world.createAlert();
		const { path } = await requestOf('alert', 'get', { id: shortId }, { uuid: { __rl: true, ...locator } });
		expect(path).toBe(`/api/v1/sic/alerts/${shortId}`);
	});

	it('in switches, numbers, options, and lists of values', async () => {
		const query = queryOf(
			await requestOf(
				'alert',
				'search',
				{ no: false, yes: true, five: 5, max: '3', by: 'urgency', order: 'asc', a: 'A', more: ['B', 'C'], states: ['Closed', 'Rejected'] },
				{
					returnAll: '={{ $json.no }}',
					limit: '={{ $json.max }}',
					filters: {
						title: ['={{ $json.a }}', '={{ $json.more }}', 'D'],
						source: '={{ $json.more }}',
						statusUuid: '={{ $json.states }}',
						isAssignedToCase: '={{ $json.no }}',
						urgency: { range: { min: '={{ $json.five * 2 }}', max: '=60' } },
					},
					options: {
						sort: '={{ $json.by }}',
						direction: '={{ $json.order }}',
						cases: '={{ $json.yes }}',
						offset: '={{ $json.five }}',
					},
				},
			),
		);
		expect(query).toEqual({
			limit: '3',
			offset: '5',
			'match[title]': 'A,B,C,D',
			'match[source]': 'B,C',
			'match[status_uuid]': '1738b1c1-767d-489e-bada-19176621a007,4f68da89-38e0-4703-a6ab-652f02bdf24e',
			is_assigned_to_case: 'false',
			'range[urgency]': '10,60',
			sort: 'urgency',
			direction: 'asc',
			cases: 'true',
		});
	});

	it('when they give dates: $now, an earlier time, text and a JavaScript date', async () => {
		const range = { from: '={{ $now.minus({ hours: 1 }) }}', to: '={{ $now }}' };
		const other = { from: '={{ $json.at }}', to: '={{ new Date("2025-01-31T08:00:00Z") }}' };
		const query = queryOf(
			await requestOf(
				'alert',
				'search',
				{ at: '2025-01-30T08:00:00+01:00' },
				{ filters: { createdAt: { range }, updatedAt: { range: other } } },
			),
		);
		const [from, to] = String(query['date[created_at]']).split(',').map(Date.parse);
		expect(Math.abs(to! - Date.now())).toBeLessThan(60_000);
		expect(to! - from!).toBeGreaterThanOrEqual(HOUR - 1_000);
		expect(to! - from!).toBeLessThan(HOUR + 1_000);
		expect(query['date[updated_at]']).toBe('2025-01-30T07:00:00.000Z,2025-01-31T08:00:00.000Z');
	});

	it('when they give the times of an event search', async () => {
		const { body } = await requestOf('event', 'search', { ago: '-7d' }, {
			query: '=host.name:{{ "dc" + "01" }}',
			earliestTime: '={{ $json.ago }}',
			latestTime: '={{ $now.minus({ minutes: 5 }) }}',
		});
		const { term, earliest_time: earliest, latest_time: latest } = body as JsonObject;
		expect([term, earliest]).toEqual(['host.name:dc01', '-7d']);
		const ago = Date.now() - Date.parse(String(latest));
		expect(ago).toBeGreaterThan(5 * 60_000 - 1_000);
		expect(ago).toBeLessThan(6 * 60_000);
	});

	it('in JSON: an object, a list, and JSON with expressions in it', async () => {
		const parameters = {
			ruleId: 'r1',
			ruleName: 'New C2',
			rulesetName: 'Infrastructure',
			ruleType: 'yara',
			observableType: '={{ $json.kind }}',
			observableId: `domain-name--${UUID}`,
			created: '={{ $now }}',
			ruleFields: {
				attributes: '={ "confidence": {{ $json.confidence }}, "by": "{{ $json.who }}" }',
				indicates: '={{ $json.malware }}',
				autoMerge: '={{ $json.confidence > 50 }}',
			},
			additionalFields: { details: '={{ { seen: $json.who, nested: { list: [1, null] } } }}' },
		};
		const malware = [`malware--${UUID}`];
		const { body } = await requestOf('trackerNotification', 'create', { confidence: 80, who: 'Alice', kind: 'domain-name', malware }, parameters);
		const { data } = body as { data: JsonObject };
		expect(data).toMatchObject({
			rule: { attributes: { confidence: 80, by: 'Alice' }, indicates: malware, auto_merge: true },
			observable: { type: 'domain-name' },
			details: { seen: 'Alice', nested: { list: [1, null] } },
		});
		expect(Math.abs(Date.parse(String(data.created)) - Date.now())).toBeLessThan(60_000);
	});

	it('in rows, in a required number and in a choice', async () => {
		const { body } = await requestOf(
			'asset',
			'create',
			{ host: 'DC01', kind: 'computer', level: '80', ip: '192.0.2.10', owners: ['alice', 'bruno'], site: { name: 'site', value: 'Paris' } },
			{
				name: '={{ $json.host }}',
				assetType: { __rl: true, mode: 'name', value: '={{ $json.kind }}' },
				criticity: '={{ $json.level }}',
				additionalFields: {
					owners: '={{ $json.owners }}',
					keys: { row: [{ name: 'ip-v4', value: '={{ $json.ip }}' }] },
					attributes: { row: [{ name: '={{ $json.site.name }}', value: '={{ $json.site.value }}' }] },
				},
			},
		);
		expect(body).toMatchObject({
			name: 'DC01',
			asset_type: { name: 'computer' },
			criticity: 80,
			owners: ['alice', 'bruno'],
			keys: [{ name: 'ip-v4', value: '192.0.2.10' }],
			attributes: [{ name: 'site', value: 'Paris' }],
		});
	});

	it('or make an error that names their field', async () => {
		const { api, credential } = stage;
		const node = sekoia(credential, 'SEKOIA.IO', 'alert', 'update', {
			uuid: byId('={{ $json.id }}'),
			updateFields: { urgency: '={{ $json.urgency }}' },
		});
		const item = { json: { id: 'ALq7Rk2pXw9d', urgency: 'high' } };
		const { id } = await api.createWorkflow(startingWith([item], chain('Expressions: wrong', [manualTrigger, node])));
		const { error } = await api.runToEnd(id, manualTrigger.name);
		expect(error?.message).toMatch(/"Urgency" must be a whole number, but it is "high"/);
	});
});
