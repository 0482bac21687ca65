import { createServer } from 'node:http';

import { listen } from '../../harness/loopback';

/** The way out of this machine, closed. */
export interface Outside {
	/** Environment of a process whose requests to other machines shall end here */
	env: Record<string, string>;
	/** Lists the addresses asked for, as JSON */
	askedUrl: string;
	close(): Promise<void>;
}

/** A proxy that refuses everything and remembers what was asked for: tests need no internet and show it. */
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
