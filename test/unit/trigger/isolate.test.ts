import type { ApiFunctions } from '../../../nodes/shared/http/client';
import { keepingIsolate } from '../../../nodes/shared/isolate';

/** An engine that evaluates only while its isolate is held, as n8n's does. */
class Engine {
	isHeld = false;
	acquired = 0;

	async acquireIsolate(): Promise<boolean> {
		if (this.isHeld) return false;
		await Promise.resolve();
		this.isHeld = true;
		this.acquired++;
		return true;
	}

	async releaseIsolate(): Promise<void> {
		await Promise.resolve();
		this.isHeld = false;
	}
}

const pause = async (milliseconds: number) => await new Promise((resolve) => setTimeout(resolve, milliseconds));

function make(expression: object | undefined) {
	const engine = expression as Engine | undefined;
	const functions = {
		...(expression ? { workflow: { expression } } : {}),
		getCredentials: async () => ({}),
		getNode: () => ({}),
		helpers: {
			async httpRequestWithAuthentication(_type: string, { timeout = 0 }: { timeout?: number }) {
				await pause(1);
				if (engine && !engine.isHeld) throw new Error('No bridge acquired for this context');
				await pause(timeout);
				if (timeout === 7) throw new Error('refused');
				return 'done';
			},
		},
	};
	const { helpers } = keepingIsolate(functions as unknown as ApiFunctions, 40);
	return async (timeout = 0) => (await helpers.httpRequestWithAuthentication.call({} as never, 'sekoiaApi', { url: '', timeout })) as string;
}

test('holds the isolate while a request is under way, and gives it back a little later', async () => {
	const engine = new Engine();
	const request = make(engine);
	expect(await request()).toBe('done');
	expect(engine.isHeld).toBe(true);
	expect(await request()).toBe('done');
	await pause(80);
	expect(engine.isHeld).toBe(false);
	expect(await request()).toBe('done');
	expect(engine.acquired).toBe(2);
});

test('a request at the moment of the release waits for it', async () => {
	const engine = new Engine();
	const request = make(engine);
	await request();
	for (let wait = 34; wait < 46; wait++) {
		await pause(wait);
		expect(await request()).toBe('done');
	}
});

test('n8n takes back the isolate it held, so another one is acquired', async () => {
	const engine = new Engine();
	await engine.acquireIsolate();
	const request = make(engine);
	const requests = Promise.all([request(), request()]);
	engine.isHeld = false;
	expect(await requests).toEqual(['done', 'done']);
	expect(engine.isHeld).toBe(true);
});

test('requests at the same time share it', async () => {
	const engine = new Engine();
	const request = make(engine);
	const later = pause(8).then(async () => await request(1));
	expect(await Promise.all([request(20), request(3), request(10), later])).toEqual(Array(4).fill('done'));
	expect(engine.acquired).toBe(1);
});

test('is given back after a failure', async () => {
	const engine = new Engine();
	await expect(make(engine)(7)).rejects.toThrow('refused');
	await pause(80);
	expect(engine.isHeld).toBe(false);
});

test('leaves alone what n8n itself holds', async () => {
	const engine = new Engine();
	await engine.acquireIsolate();
	expect(await make(engine)()).toBe('done');
	await pause(80);
	expect(engine.isHeld).toBe(true);
});

test('an n8n without isolates needs nothing', async () => {
	expect(await make(undefined)()).toBe('done');
});
