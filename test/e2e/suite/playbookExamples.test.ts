import { startChatAndFiles, type ChatAndFiles } from '../chatAndFiles';
import { prepareExample } from '../examples';
import { ownerApi } from '../jest/session';
import type { Execution } from '../n8n/execution';
import { request } from '../request';
import { openStage, type Stage } from '../stage';
import { webhookUrls } from '../triggers';

let stage: Stage;
let outside: ChatAndFiles;
beforeAll(async () => {
	stage = await openStage(await ownerApi(), { name: 'Playbooks', alerts: 10, events: 100 });
	outside = await startChatAndFiles();
});
afterEach(() => {
	outside.posted.length = 0;
});
afterAll(async () => {
	await outside.close();
	await stage.simulator.stop();
});

const addresses = () => ({ 'https://chat.example.com': outside.url, 'https://files.example.com': outside.url });
const imported = (name: string) => prepareExample(`playbooks/${name}`, stage, addresses());

/** Publishes an example, lets something start it, and gives the executions that follow, all of which must succeed. */
async function published(name: string, start: (webhookUrl: string) => Promise<void> | void, count = 1): Promise<Execution[]> {
	const { api } = stage;
	const workflow = imported(name);
	const { id } = await api.createWorkflow(workflow);
	await api.activateWorkflow(id);
	try {
		const webhookId = workflow.nodes.find((node) => node.webhookId)?.webhookId ?? '';
		await start(webhookUrls(api.url, webhookId).productionUrl);
		return (await api.waitForExecutions(id, count)).map(succeeded);
	} finally {
		await api.deactivateWorkflow(id);
	}
}

/** Runs an example that a schedule starts. */
async function scheduled(name: string, trigger: string): Promise<Execution> {
	const { id } = await stage.api.createWorkflow(imported(name));
	return succeeded(await stage.api.runToEnd(id, trigger));
}

function succeeded(execution: Execution): Execution {
	expect([execution.error?.message, execution.status]).toEqual([undefined, 'success']);
	return execution;
}

const press = (uuid: string) => async (url: string) => {
	const answer = await request(url, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ alert_uuid: uuid }),
	});
	expect(answer.status).toBe(200);
};

const contents = ({ comments }: { comments: Array<{ content: string }> }) => comments.map(({ content }) => content);

it('enrich-alert comments only alerts with a source that the intelligence knows', async () => {
	const { world } = stage.simulator;
	const known = world.intelligence.objects.filter(({ type, revoked, valid_until: until }) =>
		type === 'indicator' && revoked === false && Date.parse(String(until)) > world.nowMs());
	const address = known.map(({ pattern }) => /^\[ipv4-addr:value = '(.+)'\]$/.exec(String(pattern))?.[1]).find((found) => found)!;
	let alerts: Array<ReturnType<typeof world.createAlert>> = [];
	await published('enrich-alert', () => {
		alerts = [{ source: address }, { source: '192.0.2.77' }, { source: null }].map((draft) => world.createAlert(draft));
	}, 3);
	expect(alerts.map(contents)).toEqual([[expect.stringContaining(`${address} is known`)], [], []]);
});

it('block-source adds the source of the alert to the collection', async () => {
	const { world } = stage.simulator;
	const alert = world.createAlert({ source: '198.51.100.23' });
	const [collection] = world.intelligence.iocCollections;
	const before = collection!.indicators.length;
	await published('block-source', press(alert.uuid));
	expect(collection!.indicators.slice(before).map(({ value }) => value)).toEqual(['198.51.100.23']);
	expect(contents(alert)).toEqual(['Blocked for 30 days: 198.51.100.23']);
});

it('alert-to-chat tells the chat', async () => {
	await published('alert-to-chat', () => void stage.simulator.world.createAlert({ title: 'Odd logon', urgency: 33 }));
	expect(outside.posted).toEqual([expect.stringMatching(/^New alert \S+, urgency 33: Odd logon\nRule: /)]);
});

it('open-case opens one case for a critical alert, and none for another', async () => {
	const { world } = stage.simulator;
	const before = world.cases.length;
	let alert: ReturnType<typeof world.createAlert> | undefined;
	await published('open-case', () => {
		world.createAlert({ urgency: 20 });
		alert = world.createAlert({ urgency: 90, title: 'Many events', events: 12 });
	});
	const added = world.cases.slice(before);
	expect(added).toMatchObject([{ title: 'Many events', alerts: [alert!.uuid] }]);
	expect(contents(alert!)).toEqual([`Case ${added[0]!.short_id}, 12 event(s)`]);
});

it('reject-known-scanners rejects what a scanner raised', async () => {
	const { world } = stage.simulator;
	let alerts: Array<ReturnType<typeof world.createAlert>> = [];
	await published('reject-known-scanners', () => {
		alerts = ['192.0.2.10', '192.0.2.99'].map((source) => world.createAlert({ source }));
	}, 2);
	expect(alerts.map(({ status }) => status)).toEqual(['Rejected', 'Pending']);
});

it('investigate-users comments once, with a line for each user', async () => {
	const { world } = stage.simulator;
	const alert = world.createAlert({ events: 2 });
	// A backslash in a name would be read as an escape, if the query did not quote it.
	for (const user of ['CORP\\anna', 'bob', 'bob']) world.events.add(world.nowMs(), { 'user.name': user, alert_short_ids: [alert.short_id] });
	world.events.add(world.nowMs() - 3_600_000, { 'user.name': 'bob' });
	await published('investigate-users', press(alert.uuid));
	expect(contents(alert)).toHaveLength(1);
	expect(contents(alert)[0]!.split('\n').sort()).toEqual(['CORP\\anna: 1 event(s) in 7 days', 'bob: 3 event(s) in 7 days']);
});

it('import-iocs adds the lines of the file in one request', async () => {
	const { world, requests } = stage.simulator;
	const [collection] = world.intelligence.iocCollections;
	const before = [collection!.indicators.length, requests.length] as const;
	outside.files['/iocs.csv'] = Buffer.from('indicator,source\n203.0.113[.]200,feed\nhxxps://evil.example/a,feed\nbad.example,feed\n');
	await scheduled('import-iocs', 'Every night');
	expect(collection!.indicators.slice(before[0]).map(({ value }) => value)).toEqual(['203.0.113.200', 'https://evil.example/a', 'bad.example']);
	expect(requests.slice(before[1]).filter(({ method }) => method === 'POST')).toHaveLength(1);
});

it('acknowledge-button acknowledges the alert and tells the chat', async () => {
	const alert = stage.simulator.world.createAlert({ title: 'To be seen' });
	await published('acknowledge-button', press(alert.uuid));
	expect(alert.status).toBe('Acknowledged');
	expect(outside.posted).toEqual([`Somebody looks at ${alert.short_id}: To be seen`]);
});

it('weekly-report counts the alerts by status', async () => {
	const { world } = stage.simulator;
	const { uuid } = world.createAlert({ title: 'Of this week' });
	const execution = await scheduled('weekly-report', 'Each Monday');
	const found = execution.nodes['Alerts of the week']!.items.map(({ json }) => json);
	expect(found.map((json) => json.uuid)).toContain(uuid);
	const pending = found.filter(({ status }) => (status as { name: string }).name === 'Pending').length;
	expect(outside.posted).toHaveLength(1);
	expect(outside.posted[0]!.split('\n')).toEqual(expect.arrayContaining(['Alerts of the last 7 days', `Pending: ${pending}`]));
});

it('assets-of-alert comments once, with a line for each asset', async () => {
	const { world } = stage.simulator;
	const assets = world.assets.slice(0, 2);
	let alert: ReturnType<typeof world.createAlert> | undefined;
	await published('assets-of-alert', () => {
		alert = world.createAlert({ assets: assets.map(({ uuid }) => uuid) });
	});
	expect(contents(alert!)).toHaveLength(1);
	const lines = contents(alert!)[0]!.split('\n');
	expect(lines.map((line) => line.split(': ')[0])).toEqual(assets.map(({ name }) => name));
});
