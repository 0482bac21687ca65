import { Client, startSimulator, type JsonObject, type Simulator } from '../../simulator';

interface Page<T> {
	items: T[];
	total?: number;
}

const INTHREAT = '/api/v2/inthreat';

let simulator: Simulator;
let client: Client;

beforeAll(async () => {
	simulator = await startSimulator({ alerts: 1, events: 1 });
	client = new Client(simulator);
});
afterAll(() => simulator.stop());

describe('threat intelligence', () => {
	it('accepts content proposals, and refuses malformed ones', async () => {
		const bundle = { type: 'bundle', id: 'bundle--1', objects: [{ type: 'indicator' }] };
		const query = { name: 'My bundle', auto_merge: true };
		const answer = await client.ok<{ data: { content_proposal_id: string } }>('POST', `${INTHREAT}/bundles`, {
			query,
			json: { data: bundle },
		});
		expect(simulator.world.contentProposals).toContainEqual(
			expect.objectContaining({
				content_proposal_id: answer.data.content_proposal_id,
				content: bundle,
				origin: 'bundle',
			}),
		);
		expect(
			await client.status('POST', `${INTHREAT}/bundles`, { json: { data: { type: 'bundle', objects: [] } } }),
		).toBe(400);
		expect(
			await client.ok('POST', `${INTHREAT}/reports/url`, { json: { url: 'https://example.com/r' } }),
		).toHaveProperty('data.file_name');
		expect(await client.status('POST', `${INTHREAT}/reports/url`, { json: { url: 'example' } })).toBe(400);
	});

	it('accepts PDF files, as form data only', async () => {
		const form = (content: string, name = 'file') => {
			const data = new FormData();
			data.append(name, new Blob([content], { type: 'application/pdf' }), 'r.pdf');
			return data;
		};
		const path = `${INTHREAT}/reports/pdf`;
		const query = { name: 'Report é' };
		expect(await client.ok('POST', path, { query, raw: form('%PDF-1.4 rest') })).toMatchObject({
			data: { file_name: 'Report é' },
		});
		expect(simulator.requests.at(-1)?.parts).toMatchObject([
			{ name: 'file', filename: 'r.pdf', contentType: 'application/pdf' },
		]);
		expect(await client.status('POST', path, { raw: form('GIF89a') })).toBe(400);
		expect(await client.status('POST', path, { raw: form('%PDF-1.4', 'upload') })).toBe(400);
		expect(await client.status('POST', path, { json: { file: '%PDF' } })).toBe(415);
	});

	it('accepts observables, tracker notifications and indicators', async () => {
		expect(
			await client.status('POST', `${INTHREAT}/observables/bulk`, { json: { data: [{ type: 'ipv4-addr' }] } }),
		).toBe(202);
		const observables: JsonObject[] = [{ value: '192.0.2.1' }, { type: 'url', x_inthreat_tags: ['a'] }, { type: 'url', x_inthreat_tags: [{ name: 'a', colour: 'red' }] }];
		for (const malformed of observables) {
			expect(await client.status('POST', `${INTHREAT}/observables/bulk`, { json: { data: [malformed] } })).toBe(400);
		}
		expect(simulator.world.uploadedObservables).toHaveLength(1);
		const data = {
			rule: { id: '1', name: 'r', ruleset_name: 's', type: 'yara' },
			created: '2025-01-31T08:00:00Z',
			observable: { type: 'url', id: 'url--1' },
		};
		const path = `${INTHREAT}/trackers/notifications`;
		expect(await client.ok('POST', `${path}/`, { json: { data } })).toMatchObject({
			data: { ...data, status: 'pending' },
		});
		expect(await client.status('POST', path, { json: { data } })).toBe(404);
		expect(await client.status('POST', `${path}/`, { json: { data: { ...data, status: 'open' } } })).toBe(400);
		const collection = simulator.world.intelligence.iocCollections[0]?.id;
		const json = { indicators: '192.0.2.1\n192.0.2.2', format: 'ipv4-addr.value' };
		const answer = await client.call('POST', `${INTHREAT}/ioc-collections/${collection}/indicators/text`, { json });
		expect(answer).toMatchObject({ status: 202, body: { task_id: expect.any(String) } });
		const faults: JsonObject[] = [
			{ indicators: '192.0.2.1\nbad.example' },
			{ format: 'ipv4-addr' },
			{ kill_chain_phases: [{ kill_chain_name: 'mitre-attack' }] },
			{ x_ic_related_threat_refs: ['APT28'] },
			{ description: 'x'.repeat(501) },
			{ valid_from: 'now' },
			{ labels: [] },
		];
		for (const wrong of faults) {
			expect(await client.status('POST', `${INTHREAT}/ioc-collections/${collection}/indicators/text`, { json: { ...json, ...wrong } })).toBe(400);
		}
	});

	it('serves reports, a search, and a feed page by page', async () => {
		const { items } = await client.ok<Page<{ id: string }>>('GET', `${INTHREAT}/reports`, {
			query: { only_flint: true },
		});
		const report = items[0]?.id ?? '';
		expect(await client.ok('GET', `${INTHREAT}/reports/${report}`)).toMatchObject({
			data: { id: report, type: 'report' },
		});
		expect(await client.ok('GET', `${INTHREAT}/reports/${report}/observables`)).toMatchObject({ total: 4 });
		expect(await client.ok('POST', `${INTHREAT}/objects/search`, { query: { term: 'Magpie' } })).toHaveProperty(
			'has_more',
		);

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

	it('predicts whether an alert is worth human attention', async () => {
		const { uuid } = simulator.world.createAlert({ urgency: 90 });
		const alert = await client.ok('GET', `/api/v1/sic/alerts/${uuid}`);
		const json = { alert: JSON.parse(JSON.stringify(alert)) };
		expect(await client.ok('POST', '/api/v1/predict/alert', { json })).toEqual({ worth_human_attention: true });
	});
});
