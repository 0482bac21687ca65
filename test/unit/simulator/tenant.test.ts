import { Client, startSimulator, type Simulator } from '../../simulator';

interface Page<T> {
	items: T[];
	total?: number;
}

let simulator: Simulator;
let client: Client;

beforeAll(async () => {
	simulator = await startSimulator({ alerts: 10, events: 20 });
	client = new Client(simulator);
});
afterAll(() => simulator.stop());

describe('a tenant', () => {
	it('is the same for the same seed, and a different one for another seed', async () => {
		const [same, other] = await Promise.all([startSimulator({ alerts: 3 }), startSimulator({ alerts: 3, seed: 2 })]);
		const again = await startSimulator({ alerts: 3 });
		const ids = ({ world }: Simulator) => world.alerts.map(({ uuid, title }) => uuid + title);
		expect(ids(again)).toEqual(ids(same));
		expect(ids(other)).not.toEqual(ids(same));
		expect(other.apiKey).not.toBe(same.apiKey);
		await Promise.all([same.stop(), other.stop(), again.stop()]);
	});

	it('starts and stops at once, even with thousands of alerts and 100,000 events', async () => {
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

	it('tells callers who they are and what they may do', async () => {
		const me = await client.ok('GET', '/api/v1/me');
		expect(Object.keys(me)).toEqual(expect.arrayContaining(['uuid', 'email', 'firstname', 'lastname']));
		expect(await client.status('GET', '/api/v1/auth/validate')).toBe(200);
		const { items, total } = await client.ok<Page<{ title: string }>>('GET', '/api/v1/me/permissions');
		expect(items).toHaveLength(total ?? -1);
		expect(items.map(({ title }) => title)).toContain('Manage alerts');
	});
});

describe('configuration', () => {
	it('lists entities, intakes, communities, rules and custom values, and shows each of them', async () => {
		const paths = ['/api/v1/communities'];
		for (const name of [
			'conf/entities',
			'conf/intakes',
			'conf/rules-catalog/rules',
			'custom_statuses',
			'custom_priorities',
			'custom_verdicts',
		]) {
			paths.push(`/api/v1/sic/${name}`);
		}
		for (const path of paths) {
			const { items } = await client.ok<Page<{ uuid: string }>>('GET', path, { query: { limit: 1 } });
			expect(await client.ok('GET', `${path}/${items[0]?.uuid}`)).toMatchObject({ uuid: items[0]?.uuid });
			expect(await client.status('GET', `${path}/none`)).toBe(404);
		}
		const statuses = await client.ok<Page<object>>('GET', '/api/v1/sic/custom_statuses', {
			query: { 'match[type]': 'case' },
		});
		expect(statuses.total).toBe(4);
	});

	it('creates, disables and deletes rules, and refuses a malformed one', async () => {
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
		expect(await client.ok('PUT', `${rules}/${uuid}/disabled`, { json: {} })).toMatchObject({ enabled: false, name: 'Mine' });
		const other = { query: { community_uuid: simulator.world.communityUuid }, json: { community_uuid: uuid } };
		expect(await client.status('PUT', `${rules}/${uuid}/enabled`, other)).toBe(400);
		expect(await client.status('PUT', `${rules}/${simulator.world.newUuid()}/enabled`, { json: {} })).toBe(404);
		expect(await client.status('GET', rules, { query: { 'match[author]': 'x' } })).toBe(400);
		expect(await client.status('PUT', `${rules}/${uuid}`, { json: { ...json, effort: 5 } })).toBe(400);
		expect(await client.status('DELETE', `${rules}/${uuid}`)).toBe(204);
	});

	it('lists the users of a community, and refuses unknown communities and filters', async () => {
		const avatars = (uuid: string) => `/api/v1/communities/${uuid}/avatars/`;
		const [, labs] = simulator.world.reference.communities;
		const found = await client.ok<Page<{ user: { email: string } }>>('GET', avatars(labs!.uuid));
		expect(found.items.map(({ user }) => user.email)).toEqual(['jane.doe@example.com']);
		expect(await client.ok('GET', avatars(labs!.uuid), { query: { include_parent: true, 'match[status]': 'enabled' } })).toMatchObject({ total: 4 });
		expect(await client.status('GET', avatars(labs!.uuid), { query: { 'match[email]': 'x' } })).toBe(400);
		expect(await client.status('GET', avatars(simulator.world.newUuid()))).toBe(404);
	});

	it('runs saved queries; a run that finds nothing has no results to download', async () => {
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
