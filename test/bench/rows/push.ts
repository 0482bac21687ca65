import { createReadStream } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

import { BareClient } from '../run/bareClient';
import type { Engine, Place, Row, Work } from '../run/row';

const compress = promisify(gzip);

/** As the node allows itself: bytes of a request, and requests at once. */
const REQUEST_BYTES = 9_437_184;
const AT_ONCE = 5;
const KEY = 'bench-intake-key';

/** An event of about so many bytes of JSON. */
export function eventOf(index: number, bytes: number): string {
	const event = { 'source.ip': '203.0.113.9', index: String(index).padStart(8, '0'), filler: '' };
	event.filler = 'x'.repeat(Math.max(0, bytes - JSON.stringify(event).length));
	return JSON.stringify(event);
}

/** Runs the node's Push to Intake with the files of this process. */
export function pusher({ url }: Place, { runNode }: Engine, parameters: object): (items?: object[]) => Promise<{ ids: number; error?: Error & { description?: string } }> {
	return async (items) => {
		const { items: output, error } = await runNode({
			parameters: { resource: 'event', operation: 'pushToIntake', intakeFrom: 'key', intakeKey: KEY, options: { intakeServer: url }, ...parameters },
			credential: { apiKey: 'bench-api-key', baseUrl: url },
			...(items ? { items: items as never } : {}),
		});
		return { ids: output.reduce((sum, { json }) => sum + ((json.event_ids as unknown[] | undefined)?.length ?? 0), 0), error };
	};
}

/** The path of a new file in the folder from which the engine of this process lets nodes read. */
export async function readableFile({ filesFolder }: Engine, name: string): Promise<string> {
	await mkdir(filesFolder, { recursive: true });
	return join(filesFolder, name);
}

function expectCount(found: number, wanted: number): void {
	if (found !== wanted) throw new Error(`${found} of ${wanted} events were accepted`);
}

/** Sends events the way the node does: batches of the same size, compressed, five at once. @returns how many were accepted */
export async function pushBare(client: BareClient, texts: AsyncIterable<string> | Iterable<string>): Promise<number> {
	const underWay = new Set<Promise<void>>();
	let accepted = 0;
	const send = async (encoded: string[]): Promise<void> => {
		const body = await compress(`{"intake_key":"${KEY}","jsons":[${encoded.join(',')}]}`);
		const headers = { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip', 'Content-Length': body.length };
		const { status, text } = await client.send('/batch', body, headers);
		if (status === 200) accepted += (JSON.parse(text) as { event_ids: string[] }).event_ids.length;
	};
	const start = async (encoded: string[]): Promise<void> => {
		const sending: Promise<void> = send(encoded).finally(() => underWay.delete(sending));
		underWay.add(sending);
		if (underWay.size >= AT_ONCE) await Promise.race(underWay);
	};
	let batch: string[] = [];
	let size = 0;
	for await (const text of texts) {
		const encoded = JSON.stringify(text);
		if (size + encoded.length > REQUEST_BYTES) {
			await start(batch);
			batch = [];
			size = 0;
		}
		batch.push(encoded);
		size += encoded.length + 1;
	}
	if (batch.length > 0) await start(batch);
	await Promise.all(underWay);
	return accepted;
}

/** The lines of a file, read as a stream. */
export const linesOf = (path: string) => createInterface({ input: createReadStream(path), crlfDelay: Infinity });

/** Events of a JSON file, pushed. */
function fromFile(name: string, count: number, bytes: number, most: number): Row {
	const write = async (path: string): Promise<string> => {
		await writeFile(path, `[${Array.from({ length: count }, (_, index) => eventOf(index, bytes)).join(',\n')}]`);
		return path;
	};
	return {
		name,
		work: `Push ${count.toLocaleString('en')} events of ${bytes} bytes from a JSON file`,
		server: { latency: 20 },
		async ours(place, engine): Promise<Work> {
			const push = pusher(place, engine, { inputMode: 'path', eventsPath: await write(await readableFile(engine, 'events.json')) });
			return async () => {
				const { ids, error } = await push();
				if (error) throw error;
				expectCount(ids, count);
			};
		},
		async peer({ url, folder }): Promise<Work> {
			const path = await write(join(folder, 'events.json'));
			const client = new BareClient(url, AT_ONCE);
			return async () => {
				const events = JSON.parse(await readFile(path, 'utf8')) as object[];
				expectCount(await pushBare(client, events.map((event) => JSON.stringify(event))), count);
			};
		},
		goal: `ratio at most ${most}`,
		isMet: (ours, peer) => ours.milliseconds <= most * peer.milliseconds,
	};
}

const REFUSED = 300_000;

/** Events that the intake refuses. */
const refused: Row = {
	name: 'push-refused',
	work: `Push ${REFUSED.toLocaleString('en')} tiny events that the intake refuses, and account for each`,
	server: { latency: 20, refuses: true },
	async ours(place, engine): Promise<Work> {
		const path = await readableFile(engine, 'tiny.json');
		await writeFile(path, `[${Array.from({ length: REFUSED }, (_, index) => index).join(',')}]`);
		const push = pusher(place, engine, { inputMode: 'path', eventsPath: path });
		return async () => {
			const { error } = await push();
			const account = `Not accepted: 0-${REFUSED - 1}.`;
			if (!error?.description?.includes(account)) throw new Error(`The error does not say "${account}": ${error?.message}`);
		};
	},
	async peer({ url, folder }): Promise<Work> {
		const path = join(folder, 'tiny.json');
		await writeFile(path, `[${Array.from({ length: REFUSED }, (_, index) => index).join(',')}]`);
		const client = new BareClient(url, AT_ONCE);
		return async () => {
			const events = JSON.parse(await readFile(path, 'utf8')) as number[];
			expectCount(await pushBare(client, events.map(String)), 0);
		};
	},
	goal: 'the error accounts for all; ratio at most 2',
	isMet: (ours, peer) => ours.milliseconds <= 2 * peer.milliseconds,
};

export const pushRows: Row[] = [fromFile('push-short', 100_000, 75, 2), fromFile('push-long', 100_000, 950, 1.5), refused];
