import type { JsonObject } from '../../simulator';
import { startChatAndFiles, type ChatAndFiles } from '../chatAndFiles';
import { prepareExample } from '../examples';
import { ownerApi } from '../jest/session';
import type { Execution } from '../n8n/execution';
import { chain, manualTrigger, startingWith } from '../n8n/workflow';
import { openStage, type Stage } from '../stage';
import { request } from '../request';
import { until } from '../until';

let stage: Stage;
let outside: ChatAndFiles;
const activated: string[] = [];
beforeAll(async () => {
	stage = await openStage(await ownerApi(), { name: 'Examples', alerts: 30, events: 200 });
	outside = await startChatAndFiles();
});
afterEach(async () => {
	for (const id of activated.splice(0)) await stage.api.deactivateWorkflow(id);
	outside.posted.length = 0;
});
afterAll(async () => {
	await outside.close();
	await stage.simulator.stop();
});

/** An example as its user has it after the import, with the addresses of these servers. */
const imported = (name: string) =>
	prepareExample(name, stage, { 'https://chat.example.com': outside.url, 'https://files.example.com': outside.url });

async function activate(workflow: ReturnType<typeof imported>): Promise<string> {
	const { id } = await stage.api.createWorkflow(workflow);
	await stage.api.activateWorkflow(id);
	activated.push(id);
	return id;
}

/** Checks that an execution has succeeded. */
function succeeded(execution: Execution | undefined): Execution {
	expect(execution?.error?.message).toBeUndefined();
	expect(execution?.status).toBe('success');
	return execution!;
}

describe('alert to chat', () => {
	it('asks in the chat and carries out the decision', async () => {
		const { api, simulator } = stage;
		const id = await activate(imported('alert-to-chat'));
		simulator.world.createAlert({ urgency: 20 });
		const decisions = ['Close', 'Reject as a false positive', 'Keep open'];
		const alerts = decisions.map(() => simulator.world.createAlert({ urgency: 85 }));
		await until(() => outside.posted.length >= 3, 'the chat has a question about each alert');
		expect(outside.posted).toHaveLength(3);
		await api.waitUntilWaiting(id, 3);

		for (const [index, decision] of decisions.entries()) {
			const { short_id: shortId, rule } = alerts[index]!;
			const asked = outside.posted.find((text) => text.includes(`New alert ${shortId}`));
			expect(asked).toContain(`urgency 85: ${rule.name}`);
			const form = /Decide: (\S+)/.exec(asked ?? '')?.[1] ?? '';
			expect(await (await request(form)).text()).toContain('Keep open');
			const fields = new FormData();
			for (const [field, value] of [decision, 'Known test', 'Alice'].entries()) fields.set(`field-${field}`, value);
			expect((await request(form, { method: 'POST', body: fields })).status).toBe(200);
		}
		for (const execution of await api.waitForExecutions(id, 3)) succeeded(execution);

		const [closed, rejected, open] = alerts;
		expect(closed).toMatchObject({ status: 'Closed', comments: [{ content: 'Alice: Known test' }] });
		expect(rejected).toMatchObject({ status: 'Rejected', comments: [{ content: 'Alice: Known test' }] });
		expect(open).toMatchObject({ status: 'Pending', comments: [{ content: 'Kept open by Alice: Known test', author: 'Approval playbook' }] });
		for (const [index, decision] of decisions.entries()) {
			expect(outside.posted).toContain(`${alerts[index]!.short_id}: ${decision} (Alice)`);
		}
	});
});

describe('phishing triage', () => {
	it('comments each phishing alert with what its events have in common, and raises the urgency of a large one', async () => {
		const { api, simulator } = stage;
		const id = await activate(imported('phishing-triage'));
		const phishing = { category: 'fraud', value: 'phishing' };
		const other = simulator.world.createAlert({ alert_type: { category: 'malicious-code', value: 'trojan' } });
		const small = simulator.world.createAlert({ alert_type: phishing, urgency: 40, events: 4, source: '203.0.113.9' });
		const large = simulator.world.createAlert({ alert_type: phishing, urgency: 40, events: 25, source: '198.51.100.7' });
		for (const execution of await api.waitForExecutions(id, 3)) succeeded(execution);

		expect(other).toMatchObject({ status: 'Pending', comments: [] });
		expect(small).toMatchObject({ status: 'Acknowledged', urgency: { current_value: 40 } });
		expect(small.comments).toMatchObject([
			{ author: 'Phishing playbook', content: 'Phishing playbook: 4 event(s) in 7 days\nsource.ip: 203.0.113.9 (100 %)' },
		]);
		expect(large).toMatchObject({ status: 'Acknowledged', urgency: { current_value: 90 } });
		expect(large.comments).toMatchObject([{ content: expect.stringContaining('25 event(s)') as string }]);
	});
});

describe('bulk IOC upload', () => {
	const upload = async (url: string, csv: string): Promise<string> => {
		const fields = new FormData();
		fields.set('field-0', new Blob([csv], { type: 'text/csv' }), 'iocs.csv');
		const response = await request(url, { method: 'POST', body: fields });
		const { formWaitingUrl } = (await response.json()) as { formWaitingUrl: string };
		// The form's page does the same: it polls until there is a next page.
		const status = new URL(formWaitingUrl);
		status.pathname += '/n8n-execution-status';
		await until(async () => (await (await request(status)).text()).trim() === 'form-waiting', 'the form shows its last page');
		return await (await request(formWaitingUrl)).text();
	};

	it('uploads the lines of a CSV file as observables and says how many there were', async () => {
		const { simulator } = stage;
		const workflow = imported('bulk-ioc-upload');
		await activate(workflow);
		const url = `${stage.api.url}/form/${workflow.nodes.find(({ type }) => type.endsWith('.formTrigger'))!.webhookId}`;

		const sha256 = 'a'.repeat(64);
		const csv = ['type,value', 'ip,203.0.113[.]9', 'IP,2001:db8::7', 'domain,bücher.example', `sha256,${sha256}`, 'planet,mars'];
		const page = await upload(url, csv.join('\n'));
		expect(page).toContain('4 observable(s) uploaded, 1 line(s) left out');
		expect(page).toContain('Line 6, mars: ');
		const id = (type: string) => expect.stringMatching(new RegExp(`^${type}--`)) as unknown;
		expect(simulator.world.uploadedObservables).toEqual([
			[
				{ type: 'ipv4-addr', id: id('ipv4-addr'), value: '203.0.113.9' },
				{ type: 'ipv6-addr', id: id('ipv6-addr'), value: '2001:db8::7' },
				{ type: 'domain-name', id: id('domain-name'), value: expect.stringMatching(/^(bücher|xn--bcher-kva)\.example$/) as unknown },
				{ type: 'file', id: id('file'), hashes: { 'SHA-256': sha256 } },
			],
		]);

		const many = Array.from({ length: 1_200 }, (_, index) => `host-${index}.example`);
		expect(await upload(url, many.join('\n'))).toContain('1200 observable(s) uploaded, 0 line(s) left out');
		const batches = simulator.world.uploadedObservables.slice(1) as JsonObject[][];
		expect(batches.map(({ length }) => length)).toEqual([1000, 200]);
		expect(await upload(url, 'type,value\nplanet,mars\n')).toMatch(/0 observable\(s\) uploaded, 0 line\(s\) left out\.\s+\S*Indicators\S* none of the lines/);

		simulator.faults.add({ path: /observables/, status: 403, body: { message: 'No' } });
		expect(await upload(url, csv.join('\n'))).toMatch(/0 observable\(s\) uploaded, 0 line\(s\) left out\.\s+The API key lacks a permission/);
		simulator.faults.clear();
	});
});

describe('asset sync', () => {
	/** A spreadsheet, which n8n itself creates. */
	const spreadsheet = async (rows: object[]): Promise<Buffer> => {
		const { api } = stage;
		const convert = { name: 'Convert', type: 'n8n-nodes-base.convertToFile', typeVersion: 1.1, parameters: { operation: 'xlsx', options: {} } };
		const workflow = startingWith(rows.map((json) => ({ json })), chain('Spreadsheet', [manualTrigger, convert]));
		const { nodes } = await api.runToEnd((await api.createWorkflow(workflow)).id, manualTrigger.name);
		return await api.readBinary(nodes.Convert!.items[0]!.binary!.data!);
	};

	it('creates the assets that SEKOIA.IO lacks and reports those that the spreadsheet lacks', async () => {
		const { api, simulator } = stage;
		const known = simulator.world.assets.map(({ name }) => name);
		const row = (name: string) => ({ name, type: 'computer', criticality: 80, description: 'From the sheet', owner: 'alice', ip: '192.0.2.10' });
		outside.files['/assets.xlsx'] = await spreadsheet([row(known[0]!), row('DC07'), row('DC08')]);

		const { id } = await api.createWorkflow(imported('asset-sync'));
		const { nodes } = succeeded(await api.runToEnd(id, 'Every night'));
		expect(nodes['Create it']?.items.map(({ json }) => json.name)).toEqual(['DC07', 'DC08']);
		const created = simulator.world.assets.slice(known.length);
		expect(created).toMatchObject([
			{ name: 'DC07', criticality: 80, description: 'From the sheet', owners: ['alice'], atoms: { ipv4: ['192.0.2.10'] } },
			{ name: 'DC08' },
		]);
		expect(outside.posted).toEqual([expect.stringContaining(`SEKOIA.IO has ${known.length - 1} asset(s)`)]);

		outside.files['/assets.xlsx'] = await spreadsheet(simulator.world.assets.map(({ name }) => row(name)));
		succeeded(await api.runToEnd(id, 'Every night'));
		expect(simulator.world.assets).toHaveLength(known.length + 2);
		expect(outside.posted).toHaveLength(1);
	});
});

describe('nightly report', () => {
	it('posts the rules with the most alerts of the last day and stores the list', async () => {
		const { api, simulator } = stage;
		const rules = simulator.world.alerts.map(({ rule }) => rule);
		for (let index = 0; index < 3; index++) simulator.world.createAlert({ rule: rules[0], urgency: 50 + index });
		const recent = simulator.world.alerts.filter(({ createdMs }) => createdMs > Date.now() - 86_400_000);

		const { id } = await api.createWorkflow(imported('nightly-report'));
		succeeded(await api.runToEnd(id, 'Each morning'));
		const [report] = outside.posted;
		const [heading, first, ...others] = report!.split('\n');
		expect(heading).toBe(`${recent.length} alert(s) in the last 24 hours`);
		const ofRule = recent.filter(({ rule }) => rule.name === rules[0]!.name);
		const line = `${ofRule.length} x ${rules[0]!.name}, urgency up to ${Math.max(...ofRule.map(({ urgency }) => urgency.current_value))}`;
		expect([first, ...others]).toContain(line);
		expect(others.length).toBeLessThan(10);

		const [[path, csv] = ['', Buffer.from('')]] = Object.entries(outside.stored);
		expect(path).toMatch(/^\/reports\/alerts-\d{4}-\d\d-\d\d\.csv$/);
		const [header, ...lines] = csv.toString().trim().split('\n');
		expect(header).toContain('short_id');
		expect(lines).toHaveLength(recent.length);
	});
});

describe('webhook to intake', () => {
	it('pushes the events that it receives and tells the caller how many', async () => {
		const { simulator } = stage;
		const [intake] = simulator.world.reference.intakes;
		await activate(imported('webhook-to-intake'));
		const send = async (body: unknown): Promise<[number, unknown]> => {
			const headers = { 'content-type': 'application/json' };
			const response = await request(`${stage.api.url}/webhook/sekoia-events`, { method: 'POST', headers, body: JSON.stringify(body) });
			return [response.status, await response.json()];
		};

		expect(await send({ 'source.ip': '203.0.113.9' })).toEqual([202, { accepted: 1, too_large: 0 }]);
		expect(await send([{ n: 1 }, { n: 2 }])).toEqual([202, { accepted: 2, too_large: 0 }]);
		expect(await send({ events: [{ n: 3 }, 'plain text'] })).toEqual([202, { accepted: 2, too_large: 0 }]);
		const pushed = simulator.world.intakeEvents.filter(({ intake_key: key }) => key === intake?.intake_key);
		expect(pushed.map(({ raw }) => raw)).toEqual(['{"source.ip":"203.0.113.9"}', '{"n":1}', '{"n":2}', '{"n":3}', 'plain text']);

		simulator.faults.add({ path: /intake-http/, status: 400, body: { message: 'No' }, times: 9 });
		expect(await send({ n: 4 })).toEqual([503, { message: expect.any(String) as string }]);
		simulator.faults.clear();
	});
});
