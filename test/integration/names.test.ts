import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { errorOf, outputOf, runNode } from '../harness/engine';
import { useSimulator } from '../harness/simulated';
import type { Simulator } from '../simulator';
import { itemsWith, operationRun } from './operationRun';
import { byId, byName, fromList } from './operations/operationCase';

let simulator: Simulator;
useSimulator({ alerts: 30, events: 10, searchJobMs: 20 }, (started) => (simulator = started));

const run = (operation: string, parameters: IDataObject, input?: INodeExecutionData[], apiKey?: string) =>
	operationRun(simulator, operation, parameters, input, apiKey);
const paths = () => simulator.requests.map(({ method, path }) => `${method} ${path}`);
const last = () => simulator.requests.at(-1)!;

const reference = () => simulator.world.reference;
const caseStatuses = () => reference().customStatuses.filter(({ appliesTo }) => appliesTo.includes('case'));

/** Puts a further object into one of the tenant's lists. */
function add<One extends object>(list: One[], changes: Partial<One>): One {
	const one = { ...list[0]!, uuid: simulator.world.newUuid(), ...changes };
	list.push(one);
	return one;
}

describe('names', () => {
	const bySearch = (...names: unknown[]) => run('case: search', { filters: { customStatus: names } });
	const wanted = () => last().query.find(([name]) => name === 'match[custom_status]')?.[1]?.split(',');

	test('and IDs may stand side by side, in lists, in JSON and in text with commas', async () => {
		const [opened, investigating, resolved] = caseStatuses().map(({ uuid }) => uuid);
		for (const names of [['Opened', resolved], ['opened', '={{ ["Resolved"] }}'], ['={{ "OPENED, Resolved" }}'], ['={{ \'["Opened","Resolved"]\' }}']]) {
			await outputOf(bySearch(...names));
			expect(wanted()).toEqual([opened, resolved]);
		}
		await outputOf(bySearch(`${opened}, ${investigating}`));
		expect(wanted()).toEqual([opened, investigating]);
	});

	test('may hold commas', async () => {
		const closed = add(reference().customStatuses, { appliesTo: ['case'], label: 'Closed, no action' });
		await outputOf(bySearch('closed, no action', 'Opened'));
		expect(wanted()).toEqual([closed.uuid, caseStatuses()[0]!.uuid]);
		reference().customStatuses.pop();
	});

	test('that differ by their case only are told apart by it', async () => {
		const entities = reference().entities;
		const [upper, lower] = ['LAB', 'lab'].map((name) => add(entities, { name }));
		const create = (name: string) =>
			run('assetV2: create', { name: 'DC01', type: 'host', communityUuid: byId(simulator.world.communityUuid), additionalFields: { entityUuid: byName(name) } });
		await outputOf(create('LAB'));
		expect(last().body).toMatchObject({ entity_uuid: upper!.uuid });
		await outputOf(create('lab'));
		expect(last().body).toMatchObject({ entity_uuid: lower!.uuid });
		const { message } = await errorOf(create('Lab'));
		expect(message).toBe(`"Entity": "Lab" is the name of several: ${upper!.uuid}, ${lower!.uuid}`);
		entities.splice(-2);
	});

	test('of two objects are refused with the IDs of both', async () => {
		const entities = reference().entities;
		const twin = add(entities, { name: 'PARIS office' });
		const own = entities.find(({ name }) => name === 'Paris office')!;
		own.name = 'PARIS office';
		const error = await errorOf(run('assetV2: update', { uuid: byId(simulator.world.assets[0]!.uuid), updateFields: { entityUuid: byName('paris office') } }));
		expect(error.message).toContain(own.uuid);
		expect(error.message).toContain(twin.uuid);
		expect(error.message).toMatch(/^"Entity"/);
		own.name = 'Paris office';
		entities.pop();
	});

	test('of namesakes may be what the list of the editor shows', async () => {
		const { intakes } = reference();
		const twin = add(intakes, { name: intakes[0]!.name, entity_uuid: reference().entities[3]!.uuid, intake_key: 'twinkey123' });
		simulator.world.intakeKeys.add('twinkey123');
		const push = (name: string) =>
			run('event: pushToIntake', { intakeFrom: 'name', intakeUuid: byName(name), event: '{"a":1}', options: { intakeServer: simulator.url } });
		expect((await errorOf(push(twin.name))).message).toContain(twin.uuid);
		await outputOf(push(`${twin.name} (Cloud workloads)`));
		expect(last().body).toMatchObject({ intake_key: 'twinkey123' });
		intakes.pop();
	});

	test('that are unknown are answered with those that contain them, and the known ones when none comes near', async () => {
		const { message } = await errorOf(bySearch('invest'));
		expect(message).toBe('"Custom Status Names or IDs": "invest" is no status of cases. Did you mean "Investigating"?');
		const far = await errorOf(bySearch('Zzzzzzzzzzzzzzz'));
		expect(far.message).toBe('"Custom Status Names or IDs": "Zzzzzzzzzzzzzzz" is no status of cases. Known are "Investigating", "Opened", "Resolved", "Waiting for the customer".');
	});

	test('that are unknown fail their own item only', async () => {
		const parameters = { title: 'A case', additionalFields: { customStatusUuid: '={{ $json.status }}' } };
		const { items: output } = await runNode({
			...run('case: create', parameters, itemsWith({ status: 'Opened' }, { status: 'Opend' }, { status: 'resolved' })),
			onError: 'continueRegularOutput',
		});
		const statusOf = ({ custom_status: status }: IDataObject) => (status as IDataObject | undefined)?.label;
		expect(output.map(({ json }) => json.error ?? statusOf(json))).toEqual(['Opened', expect.stringContaining('Did you mean "Opened"'), 'Resolved']);
	});

	test('are found on later pages, up to a thousand', async () => {
		const path = '/api/v1/communities';
		const page = (at: number) => Array.from({ length: 100 }, (_, index) => ({ uuid: `${at}-${index}`, name: `Customer ${at * 100 + index}` }));
		for (let at = 0; at < 30; at++) simulator.faults.add({ path, status: 200, body: { items: page(at), total: 3_000 } });
		const search = (name: string) => run('alert: search', { filters: { communityUuid: [byName(name)] } });
		const { message } = await errorOf(search('Customer 2999'));
		expect(message).toContain('was not found');
		expect(paths().length).toBeLessThanOrEqual(30);
	});

	test('of a long list are searched for by SEKOIA.IO itself', async () => {
		const path = '/api/v2/asset-management/assets';
		simulator.faults.add({ path, status: 200, body: { items: [{ uuid: 'a', name: 'dc1' }], total: 100_000 } });
		const { name, uuid } = simulator.world.assets[3]!;
		await outputOf(run('alert: search', { filters: { assetUuid: [byName(name)] } }));
		expect(last().query).toContainEqual(['match[asset_uuid]', uuid]);
		expect(simulator.requests.slice(0, 2).map(({ query }) => query.find(([entry]) => entry === 'search')?.[1])).toEqual([undefined, name]);
		expect(paths()).toHaveLength(3);
	});
});

test.each([
	['Pending', '2efc4930-1442-4abb-acf2-58ba219a4fd0'],
	[' closed ', '1738b1c1-767d-489e-bada-19176621a007'],
	['1f2f88d5-ff5b-48bf-bbbc-00c2fff82d9f', '1f2f88d5-ff5b-48bf-bbbc-00c2fff82d9f'],
])('the status "%s" of alerts costs no look-up', async (status, id) => {
	await outputOf(run('alert: search', { filters: { statusUuid: [status], excludeStatusUuid: [status] } }));
	expect(last().query).toEqual(expect.arrayContaining([['match[status_uuid]', id], ['nomatch[status_uuid]', id]]));
	expect(paths()).toHaveLength(1);
});

describe('short IDs', () => {
	test('of alerts may stand where SEKOIA.IO wants the UUID', async () => {
		const { short_id: shortId, uuid } = simulator.world.alerts[4]!;
		await outputOf(run('case: search', { filters: { alertUuid: [byId(shortId), byId(uuid)] } }));
		expect(last().query).toContainEqual(['match[alert_uuid]', `${uuid},${uuid}`]);
		expect(simulator.requests[0]!.query).toContainEqual(['match[short_id]', shortId]);
	});

	test('of cases are found where their UUID is given', async () => {
		const { short_id: shortId, uuid } = simulator.world.createCase();
		await outputOf(run('alert: search', { filters: { caseShortId: [byId(uuid), fromList(shortId)] } }));
		expect(last().query).toContainEqual(['match[case_short_id]', `${shortId},${shortId}`]);
		expect(simulator.requests[0]!.query).toContainEqual(['match[uuid]', uuid]);
	});

	test('of a case are told from those of alerts', async () => {
		const error = await errorOf(run('case: search', { filters: { alertUuid: [byId('CAs3jT8mQz5b')] } }));
		expect(error.message).toBe('"Alert" is the ID of a case, not of an alert: "CAs3jT8mQz5b"');
		expect(paths()).toEqual([]);
	});

	test('that no alert has are refused', async () => {
		const error = await errorOf(run('case: search', { filters: { alertUuid: [byId('ALnosuchone1')] } }));
		expect(error.message).toBe('"Alert": "ALnosuchone1" is no alert that the API key can see.');
	});
});

describe('the action of Update Status', () => {
	const update = (action: string, status = 'Pending' as const) => {
		const { uuid } = simulator.world.createAlert({ status });
		return run('alert: updateStatus', { uuid: byId(uuid), actionUuid: byName(action) });
	};
	const sent = () => (last().body as IDataObject).action_uuid;

	test.each([
		['Acknowledge', '937bdabf-6a08-434b-b6d3-d7447e4e452a'],
		['validate', 'c39a0a95-aa2c-4d0d-8d2e-d3decf426eea'],
		['Acknowledged', '8f206505-af6d-433e-93f4-775d46dc7d0f'],
		[' ONGOING ', '1f2f88d5-ff5b-48bf-bbbc-00c2fff82d9f'],
		['rejected', '4f68da89-38e0-4703-a6ab-652f02bdf24e'],
	])('may be "%s", which costs no look-up', async (name, id) => {
		await outputOf(update(name));
		expect(sent()).toBe(id);
		expect(paths()).toHaveLength(1);
	});

	test('may be a status of the community\'s own', async () => {
		const own = add(reference().customStatuses, { appliesTo: ['alert'], label: 'At the help desk', stage: 'in_progress' });
		await outputOf(update('at the HELP desk'));
		expect(sent()).toBe(own.uuid);
		reference().customStatuses.pop();
	});

	test('names the known ones when it is unknown', async () => {
		const { message } = await errorOf(update('Acknowlegde'));
		expect(message).toContain('Did you mean "Acknowledge"');
	});
});

describe('the node finds', () => {
	test('a CTI report by its name', async () => {
		const { id, name } = simulator.world.intelligence.reports[0]!.object;
		const [report] = await outputOf(run('report: get', { uuid: byName(String(name).toUpperCase()) }));
		expect(report).toMatchObject({ data: { id } });
	});

	test('an IOC collection by its name', async () => {
		const [collection] = simulator.world.intelligence.iocCollections;
		await outputOf(run('iocCollection: addIndicators', { iocCollectionId: byName(collection!.name.toLowerCase()), indicators: '192.0.2.77' }));
		expect(last().path).toContain(collection!.id);
	});
});
