import { createServer } from 'node:http';

import { listen, type Loopback } from '../../harness/loopback';
import type { N8nServer } from '../n8n/server';

/** What can be done to n8n's process. */
export type Order = 'kill' | 'restart';

/** Lets test files, which do not own n8n's process, end and restart it: `POST /kill`, `POST /restart`. */
export async function startControl(n8n: N8nServer): Promise<Loopback> {
	const orders: Record<string, () => Promise<void>> = { '/kill': n8n.kill, '/restart': n8n.restart };
	const server = createServer(({ url = '' }, response) => {
		const carryOut = orders[url] ?? (async () => await Promise.reject(new Error(`There is no ${url}`)));
		carryOut().then(
			() => response.end(),
			(error: Error) => response.writeHead(500).end(error.message),
		);
	});
	return await listen(server);
}
