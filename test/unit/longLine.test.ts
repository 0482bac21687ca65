import { Readable } from 'node:stream';

import { eventsOfFile } from '../../nodes/Sekoia/resources/event/intake/eventsOfFile';

/** As a file on disk arrives: 64 KiB at a time. */
function* chunks(bytes: number) {
	for (let sent = 0; sent < bytes; sent += 65_536) yield Buffer.alloc(Math.min(65_536, bytes - sent), 'a');
}

async function millisecondsFor(bytes: number): Promise<number> {
	const started = performance.now();
	const lengths: number[] = [];
	for await (const event of eventsOfFile(Readable.from(chunks(bytes), { objectMode: false }), 'events.log')) lengths.push(event.length);
	expect(lengths).toEqual([bytes]);
	return performance.now() - started;
}

test('a line ten times as long takes about ten times as long to read', async () => {
	await millisecondsFor(2_000_000);
	const short = await millisecondsFor(2_000_000);
	expect(await millisecondsFor(20_000_000)).toBeLessThan(20 * short + 500);
}, 60_000);
