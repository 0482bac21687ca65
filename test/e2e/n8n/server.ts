import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Log } from './command';
import { serverEnvironment } from './environment';
import { ensureN8n } from './install';
import { installPackage } from './pack';
import { freePorts } from './ports';
import { temporaryFolder } from './temporary';

export interface StartOptions {
	/** Our packed package, installed as a community package. */
	packageTarball?: string;
	/** Where n8n keeps its data. Without it a temporary folder that `stop` removes. */
	userFolder?: string;
	/** Further environment variables of the n8n process. */
	env?: Record<string, string>;
	log?: Log;
}

export interface N8nServer {
	url: string;
	userFolder: string;
	/** All lines that n8n has written so far. */
	logs: string[];
	/** Ends n8n in good order and removes its folder when it was a temporary one. */
	stop(): Promise<void>;
	/** Ends n8n at once, as a crash or a power cut does. `restart` brings it back. */
	kill(): Promise<void>;
	/** Ends n8n in good order (if it runs) and starts it again with the same data and address. */
	restart(): Promise<void>;
}

const READY_TIMEOUT = 240_000;

/** Starts a real n8n on free loopback ports and waits until its API answers. */
export async function startN8n(options: StartOptions = {}): Promise<N8nServer> {
	const log = options.log ?? (() => {});
	const n8n = await ensureN8n({ log });
	const temporary = options.userFolder === undefined ? await temporaryFolder('n8n') : undefined;
	const userFolder = options.userFolder ?? temporary?.path ?? '';

	const logs: string[] = [];
	const [port = 0, brokerPort = 0] = await freePorts(2);
	const url = `http://127.0.0.1:${port}`;
	const env = serverEnvironment({ node: n8n.node, userFolder, port, brokerPort, extra: options.env });
	let child: ChildProcess | undefined;

	const start = async (): Promise<void> => {
		// The supervisor removes a temporary folder should this process die before it can.
		child = spawn(n8n.node, [join(__dirname, 'supervisor.mjs'), n8n.script, temporary ? userFolder : '', 'start'], {
			cwd: userFolder,
			env,
			stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
			detached: true,
		});
		keepLines(child, logs);
		await waitUntilReady(url, child, logs);
	};
	const end = async (order: 'stop' | 'kill'): Promise<void> => {
		const ending = child;
		child = undefined;
		if (!ending || ending.exitCode !== null) return;
		const ended = new Promise((resolve) => ending.once('exit', resolve));
		if (ending.connected) ending.send(order);
		await ended;
	};

	try {
		if (options.packageTarball) {
			log('Installing the package into n8n.');
			await installPackage(options.packageTarball, userFolder);
		}
		log('Starting n8n (the first start prepares its database, about half a minute).');
		await start();
	} catch (error) {
		await end('kill');
		await temporary?.remove();
		throw error;
	}
	return {
		url,
		userFolder,
		logs,
		stop: async () => {
			await end('stop');
			await temporary?.remove();
		},
		kill: async () => await end('kill'),
		restart: async () => {
			await end('stop');
			await start();
		},
	};
}

function keepLines(child: ChildProcess, logs: string[]): void {
	for (const stream of [child.stdout, child.stderr]) {
		let rest = '';
		stream?.on('data', (chunk: Buffer) => {
			const lines = (rest + chunk.toString()).split('\n');
			rest = lines.pop() ?? '';
			logs.push(...lines);
		});
		stream?.on('close', () => {
			if (rest) logs.push(rest);
		});
	}
}

async function waitUntilReady(url: string, child: ChildProcess, logs: string[]): Promise<void> {
	const deadline = Date.now() + READY_TIMEOUT;
	// Each of these answers at a later stage of the start: process, database, REST API.
	for (const path of ['/healthz', '/healthz/readiness', '/rest/settings']) {
		while (!(await answers(url + path))) {
			if (child.exitCode !== null || child.signalCode !== null) {
				throw new Error(`n8n ended while starting. Its last lines:\n${logs.slice(-40).join('\n')}`);
			}
			if (Date.now() > deadline) {
				throw new Error(`n8n was not ready after ${READY_TIMEOUT / 1000} s. Its last lines:\n${logs.slice(-40).join('\n')}`);
			}
			await sleep(250);
		}
	}
}

async function answers(address: string): Promise<boolean> {
	try {
		const response = await fetch(address, { signal: AbortSignal.timeout(5_000) });
		const type = response.headers.get('content-type') ?? '';
		await response.arrayBuffer();
		return response.ok && type.includes('json');
	} catch {
		return false;
	}
}
