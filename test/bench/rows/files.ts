import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';

import { BareClient } from '../run/bareClient';
import type { Row, Work } from '../run/row';
import { eventOf, linesOf, pushBare, pusher, readableFile } from './push';

const EVENT_BYTES = 950;
/** One event and its line break, a billion bytes in all */
const EVENTS = Math.round(1e9 / (EVENT_BYTES + 1));

/** Writes a file of 1 GB, one event a line. */
async function writeLines(path: string): Promise<string> {
	const file = createWriteStream(path);
	const atOnce = 1_000;
	for (let from = 0; from < EVENTS; from += atOnce) {
		const lines = Array.from({ length: Math.min(atOnce, EVENTS - from) }, (_, index) => `${eventOf(from + index, EVENT_BYTES)}\n`);
		if (!file.write(lines.join(''))) await once(file, 'drain');
	}
	file.end();
	await once(file, 'finish');
	return path;
}

const all = (found: number): void => {
	if (found !== EVENTS) throw new Error(`${found} of ${EVENTS} events were accepted`);
};

const large = (name: string, how: string, ours: Row['ours']): Row => ({
	name,
	work: `Push 1 GB of events, one a line, ${how}`,
	runs: 1,
	ours,
	async peer({ url, folder }): Promise<Work> {
		const path = await writeLines(join(folder, 'events.log'));
		const client = new BareClient(url, 5);
		return async () => all(await pushBare(client, linesOf(path)));
	},
	peerName: 'bare client, streamed; one run',
	goal: 'memory below 200 MB above idle',
	isMet: ({ memory }) => memory < 200,
});

const byPath = large('large-path', 'by path', async (place, engine) => {
	const push = pusher(place, engine, { inputMode: 'path', eventsPath: await writeLines(await readableFile(engine, 'events.log')) });
	return async () => {
		const { ids, error } = await push();
		if (error) throw error;
		all(ids);
	};
});

const byBinary = large('large-binary', 'as a file of the item', async (place, engine) => {
	const push = pusher(place, engine, { inputMode: 'binary', binaryPropertyName: 'data' });
	const path = await writeLines(await readableFile(engine, 'events.log'));
	const items = [{ json: {}, binary: { data: await engine.storeFile(path, 'text/plain') } }];
	return async () => {
		const { ids, error } = await push(items);
		if (error) throw error;
		all(ids);
	};
});

export const fileRows: Row[] = [byPath, byBinary];
