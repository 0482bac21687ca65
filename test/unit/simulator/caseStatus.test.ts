import { Client, startSimulator, type Simulator } from '../../simulator';
import { CASE_STATUSES } from '../../simulator/state/caseStatus';

let simulator: Simulator;
let client: Client;
beforeAll(async () => {
	simulator = await startSimulator({ alerts: 1, events: 1 });
	client = new Client(simulator);
});
afterAll(() => simulator.stop());

const CASES = '/api/v1/sic/cases';
interface Shown {
	status: string;
	status_uuid: string;
	custom_status_uuid: string;
}

it('keeps the former status of a case apart from that of the community', async () => {
	const record = simulator.world.createCase({ title: 'x' });
	const patch = async (json: Record<string, string>) => await client.ok<Shown>('PATCH', `${CASES}/${record.uuid}`, { json });
	const [own, former] = [simulator.world.reference.caseStatus('in_progress').uuid, record.custom_status_uuid];
	expect(own).not.toBe(former);
	expect(await patch({ custom_status_uuid: own })).toMatchObject({ status: 'opened', status_uuid: CASE_STATUSES.opened, custom_status_uuid: own });
	expect(await client.status('PATCH', `${CASES}/${record.uuid}`, { json: { status_uuid: own } })).toBe(400);
	expect(await client.status('PATCH', `${CASES}/${record.uuid}`, { json: { custom_status_uuid: CASE_STATUSES.opened } })).toBe(400);
	expect(await patch({ status_uuid: CASE_STATUSES.closed })).toMatchObject({ status: 'closed', status_uuid: CASE_STATUSES.closed, custom_status_uuid: own });
	expect(await client.status('PATCH', `${CASES}/${record.uuid}`, { json: { title: 'y' } })).toBe(409);
	const find = async (query: Record<string, string>) => (await client.ok<{ items: Array<{ uuid: string }> }>('GET', CASES, { query: { limit: 100, ...query } })).items.map(({ uuid }) => uuid);
	expect(await find({ 'match[status_uuid]': CASE_STATUSES.closed })).toContain(record.uuid);
	expect(await find({ 'match[status_name]': 'opened' })).not.toContain(record.uuid);
	expect(await find({ 'match[custom_status]': own })).toContain(record.uuid);
	expect(await find({ 'match[status_uuid]': own })).toEqual([]);
});

it('keeps what was said of a verdict, with a confidence up to 100', async () => {
	const { uuid } = simulator.world.createAlert();
	const [verdict] = simulator.world.reference.customVerdicts;
	const patch = (verdict_confidence: number) => ({ json: { verdict_uuid: verdict!.uuid, verdict_analysis: 'why', verdict_confidence } });
	expect(await client.status('PATCH', `/api/v1/sic/alerts/${uuid}`, patch(101))).toBe(400);
	await client.ok('PATCH', `/api/v1/sic/alerts/${uuid}`, patch(100));
	const shown = await client.ok('GET', `/api/v1/sic/alerts/${uuid}`, { query: { custom_status: 'true' } });
	expect(shown).toMatchObject({ verdict: { uuid: verdict!.uuid, analysis: 'why', confidence: 100 } });
});
