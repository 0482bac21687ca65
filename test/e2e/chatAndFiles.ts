import { createServer } from 'node:http';

import { listen, type Loopback } from '../harness/loopback';

/** The other services that the examples use: a chat and a file server, on loopback. */
export interface ChatAndFiles extends Loopback {
	/** Texts posted to the chat */
	posted: string[];
	/** Files that were stored on the file server, by path */
	stored: Record<string, Buffer>;
	/** Files that the file server offers, by path */
	files: Record<string, Buffer>;
}

/** Starts a server that takes chat messages (POST), stores files (PUT) and offers files (GET). */
export async function startChatAndFiles(): Promise<ChatAndFiles> {
	const posted: string[] = [];
	const stored: Record<string, Buffer> = {};
	const files: Record<string, Buffer> = {};
	const server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			const { method, url = '' } = request;
			const body = Buffer.concat(chunks);
			if (method === 'POST') posted.push((JSON.parse(body.toString()) as { text: string }).text);
			if (method === 'PUT') stored[url] = body;
			if (method === 'GET') response.end(files[url]);
			else response.end('{}');
		});
	});
	return { ...(await listen(server)), posted, stored, files };
}
