import { Client, startSimulator, type Simulator } from '../../simulator';

type Entry = { uuid: string; created_at: number; entry_type: string; history_comments: unknown[] } & Record<string, unknown>;

let simulator: Simulator;
let client: Client;

beforeAll(async () => {
	simulator = await startSimulator({ alerts: 5 });
	client = new Client(simulator);
});
afterAll(() => simulator.stop());

const ALERTS = '/api/v1/sic/alerts';
const historyOf = async (uuid: string) => (await client.ok<{ history: Entry[] }>('GET', `${ALERTS}/${uuid}`)).history;

/** What the history of a new alert gains by `act`, oldest first. */
async function told(act: (uuid: string) => unknown): Promise<Entry[]> {
	const { uuid } = simulator.world.createAlert();
	const before = await historyOf(uuid);
	await act(uuid);
	const after = await historyOf(uuid);
	expect(after.slice(after.length - before.length)).toEqual(before);
	return after.slice(0, after.length - before.length).reverse();
}
const edit = (json: { [member: string]: string | number }) => async (uuid: string) => await client.ok('PATCH', `${ALERTS}/${uuid}`, { json });

test('a new alert has three entries, whose previous values are null', async () => {
	const { uuid } = simulator.world.createAlert();
	const entries = await historyOf(uuid);
	expect(entries.map(({ entry_type }) => entry_type).sort()).toEqual(['alert', 'alert_type', 'urgency']);
	expect(entries.find(({ alert }) => alert)).toMatchObject({ alert: { status: 'Pending', previous_status: null }, history_comments: [] });
	expect(new Set(entries.map((entry) => entry.uuid)).size).toBe(3);
});

test.each([
	['urgency', { urgency: 7 }, { value: 7, previous_value: expect.any(Number) }],
	['details', { details: 'Seen twice' }, { value: 'Seen twice', previous_value: expect.any(String) }],
	['alert_type', { alert_type_category: 'fraud', alert_type_value: 'phishing' }, { category: 'fraud', value: 'phishing', previous_category: expect.any(String), previous_value: expect.any(String) }],
	['kill_chain', { kill_chain_short_id: 'TA0001' }, { short_id: 'TA0001', name: expect.any(String), previous_short_id: null }],
	['assignee', { assignee: '00000000-0000-4000-8000-000000000001' }, { value: '00000000-0000-4000-8000-000000000001', previous_value: null }],
] as const)('a change of %s has an entry of that kind', async (kind, change, member) => {
	const entries = await told(edit(change));
	expect(entries).toHaveLength(1);
	expect(entries[0]).toMatchObject({ entry_type: kind, [kind]: member, created_by: expect.any(String) });
});

test('a verdict and a custom status have entries with their labels', async () => {
	const { customVerdicts, customStatuses } = simulator.world.reference;
	const verdict = customVerdicts[0]!;
	const [byVerdict] = await told(edit({ verdict_uuid: verdict.uuid }));
	expect(byVerdict).toMatchObject({ entry_type: 'verdict', verdict: { label: verdict.label, stage: verdict.stage, previous_label: null } });
	const { uuid, label, stage, color } = customStatuses.at(-1)!;
	const [byStatus] = await told(edit({ custom_status_uuid: uuid }));
	expect(byStatus).toMatchObject({ entry_type: 'alert', alert: { status: label, previous_status: 'Pending', stage, color } });
});

test('several members that change at once have an entry each, of the same second', async () => {
	const entries = await told(edit({ urgency: 3, details: 'Both' }));
	expect(entries.map(({ entry_type }) => entry_type)).toEqual(['urgency', 'details']);
	expect(new Set(entries.map(({ created_at }) => created_at)).size).toBe(1);
});

test('a title, or more events, leave no entry, only a later date', async () => {
	expect(await told(edit({ title: 'Another' }))).toEqual([]);
	expect(await told((uuid) => simulator.world.updateAlert(uuid, { similar: 50 }))).toEqual([]);
});

test('a step of the workflow names both statuses', async () => {
	const entries = await told((uuid) => simulator.world.changeAlertStatus(uuid, 'Ongoing'));
	expect(entries).toMatchObject([{ entry_type: 'alert', alert: { status: 'Ongoing', previous_status: 'Pending' } }]);
});

test('a comment that is written, changed and deleted is named by its uuid each time', async () => {
	let comment = '';
	const entries = await told(async (uuid) => {
		const path = `${ALERTS}/${uuid}/comments`;
		comment = (await client.ok<{ uuid: string }>('POST', path, { json: { content: 'One', author: 'n8n' } })).uuid;
		await client.ok('PATCH', `${path}/${comment}`, { json: { content: 'Two' } });
		await client.call('DELETE', `${path}/${comment}`);
	});
	expect(entries.map(({ entry_type, comment: shown }) => [entry_type, shown])).toEqual([
		['comment', { uuid: comment, status: 'created', display_name: 'n8n', content: 'One' }],
		['comment', { uuid: comment, status: 'updated', display_name: 'n8n', content: 'Two' }],
		['comment', { uuid: comment, status: 'deleted', display_name: 'n8n', content: 'Two' }],
	]);
});

test('a decision on a countermeasure has an entry for it and one for each step', async () => {
	const alert = simulator.world.alerts.find(({ countermeasures }) => countermeasures.length > 0) ?? simulator.world.createAlert();
	const { uuid, steps } = alert.countermeasures[0]!;
	await client.ok('PATCH', `${ALERTS}/countermeasures/${uuid}/activate`, { json: {} });
	const countermeasure = { uuid, status: 'activated' };
	expect((await historyOf(alert.uuid)).slice(0, 2).reverse()).toMatchObject([
		{ entry_type: 'countermeasure', countermeasure },
		{ entry_type: 'countermeasure_action_step', countermeasure, countermeasure_action_step: { name: steps[0]!.name, status: 'activated' } },
	]);
});
