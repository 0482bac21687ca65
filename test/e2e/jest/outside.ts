import { createServer } from 'node:http';

import { listen } from '../../harness/loopback';

/** A proxy that blocks the way to other machines. */
export interface Outside {
	/** Environment variables that make a process send its requests to other machines here */
	env: Record<string, string>;
	/** Address that lists the requested addresses, as JSON */
	askedUrl: string;
	close(): Promise<void>;
}

/** Starts a proxy that refuses and records every request, which proves that the tests need no internet. */
export async function startOutside(): Promise<Outside> {
	const asked: string[] = [];
	const server = createServer(({ url = '' }, response) => {
		if (url === '/asked') {
			response.end(JSON.stringify(asked));
			return;
		}
		asked.push(url);
		response.writeHead(403).end();
	});
	server.on('connect', ({ url = '' }, socket) => {
		asked.push(url);
		socket.on('error', () => {});
		socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
	});
	const { url, close } = await listen(server);
	return {
		env: { HTTP_PROXY: url, HTTPS_PROXY: url, NO_PROXY: '127.0.0.1,localhost' },
		askedUrl: `${url}/asked`,
		close,
	};
}
