import { readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';

import { PERMISSIONS, type JsonObject } from '../../simulator';
import { exampleNames, examplesFolder, prepareExample, readExample } from '../examples';
import { ownerApi } from '../jest/session';
import { listen, type Loopback } from '../loopback';
import type { NodeTypeDescription } from '../n8n/api';
import type { Execution } from '../n8n/execution';
import { chain, manualTrigger, startingWith, type WorkflowNode } from '../n8n/workflow';
import { openStage, type Stage } from '../stage';
import { until } from '../until';

/** The outside world of the examples: a chat and a file server on loopback. */
interface Outside extends Loopback {
	/** Texts posted to the chat */
	said: string[];
	/** Files stored on the file server, by path */
	stored: Record<string, Buffer>;
	/** Files it has, by path */
	files: Record<string, Buffer>;
}

let stage: Stage;
let types: NodeTypeDescription[];
let outside: Outside;
const activated: string[] = [];
beforeAll(async () => {
	stage = await openStage(await ownerApi(), { name: 'Examples', alerts: 30, events: 200 });
	types = await stage.api.nodeTypes();
	outside = await openOutside();
});
afterEach(async () => {
	for (const id of activated.splice(0)) await stage.api.deactivateWorkflow(id);
	outside.said.length = 0;
});
afterAll(async () => {
	await outside.close();
	await stage.simulator.stop();
});

async function openOutside(): Promise<Outside> {
	const said: string[] = [];
	const stored: Record<string, Buffer> = {};
	const files: Record<string, Buffer> = {};
	const server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			const { method, url = '' } = request;
			const body = Buffer.concat(chunks);
			if (method === 'POST') said.push((JSON.parse(body.toString()) as { text: string }).text);
			if (method === 'PUT') stored[url] = body;
			if (method === 'GET') response.end(files[url]);
			else response.end('{}');
		});
	});
	return { ...(await listen(server)), said, stored, files };
}

const imported = (name: string) =>
	prepareExample(name, stage, { 'https://chat.example.com': outside.url, 'https://files.example.com': outside.url });

async function activate(workflow: ReturnType<typeof imported>): Promise<string> {
	const { id } = await stage.api.createWorkflow(workflow);
	await stage.api.activateWorkflow(id);
	activated.push(id);
	return id;
}

/** An execution that went through. */
function succeeded(execution: Execution | undefined): Execution {
	expect(execution?.error?.message).toBeUndefined();
	expect(execution?.status).toBe('success');
	return execution!;
}

describe.each(exampleNames)('examples/%s.json', (name) => {
	const example = readExample(name);
	const nodes = example.nodes.filter(({ type }) => !type.endsWith('.stickyNote'));
	const notes = example.nodes.filter(({ type }) => type.endsWith('.stickyNote'));

	it("has nodes of n8n's own and of this package only, as n8n offers them", () => {
		for (const { type, typeVersion } of example.nodes) {
			expect(type).toMatch(/^(n8n-nodes-base|n8n-nodes-sekoia)\./);
			const versions = types.filter((offered) => offered.name === type).flatMap(({ version }) => version);
			expect([type, versions.includes(typeVersion)]).toEqual([type, true]);
		}
	});

	it('holds no secret, no credential and no pinned data', () => {
		expect(example.pinData).toBeUndefined();
		for (const node of example.nodes) {
			expect(node.credentials).toBeUndefined();
			expect(Object.keys(node.parameters)).not.toContain('intakeKey');
		}
	});

	it('explains itself, and names each node it speaks of as it is called', () => {
		expect(notes).toHaveLength(1);
		const content = String(notes[0]!.parameters.content);
		expect(content).toContain(`## ${example.name}`);
		expect(content).toContain('**Before use**');
		const spokenOf = [...content.matchAll(/(?<!\*)\*([^*\n]+)\*(?!\*)/g)].map(([, text]) => text);
		expect(spokenOf.length).toBeGreaterThan(0);
		const known = [...nodes.map((node) => node.name), ...PERMISSIONS, 'Authentication', 'Options > Intake Server'];
		expect(spokenOf.filter((text) => !known.includes(text!))).toEqual([]);
	});

	it('connects nodes that exist, each under a name of its own', () => {
		const names = example.nodes.map((node) => node.name);
		expect(new Set(names).size).toBe(names.length);
		const targets = Object.values(example.connections).flatMap(({ main }) => main.flat().map(({ node }) => node));
		expect(names).toEqual(expect.arrayContaining([...targets, ...Object.keys(example.connections)]));
		const triggers = nodes.filter((node) => !targets.includes(node.name));
		expect(triggers).toHaveLength(1);
	});

	it('lays its nodes out so that none covers another', () => {
		const boxes = [...nodes.map(boxOfNode), ...notes.map(boxOfNote)];
		for (const [index, one] of boxes.entries()) {
			for (const other of boxes.slice(index + 1)) expect([one.name, other.name, overlap(one, other)]).toEqual([one.name, other.name, false]);
		}
	});
});

describe('examples/README.md', () => {
	const readme = readFileSync(join(examplesFolder, 'README.md'), 'utf8');

	it.each(exampleNames)('shows %s, under the name that it has in n8n', (name) => {
		expect(readme).toContain(`## ${readExample(name).name}\n\n[${name}.json](${name}.json)\n\n![The workflow in the editor](images/${name}.png)`);
		const { size } = statSync(join(examplesFolder, 'images', `${name}.png`));
		expect(size).toBeGreaterThan(10_000);
		expect(size).toBeLessThan(200_000);
	});
});

interface Box {
	name: string;
	left: number;
	top: number;
	right: number;
	bottom: number;
}

/** A node with its name below; names are broken into lines of about this width. */
function boxOfNode({ name, position: [x, y] }: WorkflowNode): Box {
	return { name, left: x - 48, top: y, right: x + 96 + 48, bottom: y + 96 + 48 };
}

function boxOfNote({ name, position: [x, y], parameters }: WorkflowNode): Box {
	return { name, left: x, top: y, right: x + Number(parameters.width), bottom: y + Number(parameters.height) };
}

const overlap = (one: Box, other: Box): boolean =>
	one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

describe('alert to chat', () => {
	it('asks in the chat and does what is decided', async () => {
		const { api, simulator } = stage;
		const id = await activate(imported('alert-to-chat'));
		simulator.world.createAlert({ urgency: 20 });
		const decisions = ['Close', 'Reject as a false positive', 'Keep open'];
		const alerts = decisions.map(() => simulator.world.createAlert({ urgency: 85 }));
		await until(() => outside.said.length >= 3, 'all are asked for in the chat');
		expect(outside.said).toHaveLength(3);

		for (const [index, decision] of decisions.entries()) {
			const { short_id: shortId, rule } = alerts[index]!;
			const asked = outside.said.find((text) => text.includes(`New alert ${shortId}`));
			expect(asked).toContain(`urgency 85: ${rule.name}`);
			const form = /Decide: (\S+)/.exec(asked ?? '')?.[1] ?? '';
			expect(await (await fetch(form)).text()).toContain('Keep open');
			const fields = new FormData();
			for (const [field, value] of [decision, 'Known test', 'Alice'].entries()) fields.set(`field-${field}`, value);
			expect((await fetch(form, { method: 'POST', body: fields })).status).toBe(200);
		}
		for (const execution of await api.waitForExecutions(id, 3)) succeeded(execution);

		const [closed, rejected, open] = alerts;
		expect(closed).toMatchObject({ status: 'Closed', comments: [{ content: 'Alice: Known test' }] });
		expect(rejected).toMatchObject({ status: 'Rejected', comments: [{ content: 'Alice: Known test' }] });
		expect(open).toMatchObject({ status: 'Pending', comments: [{ content: 'Kept open by Alice: Known test', author: 'Approval playbook' }] });
		for (const [index, decision] of decisions.entries()) {
			expect(outside.said).toContain(`${alerts[index]!.short_id}: ${decision} (Alice)`);
		}
	});
});

describe('phishing triage', () => {
	it('comments each phishing alert with what its events have in common, and raises a large one', async () => {
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
		const response = await fetch(url, { method: 'POST', body: fields });
		const { formWaitingUrl } = (await response.json()) as { formWaitingUrl: string };
		// As the form's page does: it asks until there is a next page.
		const status = new URL(formWaitingUrl);
		status.pathname += '/n8n-execution-status';
		await until(async () => (await (await fetch(status)).text()).trim() === 'form-waiting', 'the form has its last page');
		return await (await fetch(formWaitingUrl)).text();
	};

	it('uploads the lines of a CSV file as observables and tells how many', async () => {
		const { simulator } = stage;
		const workflow = imported('bulk-ioc-upload');
		await activate(workflow);
		const url = `${stage.api.url}/form/${workflow.nodes.find(({ type }) => type.endsWith('.formTrigger'))!.webhookId}`;

		const sha256 = 'a'.repeat(64);
		const csv = ['type,value', 'ip,203.0.113.9', 'IP,2001:db8::7', 'domain,bücher.example', `sha256,${sha256}`, 'planet,mars'];
		expect(await upload(url, csv.join('\n'))).toContain('4 observable(s) uploaded, 1 line(s) skipped');
		expect(simulator.world.uploadedObservables).toEqual([
			[
				{ type: 'ipv4-addr', value: '203.0.113.9' },
				{ type: 'ipv6-addr', value: '2001:db8::7' },
				{ type: 'domain-name', value: 'bücher.example' },
				{ type: 'file', hashes: { 'SHA-256': sha256 } },
			],
		]);

		const many = Array.from({ length: 1_200 }, (_, index) => `domain,host-${index}.example`);
		expect(await upload(url, ['type,value', ...many].join('\n'))).toContain('1200 observable(s) uploaded, 0 line(s) skipped');
		const batches = simulator.world.uploadedObservables.slice(1) as JsonObject[][];
		expect(batches.map(({ length }) => length)).toEqual([1000, 200]);
		expect(await upload(url, 'type,value\nplanet,mars\n')).toMatch(/0 observable\(s\) uploaded, 1 line\(s\) skipped\.\s+There are no observables/);

		simulator.faults.add({ path: /observables/, status: 403, body: { message: 'No' } });
		expect(await upload(url, csv.join('\n'))).toMatch(/0 observable\(s\) uploaded, 1 line\(s\) skipped\.\s+The API key lacks a permission/);
		simulator.faults.clear();
	});
});

describe('asset sync', () => {
	/** A spreadsheet, made by n8n itself. */
	const spreadsheet = async (rows: object[]): Promise<Buffer> => {
		const { api } = stage;
		const convert = { name: 'Convert', type: 'n8n-nodes-base.convertToFile', typeVersion: 1.1, parameters: { operation: 'xlsx', options: {} } };
		const workflow = startingWith(rows.map((json) => ({ json })), chain('Spreadsheet', [manualTrigger, convert]));
		const { nodes } = await api.runToEnd((await api.createWorkflow(workflow)).id, manualTrigger.name);
		return await api.readBinary(nodes.Convert!.items[0]!.binary!.data!);
	};

	it('creates what is missing in SEKOIA.IO and reports what is missing in the spreadsheet', async () => {
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
		expect(outside.said).toEqual([expect.stringContaining(`SEKOIA.IO has ${known.length - 1} asset(s)`)]);

		outside.files['/assets.xlsx'] = await spreadsheet(simulator.world.assets.map(({ name }) => row(name)));
		succeeded(await api.runToEnd(id, 'Every night'));
		expect(simulator.world.assets).toHaveLength(known.length + 2);
		expect(outside.said).toHaveLength(1);
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
		const [report] = outside.said;
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
	it('pushes what it is sent and tells the caller', async () => {
		const { simulator } = stage;
		const [intake] = simulator.world.reference.intakes;
		await activate(imported('webhook-to-intake'));
		const send = async (body: unknown): Promise<[number, unknown]> => {
			const headers = { 'content-type': 'application/json' };
			const response = await fetch(`${stage.api.url}/webhook/sekoia-events`, { method: 'POST', headers, body: JSON.stringify(body) });
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
