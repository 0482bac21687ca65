import { createConnection } from 'node:net';

import { freePorts } from '../../e2e/n8n/ports';
import { supervise } from '../../e2e/n8n/supervised';
import { temporaryFolder } from '../../e2e/n8n/temporary';
import { until } from '../../harness/wait';
import { findProgram } from './programs';

export interface Redis {
	/** n8n's variables for this Redis. */
	env: Record<string, string>;
	stop(): Promise<void>;
}

/** Starts a new Redis on a free loopback port, which keeps its data in memory only. */
export async function startRedis(): Promise<Redis> {
	const program = findProgram('redis-server');
	const [port = 0] = await freePorts(1);
	const folder = await temporaryFolder('redis');
	const logs: string[] = [];
	const settings = { port, bind: '127.0.0.1', dir: folder.path, save: '', appendonly: 'no' };
	const command = [program, ...Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)])];
	const server = supervise(command, { cwd: folder.path, env: { PATH: process.env.PATH }, logs, folderToRemove: folder.path });
	const stop = async (): Promise<void> => {
		await server.stop();
		await folder.remove();
	};
	try {
		const isReady = async () => {
			if (server.hasEnded()) throw new Error(`Redis ended while starting:\n${logs.join('\n')}`);
			return await answersPing(port);
		};
		await until(isReady, 'Redis answers', { timeout: 30_000, every: 200 });
	} catch (error) {
		await stop();
		throw error;
	}
	return { env: { QUEUE_BULL_REDIS_HOST: '127.0.0.1', QUEUE_BULL_REDIS_PORT: String(port) }, stop };
}

async function answersPing(port: number): Promise<boolean> {
	return await new Promise((resolve) => {
		const socket = createConnection(port, '127.0.0.1', () => socket.write('PING\r\n'));
		const end = (answered: boolean): void => {
			socket.destroy();
			resolve(answered);
		};
		socket.setTimeout(1_000, () => end(false));
		socket.once('data', (data) => end(String(data).startsWith('+PONG')));
		socket.once('error', () => end(false));
	});
}
