import { Newest } from '../../nodes/Sekoia/methods/newest';

/** Work that ends when it is told to, or is stopped. */
function work() {
	let end: (result: string) => void = () => undefined;
	const start = async (signal: AbortSignal) =>
		await new Promise<string>((resolve, reject) => {
			end = resolve;
			signal.addEventListener('abort', () => reject(new Error('stopped')));
		});
	return { start, end: (result: string) => end(result) };
}

const marked = (newer: string) => `${newer}, from a newer one`;
const sizeOf = (newest: Newest<string>) => newest['underWay'].size;

test('a newer run stops the older ones, which give what the last one gives', async () => {
	const newest = new Newest<string>();
	const last = work();
	const results = [work().start, work().start, last.start].map((start) => newest.run('list', start, marked));
	last.end('found');
	expect(await Promise.all(results)).toEqual(['found, from a newer one, from a newer one', 'found, from a newer one', 'found']);
	expect(sizeOf(newest)).toBe(0);
});

test('what fails in the newer run fails in those that it stopped', async () => {
	const newest = new Newest<string>();
	const older = newest.run('list', work().start, marked);
	const newer = newest.run('list', async () => await Promise.reject(new Error('no permission')), marked);
	await expect(newer).rejects.toThrow('no permission');
	await expect(older).rejects.toThrow('no permission');
	expect(sizeOf(newest)).toBe(0);
});

test('runs with other keys, and runs that have ended, are left alone', async () => {
	const newest = new Newest<string>();
	const one = work();
	const running = newest.run('one', one.start, marked);
	await expect(newest.run('other', async () => 'quick', marked)).resolves.toBe('quick');
	await expect(newest.run('other', async () => 'again', marked)).resolves.toBe('again');
	expect(sizeOf(newest)).toBe(1);
	one.end('its own');
	expect(await running).toBe('its own');
	expect(sizeOf(newest)).toBe(0);
});
