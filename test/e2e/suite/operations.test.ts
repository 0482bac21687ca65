import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { allCases } from '../../integration/operations/allCases';
import type { Given, OperationCase } from '../../integration/operations/operationCase';
import { verify } from '../../integration/operations/verify';
import { startSimulator } from '../../simulator';
import { ownerApi, session } from '../jest/session';
import type { N8nApi, NodeTypeDescription } from '../n8n/api';
import type { NodeResult } from '../n8n/execution';
import { branches, manualTrigger, type ChainNode, type PinnedItem } from '../n8n/workflow';
import { CREDENTIAL_TYPE, credentialData, uses, type Simulator } from '../stage';

/** Makes the cases write their files where this n8n may read them. */
jest.mock('../../integration/operations/inputFile', () => ({
	writeInput: (name: string, content: string | Buffer): string => {
		const folder = join(session().userFolder, '.n8n-files');
		mkdirSync(folder, { recursive: true });
		writeFileSync(join(folder, name), content);
		return join(folder, name);
	},
}));

const SEKOIA = 'n8n-nodes-sekoia.sekoia';
/** The time zone in which the cases expect dates without an offset. */
const TIMEZONE = 'America/New_York';

const cases = allCases.filter(({ fields }) => fields !== 'some');
const nameOf = ({ resource, operation, title }: OperationCase) => `${resource} ${operation}, ${title}`;

interface Prepared {
	one: OperationCase;
	simulator: Simulator;
	given: Given;
	nodes: [input: ChainNode, sekoia: ChainNode];
}

/** Prepares a tenant and a credential for a case, and its nodes. */
async function prepare(api: N8nApi, one: OperationCase): Promise<Prepared> {
	const simulator = await startSimulator({ alerts: 12, events: 60, searchJobMs: 20 });
	const credential = await api.createCredential(nameOf(one), CREDENTIAL_TYPE, credentialData(simulator));
	const given = one.given(simulator);
	simulator.clearRequests();
	return {
		one,
		simulator,
		given,
		nodes: [
			{ name: `Input of ${nameOf(one)}`, type: 'n8n-nodes-base.noOp', parameters: {} },
			{
				name: nameOf(one),
				type: SEKOIA,
				parameters: { resource: one.resource, operation: one.operation, ...given.parameters },
				credentials: uses(credential),
				// So that a failed case outputs `{ error }` and the others go on.
				onError: 'continueRegularOutput',
			},
		],
	};
}

/** Runs all cases in one workflow, one after the other. */
async function runAll(api: N8nApi, prepared: Prepared[]): Promise<Record<string, NodeResult>> {
	const pinData = Object.fromEntries(
		prepared.map(({ nodes: [input], given }) => [input.name, (given.items ?? [{ json: {} }]) as PinnedItem[]]),
	);
	const { settings, ...rest } = branches('Every operation', manualTrigger, prepared.map(({ nodes }) => nodes));
	const workflow = await api.createWorkflow({ ...rest, settings: { ...settings, timezone: TIMEZONE }, pinData });
	const { error, nodes } = await api.runToEnd(workflow.id, manualTrigger.name);
	if (error) throw new Error(error.message);
	return nodes;
}

describe('operations', () => {
	let type: NodeTypeDescription | undefined;
	let results: Record<string, NodeResult> = {};
	const prepared = new Map<OperationCase, Prepared>();

	beforeAll(async () => {
		const api = await ownerApi();
		type = (await api.nodeTypes()).find(({ name }) => name === SEKOIA);
		for (const one of cases) prepared.set(one, await prepare(api, one));
		results = await runAll(api, [...prepared.values()]);
	});
	afterAll(async () => {
		for (const { simulator } of prepared.values()) await simulator.stop();
	});

	it.each(cases)('$resource: $operation, $title', (one) => {
		const { simulator, given } = prepared.get(one)!;
		const items = results[nameOf(one)]?.items ?? [];
		for (const { json } of items) if (json.error) throw new Error(String(json.error));
		verify(given, simulator.requests, items);
	});

	it('that the editor offers all run here, with all fields and with the required ones', () => {
		expect(type).toBeDefined();
		const offered = operationsOf(type!).flatMap((operation) => [`${operation} all`, `${operation} required`]);
		const run = cases.map(({ resource, operation, fields }) => `${resource}: ${operation} ${fields}`);
		expect(offered.length).toBeGreaterThan(0);
		expect([...new Set(run)].sort()).toEqual(offered.sort());
	});
});

interface Choice {
	value: string;
}

/** The operations that the editor offers, as `resource: operation`. */
function operationsOf({ properties }: NodeTypeDescription): string[] {
	return properties
		.filter(({ name }) => name === 'operation')
		.flatMap(({ options, displayOptions }) => {
			const [resource] = (displayOptions as { show: { resource: string[] } }).show.resource;
			return (options as Choice[]).map(({ value }) => `${resource}: ${value}`);
		})
		.filter((operation) => !operation.endsWith(': __CUSTOM_API_CALL__'));
}
