import { Dispatcher, type Handled, type Job } from '../../../nodes/SekoiaTrigger/emit/dispatcher';

const tick = async () => await new Promise((resolve) => setImmediate(resolve));
let log: string[];
let rooms: number;
let failures: unknown[];
beforeEach(() => {
	log = [];
	rooms = 0;
	failures = [];
});
const make = (concurrency: number, capacity = 100) =>
	new Dispatcher(concurrency, capacity, () => rooms++, (error) => failures.push(error));

/** A job that runs until it is told to end. */
function job(alert: string, name: string, at = 0): Job & { end(): void; fail(): void; finish(): void } {
	let end!: () => void;
	let fail!: () => void;
	let finish!: () => void;
	const handled = new Promise<Handled>((resolve, reject) => {
		const until = new Promise<void>((over) => (finish = over));
		end = () => resolve({ until });
		fail = () => reject(new Error(name));
	});
	const run = async () => {
		log.push(name);
		return await handled;
	};
	return { alert, at, run, end: () => end(), fail: () => fail(), finish: () => (end(), finish()) };
}

test('jobs of one alert run one after the other, those of others side by side', async () => {
	const dispatcher = make(5);
	const [a1, a2, b1] = [job('a', 'a1'), job('a', 'a2'), job('b', 'b1')];
	for (const each of [a1, a2, b1]) dispatcher.addLive(each);
	await tick();
	expect(log).toEqual(['a1', 'b1']);
	a1.end();
	await tick();
	expect(log).toEqual(['a1', 'b1', 'a2']);
});

test('a place is kept until the execution ends, but the alert is free before', async () => {
	const dispatcher = make(2);
	const [a1, a2, a3] = [job('a', 'a1'), job('a', 'a2'), job('a', 'a3')];
	for (const each of [a1, a2, a3]) dispatcher.addLive(each);
	a1.end();
	await tick();
	a2.end();
	await tick();
	expect(log).toEqual(['a1', 'a2']);
	a1.finish();
	await tick();
	expect(log).toEqual(['a1', 'a2', 'a3']);
});

test('what was missed of an alert comes before its live jobs', async () => {
	const dispatcher = make(1);
	const first = job('x', 'x');
	dispatcher.addLive(first);
	dispatcher.addLive(job('a', 'a live'));
	const missed = job('a', 'a missed');
	void dispatcher.addMissed(missed);
	first.finish();
	await tick();
	expect(log).toEqual(['x', 'a missed']);
	missed.finish();
	await tick();
	expect(log).toEqual(['x', 'a missed', 'a live']);
});

test('live and missed jobs take turns', async () => {
	const dispatcher = make(1);
	const jobs = ['l1', 'l2', 'l3'].map((name) => job(name, name));
	const missed = ['m1', 'm2', 'm3'].map((name) => job(name, name));
	for (const each of jobs) dispatcher.addLive(each);
	for (const each of missed) void dispatcher.addMissed(each);
	for (let i = 0; i < 12; i++) {
		for (const each of [...jobs, ...missed]) if (log.includes(each.alert)) each.finish();
		await tick();
	}
	expect(log.map((name) => name[0]).join('')).toMatch(/^l(ml|lm)+m?$/);
});

test('tells when it is full, and when there is room again', async () => {
	const dispatcher = make(1, 4);
	const jobs = Array.from({ length: 5 }, (_, i) => job(`a${i}`, `a${i}`));
	for (const each of jobs) {
		expect(dispatcher.isFull()).toBe(false);
		dispatcher.addLive(each);
	}
	expect(dispatcher.isFull()).toBe(true);
	for (const each of jobs.slice(0, 2)) {
		expect(rooms).toBe(0);
		each.finish();
		await tick();
	}
	expect(rooms).toBe(1);
});

test('knows the oldest change that is not handled yet', async () => {
	const dispatcher = make(1);
	expect(dispatcher.oldest()).toBe(Infinity);
	const jobs = [job('a', 'a', 30), job('b', 'b', 10)];
	for (const each of jobs) dispatcher.addLive(each);
	expect(dispatcher.oldest()).toBe(10);
	jobs[0]!.finish();
	await tick();
	jobs[1]!.end();
	await tick();
	expect(dispatcher.oldest()).toBe(Infinity);
});

test('a failure is told and the next job goes on', async () => {
	const dispatcher = make(1);
	const [a1, a2] = [job('a', 'a1'), job('a', 'a2')];
	const handled = dispatcher.addMissed(a1);
	dispatcher.addLive(a2);
	await tick();
	a1.fail();
	expect(await handled).toBe(false);
	await tick();
	expect(log).toEqual(['a1', 'a2']);
	expect(failures).toHaveLength(1);
});

test('closing drops what waits and lets nobody wait for it', async () => {
	const dispatcher = make(1);
	const a1 = job('a', 'a1');
	dispatcher.addLive(a1);
	dispatcher.addLive(job('b', 'b1'));
	const missed = dispatcher.addMissed(job('c', 'c1'));
	dispatcher.close();
	expect(await missed).toBe(false);
	a1.finish();
	await tick();
	dispatcher.addLive(job('d', 'd1'));
	expect(await dispatcher.addMissed(job('e', 'e1'))).toBe(false);
	expect(log).toEqual(['a1']);
});
