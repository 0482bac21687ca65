import type { SekoiaClient } from '../../nodes/shared/http/client';
import { collectPages, pages } from '../../nodes/shared/http/paging';
import type { JsonObject } from '../../nodes/shared/json';

const PAGE_SIZE = 10;
/** Requests after which a test gives up on a read that does not end. */
const MAX_REQUESTS = 500;

interface Asked {
	limit: number;
	offset: number;
}
type PageOptions = Partial<Parameters<typeof pages>[2]>;
type Answer = (asked: Asked, count: number) => JsonObject | Promise<JsonObject>;

/** Reads a list from a server that answers by `answer`. @returns the objects and the requests */
async function read(answer: Answer, options: PageOptions = {}, pagesAtOnce = 1) {
	const requests: Asked[] = [];
	const request = async ({ query }: { query: ReadonlyArray<[string, string]> }) => {
		const { limit, offset } = Object.fromEntries(query);
		const asked = { limit: Number(limit), offset: Number(offset) };
		requests.push(asked);
		if (requests.length > MAX_REQUESTS) throw new Error('The read does not end');
		return await answer(asked, requests.length);
	};
	const client = { settings: { pagesAtOnce }, withSettings: () => ({ request }) } as unknown as SekoiaClient;
	const { items, hasMore } = await collectPages(
		pages(client, { method: 'GET', path: '/things' }, { pageSize: PAGE_SIZE, limit: Infinity, ...options }),
	);
	return { items, ids: items.map(({ id }) => id), hasMore, requests };
}

const numbered = (count: number): JsonObject[] => Array.from({ length: count }, (_, index) => ({ id: `${index}` }));
const idsOf = (list: JsonObject[]) => list.map(({ id }) => id);

/** The ways in which the platform's lists tell that they end. */
const ENDINGS: Array<[string, (list: JsonObject[], asked: Asked) => JsonObject]> = [
	['a total', (list) => ({ total: list.length })],
	['has_more', (list, { limit, offset }) => ({ has_more: offset + limit < list.length })],
	['a short page only', () => ({})],
];

const pageOf = (list: JsonObject[], asked: Asked, ending = ENDINGS[0]![1]): JsonObject => ({
	items: list.slice(asked.offset, asked.offset + asked.limit),
	...ending(list, asked),
});

/** Numbers from 0 to 1 that are the same in each run. */
function randomFrom(seed: number): () => number {
	let state = seed;
	return () => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647;
}

/** Lets other work of the process go first, so many times. */
async function ticks(count: number): Promise<void> {
	for (let tick = 0; tick < count; tick++) await Promise.resolve();
}

describe('pages read side by side', () => {
	const TOTAL = 128;
	const list = numbered(TOTAL);
	const options: Array<[string, PageOptions]> = [['to the end', {}], ['up to a limit', { limit: 57 }], ['from an offset', { offset: 11 }], ['of a list that is fixed', { isFixed: true }]];

	test.each(options)('are as many as allowed, and no others than one by one, %s', async (_, chosen) => {
		const oneByOne = await read((asked) => pageOf(list, asked), chosen);
		let underWay = 0;
		let most = 0;
		const answer = async (asked: Asked, count: number) => {
			most = Math.max(most, ++underWay);
			// The later a page is asked for, the sooner it arrives.
			await ticks(40 - 3 * count);
			underWay--;
			return pageOf(list, asked);
		};
		const together = await read(answer, chosen, 4);
		expect(together.ids).toEqual(oneByOne.ids);
		expect(together.requests).toEqual(oneByOne.requests);
		expect(most).toBe(4);
	});

	test('end with the failure of one, and those read ahead are given up', async () => {
		const signals: AbortSignal[] = [];
		let asked = 0;
		const request = async () => {
			if (++asked === 2) throw new Error('no page');
			return { items: numbered(10), total: 100 };
		};
		const withSettings = ({ signal }: { signal: AbortSignal }) => {
			signals.push(signal);
			return { request };
		};
		const client = { settings: { pagesAtOnce: 3 }, withSettings } as unknown as SekoiaClient;
		const all = collectPages(pages(client, { method: 'GET', path: '/things' }, { pageSize: PAGE_SIZE, limit: Infinity }));
		await expect(all).rejects.toThrow('no page');
		expect(asked).toBe(4);
		expect(signals.map(({ aborted }) => aborted)).toEqual([true, true, true, true]);
	});

	test('are one by one where the list does not say how long it is', async () => {
		let underWay = 0;
		let most = 0;
		const answer = async (asked: Asked) => {
			most = Math.max(most, ++underWay);
			await ticks(5);
			underWay--;
			return pageOf(list, asked, ENDINGS[1]![1]);
		};
		expect((await read(answer, {}, 4)).ids).toEqual(idsOf(list));
		expect(most).toBe(1);
	});
});

describe.each(ENDINGS)('a list that ends with %s', (_, ending) => {
	const quiet = (count: number, options?: PageOptions) => {
		const list = numbered(count);
		return read((asked) => pageOf(list, asked, ending), options);
	};

	test.each([0, 1, 9, 10, 11, 19, 20, 95])('is read in order when it has %p objects', async (count) => {
		const { ids, requests } = await quiet(count);
		expect(ids).toEqual(idsOf(numbered(count)));
		expect(requests.length).toBeLessThanOrEqual(Math.floor(count / (PAGE_SIZE - 1)) + 1);
	});

	test('is one request when it fits into a page', async () => {
		expect((await quiet(9)).requests).toEqual([{ limit: 10, offset: 0 }]);
		expect((await quiet(50, { limit: 10 })).requests).toEqual([{ limit: 10, offset: 0 }]);
	});

	test('gives as many objects as the limit says, from the offset on', async () => {
		const { ids, requests } = await quiet(50, { limit: 15, offset: 3 });
		expect(ids).toEqual(idsOf(numbered(18).slice(3)));
		expect(requests).toEqual([{ limit: 10, offset: 3 }, { limit: 6, offset: 12 }]);
	});

	test.each([1, 5, 9, 10, 11, 24])('gives nothing twice after %p objects came to its front', async (count) => {
		const list = numbered(45);
		const { ids } = await read((asked, requests) => {
			if (requests === 3) list.unshift(...Array.from({ length: count }, (__, index) => ({ id: `new ${index}` })));
			return pageOf(list, asked, ending);
		});
		expect(new Set(ids).size).toBe(ids.length);
		expect(ids.filter((id) => !String(id).startsWith('new'))).toEqual(idsOf(numbered(45)));
	});

	test.each([1, 5, 9, 10, 11, 18, 27, 28])('misses nothing after %p objects left its front', async (count) => {
		const list = numbered(45);
		const { ids } = await read((asked, requests) => {
			if (requests === 4) list.splice(0, count);
			return pageOf(list, asked, ending);
		});
		expect(ids).toEqual(idsOf(numbered(45)));
	});

	test('misses nothing after it became so short that the next page is empty', async () => {
		const list = numbered(14);
		const { ids } = await read((asked, requests) => {
			if (requests === 2) list.splice(0, 6);
			return pageOf(list, asked, ending);
		});
		expect(ids).toEqual(idsOf(numbered(14)));
	});

	test.each([1, 4])('gives what stays once and nothing twice, whatever enters and leaves, %p page(s) at once', async (pagesAtOnce) => {
		for (let seed = 1; seed <= 300; seed++) {
			const random = randomFrom(seed);
			const below = (max: number) => Math.floor(random() * max);
			const list = numbered(30 + below(60));
			const staying = new Set(idsOf(list));
			let created = 0;
			const { ids, requests } = await read(async (asked, count) => {
				if (pagesAtOnce > 1) await ticks(below(12));
				// It quietens down in the end, as a list that never does need not have an end.
				for (let changes = count > 1 && count < 15 ? below(8) : 0; changes > 0; changes--) {
					if (random() < 0.5) list.splice(below(asked.offset + 1), 0, { id: `new ${created++}` });
					else for (const { id } of list.splice(below(list.length), 1)) staying.delete(id);
				}
				return pageOf(list, asked, ending);
			}, {}, pagesAtOnce);
			expect(new Set(ids).size).toBe(ids.length);
			expect([...staying].filter((id) => !ids.includes(id))).toEqual([]);
			expect(requests.length).toBeLessThan(60 * pagesAtOnce);
		}
	});
});

test('a list is read to its end when the server gives one object a page', async () => {
	const list = numbered(5);
	const { ids } = await read(({ offset }) => pageOf(list, { limit: 1, offset }, ENDINGS[1]![1]), { limit: 5 });
	expect(ids).toEqual(idsOf(list));
});

describe('an object that moves while the list is read', () => {
	test.each<[string, number, (list: JsonObject[]) => void]>([
		['to the front', 6, (list) => list.unshift(...list.splice(30, 1))],
		['to the front with others', 7, (list) => list.unshift(...list.splice(25, 12))],
		['to the end, with most of what was read', 7, (list) => list.push(...list.splice(0, 17))],
	])('%s is found', async (_, expectedRequests, move) => {
		const list = numbered(40);
		const { ids, requests } = await read((asked, count) => {
			if (count === 3) move(list);
			return pageOf(list, asked);
		});
		expect([...ids].sort()).toEqual(idsOf(numbered(40)).sort());
		expect(requests).toHaveLength(expectedRequests);
	});
});

test('has_more is true when a page that was read again held more than was wanted', async () => {
	const list = numbered(14);
	const { ids, hasMore, requests } = await read(
		(asked, count) => {
			if (count === 2) list.splice(0, 6);
			return pageOf(list, asked, ENDINGS[1]![1]);
		},
		{ limit: 12 },
	);
	expect(ids).toEqual(idsOf(numbered(12)));
	expect(hasMore).toBe(true);
	expect(requests).toEqual([{ limit: 10, offset: 0 }, { limit: 3, offset: 9 }, { limit: 10, offset: 0 }]);
});

test('nothing before the offset is given when pages are read again', async () => {
	const list = numbered(45);
	const { ids } = await read(
		({ limit, offset }, requests) => {
			if (requests === 2) list.splice(12, 5);
			return pageOf(list, { limit: Math.min(limit, 5), offset }, ENDINGS[1]![1]);
		},
		{ offset: 12, limit: 15 },
	);
	expect(ids).toEqual(idsOf(numbered(27).slice(12)));
});

test('objects are recognised by their uuid where they have one, by a number as id as well', async () => {
	for (const toObject of [(n: number) => ({ uuid: `${n}`, id: 'same' }), (id: number) => ({ id }), (id: number) => ({ id: `${id}`, uuid: null })]) {
		const list = Array.from({ length: 25 }, (_, index) => toObject(index));
		const { items } = await read((asked, requests) => {
			if (requests === 2) list.unshift(toObject(100));
			return pageOf(list, asked);
		});
		expect(items).toEqual(Array.from({ length: 25 }, (_, index) => toObject(index)));
	}
});

test('rows without uuid and id are all given, equal ones as well, in pages that do not overlap', async () => {
	const rows = Array.from({ length: 25 }, (_, index) => ({ name: `row ${index % 7}` }));
	const { items, requests } = await read((asked) => pageOf(rows, asked));
	expect(items).toEqual(rows);
	expect(requests.map(({ offset }) => offset)).toEqual([0, 10, 20]);
});

test('a list that cannot change is read in pages that do not overlap, and keeps equal objects', async () => {
	const rows = Array.from({ length: 25 }, (_, index) => ({ id: `${index % 7}` }));
	const { items, requests } = await read((asked) => pageOf(rows, asked), { isFixed: true });
	expect(items).toEqual(rows);
	expect(requests.map(({ offset }) => offset)).toEqual([0, 10, 20]);
});

describe('a server that repeats itself', () => {
	const things = numbered(40);
	const slice = (from: number) => ({ items: things.slice(from, from + 10), total: 1000, has_more: true });

	test.each<[string, (asked: Asked, count: number) => JsonObject, number, string]>([
		['with the same page', () => slice(0), 2, 'sent the same page twice (offset 9)'],
		['with the same rows without id', () => ({ items: [{ a: 1 }, { a: 2 }], has_more: true }), 2, 'sent the same page twice (offset 2)'],
		['with two pages in turn', (_, count) => slice(count % 2), 25, 'keeps sending what it has sent before'],
		['with its last page', ({ offset }, count) => ({ ...slice(Math.min(offset, 30)), total: count }), 35, 'keeps sending what it has sent before'],
		['with other objects each time it is asked again', ({ offset }, count) => ({ items: [{ id: `${offset && count}` }, { id: `${offset && -count}` }], has_more: true }), 25, 'keeps sending'],
	])('%s ends in an error', async (_, answer, maxRequests, message) => {
		let sent = 0;
		const counting = (asked: Asked, count: number) => answer(asked, (sent = count));
		await expect(read(counting)).rejects.toThrow(message);
		expect(sent).toBeLessThanOrEqual(maxRequests);
	});
});
