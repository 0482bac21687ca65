import type { IDataObject } from 'n8n-workflow';

import { maxConcurrent } from '../harness/concurrency';
import { outputOf } from '../harness/engine';
import { credentialFor } from '../harness/simulated';
import { type Simulator, startSimulator } from '../simulator';
import { byId } from './operations/operationCase';

const COUNT = 251;
const DAY = 86_400_000;

type Stored = { uuid: string; createdMs: number };

/** A list of the node in a tenant. */
interface List {
	parameters: IDataObject;
	/** What the tenant stores; tests change it */
	stored: Stored[];
	create(): Stored;
	/** Path of its requests */
	path: RegExp;
	/** Whether the newest object comes first */
	isNewestFirst: boolean;
}

const LISTS: Record<string, (simulator: Simulator) => List> = {
	alerts: ({ world }) => ({
		parameters: { resource: 'alert', operation: 'search' },
		stored: world.alertBook.list,
		create: () => world.createAlert({ events: 0 }),
		path: /\/sic\/alerts$/,
		isNewestFirst: true,
	}),
	'alerts that are not counted': (simulator) => ({
		...LISTS.alerts!(simulator),
		parameters: { resource: 'alert', operation: 'search', options: { withCount: false } },
	}),
	cases: ({ world }) => ({
		parameters: { resource: 'case', operation: 'search' },
		stored: world.caseBook.list,
		create: () => world.createCase(),
		path: /\/sic\/cases$/,
		isNewestFirst: true,
	}),
	'comments of a case': ({ world }) => {
		const record = world.createCase();
		return {
			parameters: { resource: 'case', operation: 'getComments', caseUuid: byId(record.uuid) },
			stored: record.comments,
			create: () => world.addCaseComment(record.uuid, 'seen'),
			path: /\/comments$/,
			isNewestFirst: false,
		};
	},
	assets: ({ world }) => ({
		parameters: { resource: 'asset', operation: 'getAll' },
		stored: world.assets,
		create: () => {
			const asset = world.draw.asset(world.nowMs(), world.analyst, 'srv', 'host');
			world.assets.push(asset);
			return asset;
		},
		path: /\/assets$/,
		isNewestFirst: true,
	}),
	'assets (V2)': (simulator) => ({
		...LISTS.assets!(simulator),
		parameters: { resource: 'assetV2', operation: 'getAll' },
	}),
};

let simulator: Simulator;
beforeEach(async () => {
	simulator = await startSimulator({ alerts: 0, events: 0 });
});
afterEach(async () => await simulator.stop());

/** A list of `COUNT` objects, all created at different times. */
function filled(name: string): List {
	const list = LISTS[name]!(simulator);
	list.stored.length = 0;
	for (let index = 0; index < COUNT; index++) list.create().createdMs -= index * 1000;
	return list;
}

/** Puts new objects before all others. */
function enter({ create, isNewestFirst }: List, count: number): void {
	for (let index = 0; index < count; index++) create().createdMs += isNewestFirst ? DAY : -DAY;
}

function leave({ stored }: List, uuids: string[]): void {
	for (const uuid of uuids) stored.splice(stored.findIndex((object) => object.uuid === uuid), 1);
}

async function uuidsOf({ parameters }: List, paging: IDataObject = { returnAll: true }): Promise<unknown[]> {
	const output = await outputOf({ parameters: { ...parameters, ...paging }, credential: credentialFor(simulator) });
	return output.map(({ uuid }) => uuid);
}

/** Lets something happen when the second page is asked for, before it is read. */
function beforeSecondPage({ path }: List, happen: () => void): void {
	let pages = 0;
	jest.spyOn(simulator.faults, 'take').mockImplementation((_, requested) => {
		if (path.test(requested) && ++pages === 2) happen();
		return undefined;
	});
}

describe.each(Object.keys(LISTS))('Return All of %s', (name) => {
	test('reads three pages when nothing happens', async () => {
		const list = filled(name);
		const uuids = await uuidsOf(list);
		expect([...uuids].sort()).toEqual(list.stored.map(({ uuid }) => uuid).sort());
		expect(simulator.requests).toHaveLength(3);
	});

	test.each([
		[3, 0],
		[0, 5],
		[150, 0],
		[0, 100],
		[4, 9],
	])('gives each object once when %p enter and %p leave between two pages', async (entering, leaving) => {
		const list = filled(name);
		const before = (await uuidsOf(list)) as string[];
		beforeSecondPage(list, () => {
			leave(list, before.slice(0, leaving));
			enter(list, entering);
		});
		const uuids = await uuidsOf(list);
		expect(new Set(uuids).size).toBe(uuids.length);
		expect(uuids.filter((uuid) => before.includes(uuid as string))).toEqual(before);
	});

	test('gives as many as the Limit says, each once', async () => {
		const list = filled(name);
		const before = await uuidsOf(list);
		beforeSecondPage(list, () => enter(list, 3));
		expect(await uuidsOf(list, { limit: 120 })).toEqual(before.slice(0, 120));
	});
});

describe('the pages of a long list', () => {
	const search = (more: IDataObject = {}) => ({ resource: 'alert', operation: 'search', returnAll: true, ...more });
	/** Reads 1,001 alerts from a slow server. @returns the largest number of requests at once */
	async function atOnce(parameters: IDataObject, items = 1): Promise<number> {
		for (let index = 0; index < 1_001; index++) simulator.world.createAlert({ events: 0 });
		simulator.faults.add({ path: /alerts$/, delayMs: 200, times: 1_000 });
		const input = Array.from({ length: items }, () => ({ json: {} }));
		const output = await outputOf({ parameters, items: input, credential: credentialFor(simulator) });
		expect(new Set(output.map(({ uuid }) => uuid)).size).toBe(1_001);
		expect(output).toHaveLength(1_001 * items);
		return maxConcurrent(simulator.requests);
	}

	test('are read five at a time', async () => {
		expect(await atOnce(search())).toBe(5);
	});

	test('are read as many at a time as Max Concurrent Requests says', async () => {
		expect(await atOnce(search({ requestOptions: { maxConcurrentRequests: 2 } }))).toBe(2);
	});

	test('share the requests with the other items', async () => {
		expect(await atOnce(search({ requestOptions: { maxConcurrentRequests: 4 } }), 3)).toBe(3);
	});
});
