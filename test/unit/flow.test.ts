import { mapConcurrently } from '../../nodes/Sekoia/engine/pool';
import { RateLimiter, rateLimiterOf } from '../../nodes/shared/http/rateLimiter';
import { AbortedError, wait } from '../../nodes/shared/wait';

describe('mapConcurrently', () => {
	test('keeps the order of the inputs and the limit', async () => {
		let running = 0;
		let maxRunning = 0;
		const results = await mapConcurrently([30, 5, 20, 1, 10], 2, async (milliseconds, index) => {
			maxRunning = Math.max(maxRunning, ++running);
			await wait(milliseconds);
			running--;
			return `${index}:${milliseconds}`;
		});
		expect(results).toEqual(['0:30', '1:5', '2:20', '3:1', '4:10']);
		expect(maxRunning).toBe(2);
	});

	test('throws the error of the lowest index, after the started work has ended, and starts no more', async () => {
		const ended: number[] = [];
		const started: number[] = [];
		const run = mapConcurrently([40, 5, 1, 1], 2, async (milliseconds, index) => {
			started.push(index);
			await wait(milliseconds);
			ended.push(index);
			if (index < 2) throw new Error(`input ${index}`);
		});
		await expect(run).rejects.toThrow('input 0');
		expect(started).toEqual([0, 1]);
		expect(ended).toEqual([1, 0]);
	});

	test('gives an empty list for an empty list', async () => {
		await expect(mapConcurrently([], 5, async () => 1)).resolves.toEqual([]);
	});
});

describe('wait', () => {
	test('ends at once when aborted', async () => {
		const controller = new AbortController();
		const started = Date.now();
		setTimeout(() => controller.abort(), 20);
		await expect(wait(60_000, controller.signal)).rejects.toBeInstanceOf(AbortedError);
		expect(Date.now() - started).toBeLessThan(5_000);
	});

	test.each([2 ** 31, 2 ** 40, Infinity])('of %p milliseconds does not end at once', async (milliseconds) => {
		await expect(wait(milliseconds, AbortSignal.timeout(50))).rejects.toBeInstanceOf(AbortedError);
	});

	test('does not start when already aborted', async () => {
		await expect(wait(60_000, AbortSignal.abort())).rejects.toBeInstanceOf(AbortedError);
	});
});

describe('RateLimiter', () => {
	async function takes(limiter: RateLimiter, count: number, perSecond: number): Promise<number> {
		const started = Date.now();
		await Promise.all(Array.from({ length: count }, () => limiter.take(perSecond)));
		return Date.now() - started;
	}

	test('spaces calls evenly', async () => {
		const elapsed = await takes(new RateLimiter(), 11, 50);
		expect(elapsed).toBeGreaterThanOrEqual(198);
		expect(elapsed).toBeLessThan(2000);
	});

	test('does not catch up on time in which the process was busy', async () => {
		const limiter = new RateLimiter();
		await limiter.take(50);
		const waiting = Array.from({ length: 20 }, () => limiter.take(50));
		const busyUntil = Date.now() + 300;
		while (Date.now() < busyUntil);
		const started = Date.now();
		await Promise.all(waiting.slice(0, 10));
		expect(Date.now() - started).toBeGreaterThanOrEqual(8 * 20 - 2);
		await Promise.all(waiting);
	});

	test('lets the others proceed when one in the queue is aborted', async () => {
		const limiter = new RateLimiter();
		await limiter.take(20);
		const controller = new AbortController();
		const first = limiter.take(20);
		const second = limiter.take(20, controller.signal);
		const third = limiter.take(20);
		controller.abort();
		await expect(second).rejects.toBeInstanceOf(AbortedError);
		await expect(Promise.all([first, third])).resolves.toEqual([undefined, undefined]);
	});

	test('pauses and then halves the rate when the platform asks to slow down', async () => {
		const limiter = new RateLimiter();
		limiter.slowDown(100);
		const elapsed = await takes(limiter, 6, 50);
		expect(elapsed).toBeGreaterThanOrEqual(100 + 5 * 40 - 2);
	});

	test('is shared by all that call the same host', () => {
		expect(rateLimiterOf('api.sekoia.io')).toBe(rateLimiterOf('api.sekoia.io'));
		expect(rateLimiterOf('api.sekoia.io')).not.toBe(rateLimiterOf('intake.sekoia.io'));
	});

	test('stops waiting when aborted', async () => {
		const limiter = new RateLimiter();
		await limiter.take(1);
		await expect(limiter.take(1, AbortSignal.timeout(10))).rejects.toBeInstanceOf(AbortedError);
	});
});
