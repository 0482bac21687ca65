import type { IDataObject } from 'n8n-workflow';

import { Memory } from '../../../nodes/SekoiaTrigger/looks/memory';
import { loadPosition, openOf, restore, savePosition, type Position } from '../../../nodes/SekoiaTrigger/looks/position';
import type { Happening } from '../../../nodes/SekoiaTrigger/looks/types';
import { expectLinear } from '../../harness/growth';

const SERVER = 'https://app.example.org';
const POSITION: Position = { server: SERVER, process: '', since: 1, checked: 2, checkedAt: 3, seen: [], open: [] };
/** How many notifications a save has come with at the highest rate that is promised: 500 a second, five saves a second. */
const PER_SAVE = 100;

const idOf = (index: number) => `7c9e6679-7425-40de-944b-${String(index).padStart(12, '0')}`;

/** Takes in a notification as the trigger does, of one of `objects` objects, with everything that is remembered of it at its longest. */
function take(memory: Memory, index: number, objects: number): void {
	const seen = memory.open(idOf(index % objects));
	seen.isCreated = true;
	seen.row ??= { status: 'Pending', urgency: 1, title: 'é'.repeat(60), details: 'ü'.repeat(60), assignee: idOf(1), verdict: idOf(2) };
	seen.updatedAt = index;
	seen.toldUntil = index;
	seen.addEntry(idOf(index), [{ kind: 'title', value: 'ü'.repeat(60) }]);
	seen.addMessage(idOf(index));
	seen.addTold({ event: 'updated', at: index, facts: [{ kind: 'urgency', value: index }] });
	seen.addValue(index);
}

const happening = (index: number, comment?: string): Happening => ({
	subject: idOf(index),
	event: comment === undefined ? 'updated' : 'comment-created',
	at: index,
	id: idOf(index),
	facts: [{ kind: 'title', value: 'x'.repeat(60), previous: 'y'.repeat(60) }],
	...(comment === undefined ? {} : { comment: { uuid: idOf(index), content: comment } }),
	mark: () => undefined,
	unmark: () => undefined,
});
const sizeOf = (data: IDataObject) => Buffer.byteLength(JSON.stringify(data));

test('the work for each emission does not grow with what is remembered', async () => {
	await expectLinear(3_000, (count) => {
		const memory = new Memory(0);
		const data: IDataObject = {};
		for (let index = 0; index < count; index++) {
			take(memory, index, count);
			if (index % PER_SAVE === 0) savePosition(data, POSITION, memory, []);
		}
		expect(memory.size).toBe(count);
	});
}, 120_000);

test('after 100,000 notifications the static data is below 200 kB, and memory is bounded', () => {
	const memory = new Memory(0);
	for (let index = 0; index < 100_000; index++) {
		take(memory, index, 30_000);
		if (index % 10_000 === 0) memory.prune(index);
	}
	memory.prune(100_000);
	expect(memory.size).toBe(20_000);
	const data: IDataObject = {};
	const open = Array.from({ length: 1_000 }, (_, index) => ({ happening: happening(index, index % 2 ? undefined : 'c'.repeat(1_900)), at: index }));
	savePosition(data, POSITION, memory, open);
	expect(sizeOf(data)).toBeLessThan(200_000);
	expect((data.position as unknown as Position).open).toHaveLength(1_000);
	savePosition(data, POSITION, memory, open.slice(0, 20));
	expect(sizeOf(data)).toBeLessThan(200_000);
	expect((data.position as unknown as Position).seen.length).toBeGreaterThan(20);
});

test('what was saved is taken up again: the objects looked at last, and what was under way', () => {
	const memory = new Memory(0);
	for (let index = 0; index < 400; index++) memory.open(idOf(index)).isCreated = true;
	memory.open(idOf(5));
	const data: IDataObject = {};
	savePosition(data, POSITION, memory, [{ happening: happening(1, 'seen'), at: 50 }, { happening: happening(2), at: 60 }]);
	const loaded = loadPosition(JSON.parse(JSON.stringify(data)) as IDataObject, SERVER)!;
	const again = new Memory(0);
	restore(again, loaded);
	expect(again.size).toBe(300);
	expect([again.get(idOf(5)), again.get(idOf(399)), again.get(idOf(100))].map((seen) => seen?.isCreated)).toEqual([true, true, undefined]);
	expect(again.recent()[0]!.id).toBe(idOf(5));
	expect(openOf(loaded, 55).map(({ happening }) => happening)).toMatchObject([
		{ subject: idOf(1), comment: { content: 'seen' } },
		{ subject: idOf(2), again: 60, facts: [{ kind: 'title' }] },
	]);
	expect(openOf(loaded, 55)[0]).not.toHaveProperty('again');
	expect(loadPosition(data, 'https://another.example.org')).toBeUndefined();
});
